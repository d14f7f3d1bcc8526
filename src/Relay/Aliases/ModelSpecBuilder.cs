using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>Describes a model without a preset (<see cref="RelayRuntime.Model(string, Action{ModelSpecBuilder}?)"/>). What is left alone comes from the catalog.</summary>
public sealed class ModelSpecBuilder
{
    private readonly string _provider;
    private readonly string _model;
    private readonly ProviderFacts? _custom;
    private string? _apiKey;

    internal ModelSpecBuilder(string target)
    {
        (_provider, _model, _custom) = Split(target.Trim());
        Alias = target.Trim();
    }

    internal ModelSpecBuilder(ProviderFacts provider, string model)
    {
        (_provider, _model) = (provider.Name, model);
        _custom = ProviderTable.TryGet(provider.Name, out _) ? null : provider;
        Alias = provider.Name + "/" + model;
    }

    /// <summary>The name in replies and errors.</summary>
    public string Alias { get; set; }

    /// <summary>Replaces the provider's base address; OpenAI-like ones end in <c>/v1</c>.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Whether <see cref="BaseUrl"/> may name a private host.</summary>
    public bool AllowPrivateHosts { get; set; }

    /// <summary>Which of the provider's chat protocols to speak, where it has more than one.</summary>
    public ApiStyle ApiStyle { get; set; }

    /// <summary>Azure: the deployment, where it is not called like the model.</summary>
    public string? Deployment { get; set; }

    /// <summary>Azure: the API version.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>AWS: the region.</summary>
    public string? Region { get; set; }

    /// <summary>Google Cloud: the project.</summary>
    public string? Project { get; set; }

    /// <summary>Google Cloud: the location.</summary>
    public string? Location { get; set; }

    /// <summary>The key itself. Prefer <see cref="Credential"/> with an environment variable.</summary>
    /// <remarks>Set only: what can be read by reflection is printed.</remarks>
    [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "What can be read by reflection is printed.")]
    public string? ApiKey
    {
        set => _apiKey = value;
    }

    /// <summary>Where the key is found; null means the provider's own environment variables.</summary>
    public CredentialReference? Credential { get; set; }

    /// <summary>Request defaults.</summary>
    public ModelParameters Parameters { get; set; } = ModelParameters.None;

    /// <summary>What the model can and cannot do, where that differs from the catalog: <c>default(ModelCapabilities).With(Capability.Tools, Support.Yes)</c>.</summary>
    public ModelCapabilities Capabilities { get; set; }

    /// <summary>Prices, in place of the catalog's.</summary>
    public ModelPrices? Prices { get; set; }

    /// <summary>Whether reasoning between <c>&lt;think&gt;</c> tags in the text becomes reasoning; null means as the provider needs it.</summary>
    public bool? StripThinkTags { get; set; }

    /// <summary>Time limit for a whole call.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Time limit for a whole stream.</summary>
    public TimeSpan? StreamTimeout { get; set; }

    /// <summary>
    /// Longest time until the first event of a stream, from the beginning of the call; null means none below the stream's own limit.
    /// </summary>
    public TimeSpan? FirstEventTimeout { get; set; }

    /// <summary>Longest time in which a stream sends no byte; null means none below the stream's own limit.</summary>
    public TimeSpan? StreamIdleTimeout { get; set; }

    /// <summary>Connection pool settings.</summary>
    public TransportSettings Transport { get; set; } = TransportSettings.Default;

    internal ModelSpec Build()
    {
        var spec = new ModelSpec(Alias, _provider, _model)
        {
            CustomProvider = _custom,
            BaseUrl = BaseUrl,
            AllowPrivateHosts = AllowPrivateHosts,
            ApiStyle = ApiStyle,
            Deployment = Deployment,
            ApiVersion = ApiVersion,
            Region = Region,
            Project = Project,
            Location = Location,
            Credential = _apiKey is null ? Credential : CredentialReference.Literal(_apiKey),
            Parameters = Parameters,
            StripThinkTags = StripThinkTags,
            Timeout = Timeout,
            StreamTimeout = StreamTimeout,
            FirstEventTimeout = FirstEventTimeout,
            StreamIdleTimeout = StreamIdleTimeout,
            Transport = Transport,
            Capabilities = Capabilities,
            Prices = Prices,
        };
        return CatalogFacts.Fill(spec);
    }

    private static (string Provider, string Model, ProviderFacts? Custom) Split(string target)
    {
        int slash = target.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && slash < target.Length - 1 && CustomProviders.Find(target[..slash], RelayRuntime.InForce?.Providers, out ProviderFacts? custom) is { } provider)
        {
            return (provider.Name, target[(slash + 1)..], custom);
        }

        if (ProviderTable.TryRouteBareName(target, out string? routed))
        {
            return (routed, ProviderTable.WithoutResourcePrefix(target), null);
        }

        bool isSecret = SecretShapes.LooksLikeSecret(target);
        string what = isSecret ? "What was given as target" : $"'{target}'";
        string hint = slash <= 0 || isSecret ? "it names no provider" : slash == target.Length - 1 ? "it names no model" : $"there is no provider '{target[..slash]}'";
        string advice = (isSecret ? null : Near(target, slash)) is { } near ? $"Did you mean '{near}'?" : "Write provider/model, such as groq/llama-3.3-70b-versatile.";
        throw new RelayException(RelayErrorKind.Config, $"{what} cannot be called: {hint}. {advice}") { Alias = isSecret ? null : target };
    }

    /// <summary>What a target that cannot be called may have meant; null when nothing is near.</summary>
    private static string? Near(string target, int slash) =>
        slash < 0 ? NearestTarget.Of(target)
        : slash > 0 && slash < target.Length - 1 && CustomProviders.Nearest(target[..slash], RelayRuntime.InForce?.Providers) is { } provider ? provider + target[slash..]
        : null;
}
