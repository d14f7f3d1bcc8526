namespace Relay;

/// <summary>An alias bound to a runtime: everything about its calls that does not change from one to the next, worked out once.</summary>
internal sealed class AliasBinding
{
    private AliasBinding(RelayRuntime runtime, ModelSpec spec, ProviderFacts provider, ChatWire wire, Uri chatAddress, Uri streamAddress, TransportSettings transport)
    {
        Runtime = runtime;
        Spec = spec;
        Provider = provider;
        Wire = wire;
        ChatAddress = chatAddress;
        StreamAddress = streamAddress;
        Invoker = runtime.Endpoints.Get(new RelayEndpoint(provider.Name, chatAddress.GetLeftPart(UriPartial.Authority), transport));
        Effort = ReasoningEffortWord.ToSend(provider, spec.Model, spec.Parameters.ReasoningEffort, spec.Parameters.ReasoningBudget);
        Rejected = ParameterRules.Rejected(provider, spec.Model, Effort);
        HttpVersion = transport.Http2 && chatAddress.Scheme == Uri.UriSchemeHttps ? System.Net.HttpVersion.Version20 : System.Net.HttpVersion.Version11;
        Timeout = spec.Timeout ?? runtime.Timeout;
        StreamTimeout = spec.StreamTimeout ?? runtime.StreamTimeout;
    }

    public RelayRuntime Runtime { get; }

    public ModelSpec Spec { get; }

    public ProviderFacts Provider { get; }

    public ChatWire Wire { get; }

    public Uri ChatAddress { get; }

    public Uri StreamAddress { get; }

    public HttpMessageInvoker Invoker { get; }

    /// <summary>The preset's reasoning effort, in the target's words; null when it asks for none.</summary>
    public string? Effort { get; }

    /// <summary>What the target does not take, with the preset's effort.</summary>
    public RequestParameters Rejected { get; }

    public Version HttpVersion { get; }

    public TimeSpan Timeout { get; }

    public TimeSpan StreamTimeout { get; }

    /// <summary>Binds <paramref name="spec"/>.</summary>
    /// <exception cref="RelayException">The spec cannot work: unknown or unsupported provider, missing or refused address.</exception>
    public static AliasBinding Create(RelayRuntime runtime, ModelSpec spec)
    {
        if (runtime.IsDisposed)
        {
            throw Config(spec, "the RelayRuntime is disposed");
        }

        if (!ProviderTable.TryGet(spec.Provider, out ProviderFacts? provider))
        {
            throw Config(spec, $"there is no provider '{spec.Provider}'");
        }

        ChatWire wire = Wires.For(provider, spec.ApiStyle) ?? throw Config(spec, $"this version cannot speak {provider.Wire}{(spec.ApiStyle == ApiStyle.Responses ? " with api_style responses" : "")} yet");
        (string? written, bool allowPrivateHosts) = runtime.Providers.Address(spec, provider);
        UrlVerdict verdict = UrlGuard.Check(written ?? throw Config(spec, $"{provider.Name} needs a base_url"), allowPrivateHosts);
        if (verdict.Uri is null)
        {
            throw Config(spec, "the base_url is refused: " + verdict.Reason);
        }

        // The normal form that was checked, not the text it was written as: other readers could see another host in that.
        string baseUrl = verdict.Uri.AbsoluteUri.TrimEnd('/');
        return new AliasBinding(runtime, spec, provider, wire, Address(stream: false), Address(stream: true), runtime.Providers.Transport(spec, provider));

        Uri Address(bool stream) => new(baseUrl + wire.ChatPath(spec, provider, stream), UriKind.Absolute);
    }

    private static RelayException Config(ModelSpec spec, string what) =>
        CallFailure.BeforeCall(spec, RelayErrorKind.Config, $"'{spec.Alias}' ({spec.Target}) cannot be called: {what}.");
}
