using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>One call on its way: what was asked for, how long it may take, when it began.</summary>
internal sealed class CallContext
{
    private readonly long _started;

    /// <exception cref="RelayException">The time limit is none.</exception>
    public CallContext(AliasBinding binding, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, CallTrace? trace, CancellationToken cancellationToken)
    {
        Binding = binding;
        Messages = messages;
        Options = options;
        IsStream = stream;
        var own = options as CallOptions;
        Lane = own?.Lane ?? Lane.Metered;
        CaptureRaw = own?.CaptureRaw == true;
        if (SecretFields.In(options?.AdditionalProperties) is { } secret)
        {
            throw CallFailure.BeforeCall(
                binding.Spec,
                RelayErrorKind.InvalidRequest,
                $"{TargetName.AliasFirst(binding.Spec)} was not called: AdditionalProperties[\"{secret}\"] would send a credential in the request's body. Give a key with CallOptions.ApiKey, or with the alias' credential.");
        }

        if (own?.RevealApiKey() is { } key)
        {
            KeepKey(key);
        }

        if (binding.Refusal is { } refusal)
        {
            Warnings.Add(refusal);
        }

        _started = binding.Runtime.Clock.GetTimestamp();
        TimeSpan limit = CallRules.TimeLimit(binding.Spec, own?.Timeout ?? (stream ? binding.StreamTimeout : binding.Timeout));
        Deadline = new Deadline(limit, binding.Runtime.Clock, cancellationToken, binding.Runtime.Ending);
        if (stream)
        {
            Deadline.WatchSilence(
                binding.Runtime.Clock,
                CallRules.TimeLimit(binding.Spec, own?.FirstEventTimeout ?? binding.FirstEventTimeout),
                CallRules.TimeLimit(binding.Spec, own?.StreamIdleTimeout ?? binding.StreamIdleTimeout));
        }

        if (trace is not null)
        {
            trace.Call = this;
        }
    }

    public AliasBinding Binding { get; }

    public IEnumerable<ChatMessage> Messages { get; }

    public ChatOptions? Options { get; }

    public bool IsStream { get; }

    public RequestWarnings Warnings { get; } = new();

    /// <summary>Who pays: what the call says, unless the backend that answers knows better.</summary>
    public Lane Lane { get; set; }

    /// <summary>The service tier that the answer says it was served in, once it is metered.</summary>
    public ServiceTier ServedTier { get; set; }

    /// <summary>What has arrived of a streamed answer; null before its first event.</summary>
    public Answer? Arriving { get; set; }

    /// <summary>How large the answer may be.</summary>
    public AnswerLimits Limits => Binding.Runtime.Limits;

    public bool CaptureRaw { get; }

    /// <summary>The caller's own key; null when the alias' credential counts.</summary>
    public string? ApiKey { get; private set; }

    /// <summary>The key that was sent, whatever it looks like: it is blotted out of everything that is shown.</summary>
    public string? SentKey { get; set; }

    /// <summary>Whether <see cref="SentKey"/> is an access token, which goes as a bearer token wherever the provider takes its keys.</summary>
    public bool SendsToken { get; set; }

    /// <summary>Signs the request; null where nothing is signed.</summary>
    public RequestSigner? Signer { get; set; }

    /// <summary>The provider's second secret that was sent (<see cref="ProviderFacts.SecretHeader"/>), blotted out like the key.</summary>
    public string? SentSecret { get; set; }

    /// <summary>Whether the request was sent whole and no answer has refused it: the provider may have worked on it.</summary>
    public bool WasSent { get; set; }

    /// <summary>Finds what the call was authorised with in texts that come back.</summary>
    public SentSecrets Secrets => Binding.SecretsOf(SentKey ?? ApiKey, SentSecret, Signer);

    public Deadline Deadline { get; }

    public TimeSpan Elapsed => Binding.Runtime.Clock.GetElapsedTime(_started);

    /// <summary>A key is for the provider the program was compiled against; when a configuration source names another one, it stays here.</summary>
    private void KeepKey(string key)
    {
        if (Binding.Spec.Provider == Binding.Compiled.Provider)
        {
            ApiKey = key;
        }
        else
        {
            Warnings.Add($"CallOptions.ApiKey was not used: it is a key of {Binding.Compiled.Provider}, and '{Binding.Spec.Alias}' is {Binding.Spec.Target} by configuration.");
        }
    }
}
