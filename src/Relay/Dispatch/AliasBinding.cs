namespace Relay;

/// <summary>An alias bound to a runtime: everything about its calls that does not change from one to the next, worked out once.</summary>
internal sealed class AliasBinding
{
    private readonly string? _source;
    private HttpRoute? _http;
    private SentSecrets? _secrets;

    private AliasBinding(RelayRuntime runtime, ModelSpec spec, ModelSpec compiled, ProviderFacts provider, string? source, string? refusal)
    {
        Runtime = runtime;
        Spec = spec;
        Compiled = compiled;
        Provider = provider;
        _source = source;
        Refusal = refusal;
        Effort = ReasoningEffortWord.ToSend(provider, spec.Model, spec.Parameters.ReasoningEffort, spec.Parameters.ReasoningBudget);
        Rejected = ParameterRules.Rejected(provider, spec.Model, Effort, spec.ApiStyle);
        Origin = ContentOrigin.Of(provider, spec.Model);
        Timeout = spec.Timeout ?? runtime.Timeout;
        StreamTimeout = spec.StreamTimeout ?? runtime.StreamTimeout;
        FirstEventTimeout = spec.FirstEventTimeout ?? runtime.FirstEventTimeout;
        StreamIdleTimeout = spec.StreamIdleTimeout ?? runtime.StreamIdleTimeout;
    }

    public RelayRuntime Runtime { get; }

    /// <summary>The target in force, with what is known about it.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The spec as it was compiled in; the same as <see cref="Spec"/> unless a configuration source named another target.</summary>
    public ModelSpec Compiled { get; }

    public ProviderFacts Provider { get; }

    /// <summary>Why a configuration source's target was refused, for the reply; null as a rule.</summary>
    public string? Refusal { get; }

    /// <summary>The way over HTTP. Made at once where nothing else carries calls, so that what cannot work fails at the first call and not in the middle of one.</summary>
    /// <exception cref="RelayException">There is none: the protocol is not spoken yet, the address is missing or refused.</exception>
    public HttpRoute Http => Volatile.Read(ref _http) ?? OpenHttp();

    /// <summary>The preset's reasoning effort, in the target's words; null when it asks for none.</summary>
    public string? Effort { get; }

    /// <summary>What the target does not take, with the preset's effort.</summary>
    public RequestParameters Rejected { get; }

    /// <summary>The model that an answer named last; null before the first one that does.</summary>
    public string? EchoedModel
    {
        get => Volatile.Read(ref field);
        set
        {
            if (value is not null && !ReferenceEquals(value, field))
            {
                Volatile.Write(ref field, value);
            }
        }
    }

    /// <summary>Finds what a call was authorised with; made once for as long as that stays the same.</summary>
    public SentSecrets SecretsOf(string? key, string? secretHeader, RequestSigner? signer)
    {
        SentSecrets? known = Volatile.Read(ref _secrets);
        SentSecrets secrets = signer is null ? SentSecrets.Of(known, key, secretHeader) : SentSecrets.Of(known, signer.KeyId, secretHeader, signer.Secret);
        if (!ReferenceEquals(known, secrets))
        {
            Volatile.Write(ref _secrets, secrets);
        }

        return secrets;
    }

    /// <summary>An answer to be read.</summary>
    /// <param name="isStreamed">Whether it comes in pieces.</param>
    /// <param name="secrets">What its names and ids must not repeat.</param>
    public Answer CreateAnswer(bool isStreamed, SentSecrets secrets) => new()
    {
        Secrets = secrets,
        ConfiguredModel = Spec.Model,
        Limits = Runtime.Limits,
        CanGoOn = CallRules.CanGoOn(this),
        KnownModel = EchoedModel ?? Spec.Model,
        Origin = Origin,
        StripsThinkTags = StripsThinkTags,
        Updates = isStreamed ? new List<ChatUpdate>(4) : null,
    };

    /// <summary>The maker that the target is, for what only that one can read back.</summary>
    public string Origin { get; }

    /// <summary>Whether reasoning between tags is taken out of the text: what the alias says, else whether models there are known to write it so.</summary>
    private bool StripsThinkTags => Spec.StripThinkTags ?? Provider.WritesThinkTags;

    public TimeSpan Timeout { get; }

    public TimeSpan StreamTimeout { get; }

    public TimeSpan? FirstEventTimeout { get; }

    public TimeSpan? StreamIdleTimeout { get; }

    /// <summary>Binds <paramref name="spec"/>.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="spec">The target in force.</param>
    /// <param name="compiled">The spec as it was compiled in; null when that is in force.</param>
    /// <param name="source">Who named a target other than the compiled one.</param>
    /// <param name="refusal">Why a source's target was refused.</param>
    /// <exception cref="RelayException">The spec cannot work: unknown or unsupported provider, missing or refused address.</exception>
    public static AliasBinding Create(RelayRuntime runtime, ModelSpec spec, ModelSpec? compiled = null, string? source = null, string? refusal = null)
    {
        if (runtime.IsDisposed)
        {
            throw HttpRoute.Fault(spec, "the RelayRuntime is disposed", source);
        }

        if (!ProviderTable.TryGet(spec, out ProviderFacts? provider))
        {
            throw HttpRoute.Fault(spec, $"there is no provider '{spec.Provider}'", source);
        }

        if (SecretFields.In(spec.Parameters) is { } secret)
        {
            throw HttpRoute.Fault(spec, $"its parameter '{secret}' would send a credential in the request's body; name it under 'credential' instead", source);
        }

        var binding = new AliasBinding(runtime, spec, compiled ?? spec, provider, source, refusal);
        if (runtime.Backends is null)
        {
            binding.OpenHttp();
        }

        return binding;
    }

    private HttpRoute OpenHttp()
    {
        HttpRoute route = HttpRoute.Create(Runtime, Spec, Provider, _source);
        Volatile.Write(ref _http, route);
        return route;
    }
}
