namespace Relay;

/// <summary>Who serves a wire, where, and with which auth and quirks. Data, not behaviour: wires read it.</summary>
/// <remarks>A provider that Relay does not know is a preset's entry under <c>providers</c>, or begins with <see cref="Custom"/>.</remarks>
/// <param name="Name">Canonical name, as it stands before the slash of a target.</param>
/// <param name="Wire">The protocol.</param>
/// <param name="BaseUrl">Base address without a trailing slash; null where a preset must give one.</param>
public sealed record ProviderFacts(string Name, WireProtocol Wire, string? BaseUrl)
{
    /// <summary>Other names that mean this provider.</summary>
    public EquatableArray<string> Synonyms { get; init; }

    /// <summary>How a credential is shown.</summary>
    public AuthScheme Auth { get; init; } = AuthScheme.Bearer;

    /// <summary>The header of <see cref="AuthScheme.Header"/>.</summary>
    public string? AuthHeader { get; init; }

    /// <summary>Whose short-lived access tokens the provider takes in place of a key; null where it takes none.</summary>
    public ProviderTokens? Tokens { get; init; }

    /// <summary>A second secret that every request carries, such as the key of a gateway in front of the provider; null for none.</summary>
    public ProviderSecretHeader? SecretHeader { get; init; }

    /// <summary>Headers that every request carries, such as the version of the API.</summary>
    public EquatableArray<ProviderHeader> Headers { get; init; }

    /// <summary>Environment variables that hold a key when the preset names none, first one wins.</summary>
    public EquatableArray<string> KeyVariables { get; init; }

    /// <summary>Where a key is found that is in no environment variable, when the preset names none for the alias; null as a rule.</summary>
    public CredentialReference? Credential { get; init; }

    /// <summary>Whether <see cref="BaseUrl"/> may name a private host.</summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>The provider whose models this one hands on unchanged, at that provider's prices; null when it serves its own.</summary>
    public string? RouteTo { get; init; }

    /// <summary>The provider whose parameter rules hold, where this one serves models in the same way; null for those of <see cref="CatalogName"/>.</summary>
    public string? Like { get; init; }

    /// <summary>Under which name the rules about parameters and reasoning know the models: <see cref="Like"/>, else <see cref="CatalogName"/>.</summary>
    public string RulesName => Like ?? CatalogName;

    /// <summary>Under which name the catalog and the parameter rules know the models: <see cref="RouteTo"/>, else <see cref="Name"/>.</summary>
    public string CatalogName => RouteTo ?? Name;

    /// <summary>Whether the provider runs on the user's own machine: no key, price exactly 0.</summary>
    public bool IsLocal { get; init; }

    /// <summary>
    /// Whether open models served here may write their reasoning into the text, between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>: the provider hands on what the model
    /// writes, unless it is told to part it.
    /// </summary>
    public bool WritesThinkTags { get; init; }

    /// <summary>What every standard rate is multiplied by in the batch API, where the provider publishes one factor for all of them; null when it does not.</summary>
    public decimal? BatchFactor { get; init; }

    /// <summary>What every standard rate is multiplied by in the flex tier, where the provider publishes one factor for all of them; null when it does not.</summary>
    public decimal? FlexFactor { get; init; }

    /// <summary>How this provider's dialect of <see cref="WireProtocol.OpenAIChat"/> differs.</summary>
    public OpenAIChatDialect Dialect { get; init; } = OpenAIChatDialect.Standard;

    /// <summary>What it has of OpenAI's Responses API; null when it has none, so that <c>api_style: responses</c> cannot be asked of it.</summary>
    public ResponsesDialect? Responses { get; init; }

    /// <summary>Whether it serves chat in this style: Chat Completions, or a protocol of its own, is what every provider has that does not speak Responses alone.</summary>
    /// <param name="style">The style.</param>
    public bool Offers(ApiStyle style) => style == ApiStyle.ChatCompletions ? Wire != WireProtocol.OpenAIResponses : Responses is not null;

    /// <summary>The style in which a model of this provider is called: the one asked for, save where the provider speaks nothing but Responses.</summary>
    /// <param name="asked">The style of the model's spec.</param>
    public ApiStyle StyleOf(ApiStyle asked) => Wire == WireProtocol.OpenAIResponses ? ApiStyle.Responses : asked;

    /// <summary>The facts that say which parameters a model takes; others than these where a provider serves several houses' models in their own protocols.</summary>
    internal ProviderFacts RulesFor(string model) => VertexRules.Of(this, model);

    /// <summary>A provider of one's own that speaks a known wire: with the headers, the way to show a key and the dialect that the wire has at home.</summary>
    /// <remarks>Chat Completions begin with what <c>openai-compatible</c> takes. No key variable is taken over from anybody.</remarks>
    /// <param name="name">A name that no provider Relay knows has (<see cref="CustomProviderRules"/>).</param>
    /// <param name="wire">The protocol.</param>
    /// <param name="baseUrl">Base address.</param>
    public static ProviderFacts Custom(string name, WireProtocol wire, string baseUrl) => CustomProviderTemplate.Of(name, wire, baseUrl, CustomProviderTemplate.Home(wire));

    /// <summary>Whether this version can talk to it: the only place that says so, for the build and for the run.</summary>
    public bool IsSupported => Wire is WireProtocol.OpenAIChat
        or WireProtocol.OpenAIResponses
        or WireProtocol.AzureOpenAI
        or WireProtocol.AnthropicMessages
        or WireProtocol.Gemini
        or WireProtocol.Vertex
        or WireProtocol.CohereV2
        or WireProtocol.OllamaChat
        or WireProtocol.BedrockConverse;
}

/// <summary>A header that a provider wants on every request.</summary>
/// <param name="Name">The header.</param>
/// <param name="Value">Its value; never a secret.</param>
public sealed record ProviderHeader(string Name, string Value);

/// <summary>A header whose value is a secret from an environment variable.</summary>
/// <param name="Name">The header.</param>
/// <param name="Variable">The environment variable.</param>
public sealed record ProviderSecretHeader(string Name, string Variable)
{
    /// <summary>What stands before the secret, such as <c>Bearer </c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether a call without it is refused before it is made; else the header is left out.</summary>
    public bool IsRequired { get; init; } = true;
}
