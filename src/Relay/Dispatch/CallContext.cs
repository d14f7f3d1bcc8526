using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>One call on its way: what was asked for, how long it may take, when it began.</summary>
internal readonly struct CallContext
{
    private readonly long _started;

    public CallContext(AliasBinding binding, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Binding = binding;
        Messages = messages;
        Options = options;
        IsStream = stream;
        Warnings = new RequestWarnings();
        var own = options as CallOptions;
        Lane = own?.Lane ?? Lane.Metered;
        CaptureRaw = own?.CaptureRaw == true;
        ApiKey = own?.ApiKey;
        _started = binding.Runtime.Clock.GetTimestamp();
        Deadline = new Deadline(own?.Timeout ?? (stream ? binding.StreamTimeout : binding.Timeout), binding.Runtime.Clock, cancellationToken);
    }

    public AliasBinding Binding { get; }

    public IEnumerable<ChatMessage> Messages { get; }

    public ChatOptions? Options { get; }

    public bool IsStream { get; }

    public RequestWarnings Warnings { get; }

    public Lane Lane { get; }

    public bool CaptureRaw { get; }

    public string? ApiKey { get; }

    public Deadline Deadline { get; }

    public TimeSpan Elapsed => Binding.Runtime.Clock.GetElapsedTime(_started);
}
