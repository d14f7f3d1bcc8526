using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>One call on its way: what was asked for, how long it may take, when it began.</summary>
internal sealed class CallContext
{
    private readonly long _started;

    /// <exception cref="RelayException">The time limit is none.</exception>
    public CallContext(AliasBinding binding, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, CancellationToken cancellationToken)
    {
        Binding = binding;
        Messages = messages;
        Options = options;
        IsStream = stream;
        var own = options as CallOptions;
        Lane = own?.Lane ?? Lane.Metered;
        CaptureRaw = own?.CaptureRaw == true;
        ApiKey = own?.ApiKey;
        _started = binding.Runtime.Clock.GetTimestamp();
        TimeSpan limit = CallRules.TimeLimit(binding.Spec, own?.Timeout ?? (stream ? binding.StreamTimeout : binding.Timeout));
        Deadline = new Deadline(limit, binding.Runtime.Clock, cancellationToken);
    }

    public AliasBinding Binding { get; }

    public IEnumerable<ChatMessage> Messages { get; }

    public ChatOptions? Options { get; }

    public bool IsStream { get; }

    public RequestWarnings Warnings { get; } = new();

    public Lane Lane { get; }

    public bool CaptureRaw { get; }

    /// <summary>The caller's own key; null when the alias' credential counts.</summary>
    public string? ApiKey { get; }

    /// <summary>The key that was sent, whatever it looks like: it is blotted out of everything that is shown.</summary>
    public string? SentKey { get; set; }

    public Deadline Deadline { get; }

    public TimeSpan Elapsed => Binding.Runtime.Clock.GetElapsedTime(_started);
}
