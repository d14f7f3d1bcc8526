namespace Relay;

/// <summary>Which of a provider's chat protocols an alias speaks, where it has more than one.</summary>
public enum ApiStyle
{
    /// <summary>Chat Completions (<c>POST …/chat/completions</c>).</summary>
    ChatCompletions,

    /// <summary>Responses (<c>POST …/responses</c>).</summary>
    Responses,
}

/// <summary>
/// Everything Relay knows about an alias, resolved: target, connection, defaults, limits, capabilities, prices.
/// Immutable and value-equal; generated code builds it lazily from one literal expression.
/// </summary>
/// <param name="Alias">The name a program uses.</param>
/// <param name="Provider">Canonical provider name (<see cref="ProviderFacts.Name"/>).</param>
/// <param name="Model">The provider's model id: the target after its first slash.</param>
public sealed record ModelSpec(string Alias, string Provider, string Model)
{
    /// <summary>Provider and model, joined by a slash.</summary>
    public string Target => Provider + "/" + Model;

    /// <summary>The provider, where it is none that Relay knows (<c>providers</c> of a preset); null for those of <see cref="ProviderTable"/>.</summary>
    public ProviderFacts? CustomProvider { get; init; }

    /// <summary>Replaces the provider's base address (<see cref="ProviderFacts.BaseUrl"/>); null keeps it.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Whether <see cref="BaseUrl"/> may name a private host; off unless the preset says so.</summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>Azure's API version.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>AWS region.</summary>
    public string? Region { get; init; }

    /// <summary>Google Cloud project.</summary>
    public string? Project { get; init; }

    /// <summary>Google Cloud location.</summary>
    public string? Location { get; init; }

    /// <summary>Azure deployment.</summary>
    public string? Deployment { get; init; }

    /// <summary>Which chat protocol to speak.</summary>
    public ApiStyle ApiStyle { get; init; }

    /// <summary>Where the key is found; null means the provider's own environment variables.</summary>
    public CredentialReference? Credential { get; init; }

    /// <summary>Request defaults.</summary>
    public ModelParameters Parameters { get; init; } = ModelParameters.None;

    /// <summary>What the model can do: declared in the preset, else from the catalog.</summary>
    public ModelCapabilities Capabilities { get; init; }

    /// <summary>Context window in tokens; null when unknown.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Most output tokens the model gives; null when unknown.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>What the model costs; null when no price is known (never zero by default).</summary>
    public ModelPrices? Prices { get; init; }

    /// <summary>
    /// Whether reasoning that the model writes into its text, between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>, becomes reasoning; null means as the provider needs it
    /// (<see cref="ProviderFacts.WritesThinkTags"/>).
    /// </summary>
    public bool? StripThinkTags { get; init; }

    /// <summary>Time limit for a whole call that is not streamed; null means 60 seconds.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Time limit for a whole stream; null means 300 seconds.</summary>
    public TimeSpan? StreamTimeout { get; init; }

    /// <summary>
    /// Longest time until the first event of a stream, from the beginning of the call; null means none below the stream's own limit.
    /// </summary>
    public TimeSpan? FirstEventTimeout { get; init; }

    /// <summary>Longest time in which a stream sends no byte; null means none below the stream's own limit.</summary>
    public TimeSpan? StreamIdleTimeout { get; init; }

    /// <summary>Retries after the first attempt; null means the runtime's default.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Requests per minute the caller wants to stay under; null means no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens per minute the caller wants to stay under; null means no limit.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>Connection pool settings, shared by aliases that share an endpoint.</summary>
    public TransportSettings Transport { get; init; } = TransportSettings.Default;

    /// <summary>Free labels.</summary>
    public EquatableArray<string> Tags { get; init; }

    /// <summary>The alias and the target, and nothing that could hold a secret.</summary>
    public override string ToString() => Alias + ": " + Target;
}
