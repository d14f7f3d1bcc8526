namespace Relay;

/// <summary>How an alias is reached over HTTP: which protocol, where, through which connections.</summary>
internal sealed class HttpRoute
{
    private readonly int _expectContinueAbove;
    private BearerHeader? _bearer;

    /// <summary>Whether the server is known to do without <c>Expect</c>: it speaks HTTP/2, or has refused the header.</summary>
    private volatile bool _neverAsks;

    private HttpRoute(
        ChatWire wire, Uri chatAddress, Uri streamAddress, HttpMessageInvoker invoker, Version version, bool allowPrivateHosts, RequestAuthorization? authorization, int expectContinueAbove)
    {
        _expectContinueAbove = expectContinueAbove;
        Authorization = authorization;
        AllowPrivateHosts = allowPrivateHosts;
        Wire = wire;
        ChatAddress = chatAddress;
        StreamAddress = streamAddress;
        Invoker = invoker;
        Version = version;
    }

    public ChatWire Wire { get; }

    public Uri ChatAddress { get; }

    public Uri StreamAddress { get; }

    public HttpMessageInvoker Invoker { get; }

    public Version Version { get; }

    /// <summary>How requests are authorised where a key alone does not do it; null where it does.</summary>
    public RequestAuthorization? Authorization { get; }

    /// <summary>Whether connections may go to private addresses.</summary>
    public bool AllowPrivateHosts { get; }

    /// <summary>The route of a call that shows a key, where that goes elsewhere than one with an access token; null where it does not.</summary>
    public HttpRoute? ForKeys { get; private init; }

    /// <summary>The route of <paramref name="spec"/>.</summary>
    /// <exception cref="RelayException">There is none: the protocol is not spoken yet, the address is missing or refused.</exception>
    public static HttpRoute Create(RelayRuntime runtime, ModelSpec spec, ProviderFacts provider, string? source)
    {
        ChatWire wire = Wires.For(provider, spec) ?? throw Fault(spec, $"this version cannot speak {provider.Wire}{(spec.ApiStyle == ApiStyle.Responses ? " with api_style responses" : "")} yet", source);
        ModelSpec placed = wire.Place(spec, runtime.Environment);
        string? fault = wire.PlaceFault(placed);
        HttpRoute? forKeys = wire.PlaceForKeys(spec, placed) is { } elsewhere ? Create(runtime, spec, provider, source, wire, elsewhere, authorization: null, forKeys: null) : null;
        RequestAuthorization? authorization = RequestAuthorization.For(runtime, spec, provider, fault);
        return fault is null ? Create(runtime, spec, provider, source, wire, placed, authorization, forKeys)
            : forKeys is not null ? new HttpRoute(wire, forKeys.ChatAddress, forKeys.StreamAddress, forKeys.Invoker, forKeys.Version, forKeys.AllowPrivateHosts, authorization, forKeys._expectContinueAbove)
            : throw Fault(spec, fault, source);
    }

    private static HttpRoute Create(
        RelayRuntime runtime, ModelSpec spec, ProviderFacts provider, string? source, ChatWire wire, ModelSpec placed, RequestAuthorization? authorization, HttpRoute? forKeys)
    {
        if (TargetAddressRules.Problem(placed, provider.Wire, out _) is { } misplaced)
        {
            throw Fault(spec, misplaced, source);
        }

        (string? written, bool allowPrivateHosts) = runtime.Providers.Address(spec, provider);
        written ??= wire.BaseUrl(placed) ?? (provider.Auth == AuthScheme.AwsSignature ? RegionalAddress(runtime, spec, source) : throw Fault(spec, $"{provider.Name} needs a base_url, such as {AddressForm(provider)}", source));
        UrlVerdict verdict = UrlGuard.Check(written, allowPrivateHosts);
        if (verdict.Uri is null)
        {
            throw Fault(spec, "the base_url is refused: " + verdict.Reason, source);
        }

        // The normal form that was checked, not the text it was written as: other readers could see another host in that.
        string baseUrl = verdict.Uri.AbsoluteUri.TrimEnd('/');
        TransportSettings transport = runtime.Providers.Transport(spec, provider);
        if (OptionRules.Transport(transport) is { } problem)
        {
            throw Fault(spec, problem.TrimEnd('.'), source);
        }

        HttpMessageInvoker invoker = runtime.Endpoints.Get(new RelayEndpoint(provider.Name, verdict.Uri.GetLeftPart(UriPartial.Authority), transport)
        {
            AllowPrivateHosts = allowPrivateHosts,
            BypassesProxy = verdict.IsLoopback || verdict.Uri.Scheme == Uri.UriSchemeHttp,
        });
        Version version = transport.Http2 && verdict.Uri.Scheme == Uri.UriSchemeHttps ? System.Net.HttpVersion.Version20 : System.Net.HttpVersion.Version11;
        return new HttpRoute(wire, Address(stream: false), Address(stream: true), invoker, version, allowPrivateHosts, authorization, transport.ExpectContinueAbove) { ForKeys = forKeys };

        Uri Address(bool stream) => new(baseUrl + wire.ChatPath(placed, provider, baseUrl, stream), UriKind.Absolute);
    }

    /// <summary>What the address of a provider that has none of its own looks like.</summary>
    private static string AddressForm(ProviderFacts provider) => provider.CatalogName == "bedrock" ? "https://bedrock-mantle.us-east-1.api.aws/v1" : provider.Wire switch
    {
        WireProtocol.AzureOpenAI => "https://your-resource.openai.azure.com",
        WireProtocol.OpenAIChat or WireProtocol.OpenAIResponses => "http://localhost:8000/v1",
        _ => "https://llm.example.com",
    };

    private static string RegionalAddress(RelayRuntime runtime, ModelSpec spec, string? source) => AwsRegion.Of(runtime.Aws.Environment, spec, host: null) is { } region
        ? BedrockAddress.Of(region)
        : throw Fault(spec, $"{spec.Provider} needs a region: 'region' in the preset, AWS_REGION, AWS_DEFAULT_REGION or the AWS profile's (small letters, digits and hyphens)", source);

    /// <summary>The Authorization header of a key; the last one is kept, because it is the same as a rule.</summary>
    public string Bearer(string key)
    {
        if (Volatile.Read(ref _bearer) is { } known && known.Key == key)
        {
            return known.Value;
        }

        var made = new BearerHeader(key, "Bearer " + key);
        Volatile.Write(ref _bearer, made);
        return made.Value;
    }

    /// <summary>Whether a request of so many bytes waits until the server wants its body, so that a refusal reaches us before the connection is closed under it.</summary>
    public bool AsksFirst(int length) => length > _expectContinueAbove && !_neverAsks;

    /// <summary>Takes note of how the server answered: over HTTP/2 a refusal is not lost, and one that refuses the question is not asked again.</summary>
    public void Learn(HttpResponseMessage response)
    {
        if (!_neverAsks && (response.Version.Major > 1 || response.StatusCode == System.Net.HttpStatusCode.ExpectationFailed))
        {
            _neverAsks = true;
        }
    }

    /// <summary>Why an alias cannot be called, and who named its target where the preset did not.</summary>
    public static RelayException Fault(ModelSpec spec, string what, string? source) => CallFailure.BeforeCall(
        spec, RelayErrorKind.Config, $"{TargetName.AliasFirst(spec)} cannot be called: {what}{(source is null ? "" : $" (the target was named by {source})")}.");

    /// <summary>Not a record: its text would show the key.</summary>
    private sealed class BearerHeader(string key, string value)
    {
        public string Key { get; } = key;

        public string Value { get; } = value;
    }
}
