namespace Relay.Presets;

/// <summary>Binds <c>models</c>: makes the spec of an alias out of the fields that hold for it. With errors, the spec holds what could be understood.</summary>
internal sealed class AliasBinder(FindingSink findings, KnownProviders providers, MappingNode? defaults, PriceBinder prices)
{
    private readonly TransportSettings _transport = TransportBinder.Bind(defaults);
    private ProviderModel[]? _same;

    /// <summary>Where findings go.</summary>
    public FindingSink Findings => findings;

    /// <summary>The providers that targets may name.</summary>
    public KnownProviders Providers => providers;

    /// <summary>What holds for every model that does not say otherwise; null when nothing does.</summary>
    public MappingNode? Defaults => defaults;

    /// <summary>Whether the project's own providers are these. Thousands of models ask, of the same list.</summary>
    public bool HasProviders(EquatableArray<ProviderModel> others)
    {
        if (ReferenceEquals(others.Items, _same))
        {
            return true;
        }

        bool isSame = providers.Own == others;
        _same = isSame ? others.Items : _same;
        return isSame;
    }

    /// <summary>Binds an alias.</summary>
    /// <param name="model">Where it is declared.</param>
    /// <param name="body">Its fields, inherited ones included.</param>
    public AliasModel Bind(Declaration model, MappingNode body)
    {
        Target target = TargetBinder.Bind(findings, providers, model.Key, body);
        MappingNode? limits = body.Mapping("capabilities");
        var spec = new ModelSpec(model.Name, target.ProviderName, target.Model)
        {
            CustomProvider = providers.OwnOf(target.Provider),
            BaseUrl = AddressBinder.Bind(findings, body, target),
            AllowPrivateHosts = body.Flag("allow_private_hosts") ?? false,
            ApiVersion = body.Text("api_version"),
            Region = body.Text("region"),
            Project = body.Text("project"),
            Location = body.Text("location"),
            Deployment = body.Text("deployment"),
            ApiStyle = ApiStyleBinder.Bind(findings, body, target),
            Credential = CredentialBinder.Bind(findings, body, target.Provider),
            Parameters = ParameterBinder.Bind(body.Mapping("params")),
            Capabilities = CapabilityBinder.Bind(limits, target.Facts),
            ContextWindow = limits.Whole("context_window") ?? target.Facts?.ContextWindow,
            MaxOutput = limits.Whole("max_output") ?? target.Facts?.MaxOutput,
            Prices = prices.Bind(body, target),
            StripThinkTags = body.Flag("strip_think_tags"),
            Timeout = body.Seconds("timeout") ?? defaults.Seconds("timeout"),
            StreamTimeout = body.Seconds(FrontMatterModel.StreamTimeout) ?? defaults.Seconds("stream_overall_timeout"),
            FirstEventTimeout = body.Seconds("first_event_timeout") ?? defaults.Seconds("first_event_timeout"),
            StreamIdleTimeout = body.Seconds("stream_idle_timeout") ?? defaults.Seconds("stream_idle_timeout"),
            MaxRetries = body.Whole("max_retries") ?? defaults.Whole("max_retries"),
            RequestsPerMinute = body.Whole("rpm_limit"),
            TokensPerMinute = body.Whole("tpm_limit"),
            Transport = _transport,
            Tags = body.Texts("tags"),
        };
        ParameterCheck.Check(findings, body.Mapping("params"), spec, target.Provider);
        ReasoningCheck.Check(findings, body.Mapping("params"), spec, target.Provider);
        ReasoningWordCheck.Check(findings, body.Mapping("params"), spec, target.Provider);
        CapabilityCheck.Check(findings, limits, body, target);
        CredentialOwnerCheck.Check(findings, providers, model, body, target);
        CredentialKindCheck.Check(findings, model.Body.Value("credential"), target.Provider);
        TargetFieldCheck.Check(findings, model, body, target);
        RegionCheck.Check(findings, model, body, target);
        AddressPartCheck.Check(findings, model, spec, target);
        SentParameterCheck.Check(findings, body.Mapping("params"));
        ApiVersionCheck.Check(findings, model, body, target);
        if (spec.BaseUrl is not (null or UrlGuard.RefusedAddress))
        {
            EndpointPathCheck.Check(findings, model.Body.Scalar("base_url"), target.Provider, spec.ApiStyle);
        }

        if (model.FrontMatter is { Network: { } network })
        {
            NetworkCheck.Report(findings, network, spec, target);
        }

        return new AliasModel(spec, model.File)
        {
            Module = model.FrontMatter?.Identity.Module,
            Prose = model.FrontMatter?.Prose,
            IsDeprecated = model.FrontMatter is { IsDeprecated: true },
            Description = body.Text("description"),
            DeprecationDate = target.Facts?.DeprecationDate,
        };
    }
}
