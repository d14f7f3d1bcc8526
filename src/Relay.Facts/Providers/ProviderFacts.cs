namespace Relay;

/// <summary>A protocol that providers speak.</summary>
public enum WireProtocol
{
    /// <summary>OpenAI Chat Completions and everything compatible with it.</summary>
    OpenAIChat,

    /// <summary>OpenAI Responses.</summary>
    OpenAIResponses,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAI,

    /// <summary>Anthropic Messages.</summary>
    AnthropicMessages,

    /// <summary>Gemini generateContent.</summary>
    Gemini,

    /// <summary>Vertex AI.</summary>
    Vertex,

    /// <summary>Bedrock Converse.</summary>
    BedrockConverse,

    /// <summary>Cohere Chat v2.</summary>
    CohereV2,
}

/// <summary>How a request shows its credential.</summary>
public enum AuthScheme
{
    /// <summary>No credential is needed (local engines); one that is given goes as a bearer token.</summary>
    None,

    /// <summary><c>Authorization: Bearer …</c></summary>
    Bearer,

    /// <summary>A header of the provider's own (<see cref="ProviderFacts.AuthHeader"/>).</summary>
    Header,

    /// <summary>AWS Signature Version 4.</summary>
    AwsSignature,

    /// <summary>Google application default credentials.</summary>
    GoogleApplicationDefault,
}

/// <summary>Who serves a wire, where, and with which auth and quirks. Data, not behaviour: wires read it.</summary>
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

    /// <summary>Environment variables that hold a key when the preset names none, first one wins.</summary>
    public EquatableArray<string> KeyVariables { get; init; }

    /// <summary>Whether the provider runs on the user's own machine: no key, price exactly 0.</summary>
    public bool IsLocal { get; init; }

    /// <summary>How this provider's dialect of <see cref="WireProtocol.OpenAIChat"/> differs.</summary>
    public OpenAIChatDialect Dialect { get; init; } = OpenAIChatDialect.Standard;

    /// <summary>Whether this version can talk to it.</summary>
    public bool IsSupported => Wire == WireProtocol.OpenAIChat;
}

/// <summary>What <c>reasoning</c> becomes in a Chat Completions body.</summary>
public enum ReasoningField
{
    /// <summary>Not sent: the provider has no such field.</summary>
    None,

    /// <summary><c>"reasoning_effort": "low"</c></summary>
    ReasoningEffort,

    /// <summary><c>"reasoning": {"effort": "low"}</c> or <c>{"max_tokens": n}</c> (OpenRouter).</summary>
    ReasoningObject,

    /// <summary><c>"thinking": {"type": "enabled"}</c> (DeepSeek, Z.ai).</summary>
    ThinkingObject,
}

/// <summary>How one provider's Chat Completions differ from OpenAI's.</summary>
public sealed record OpenAIChatDialect
{
    /// <summary>OpenAI's own, as far as everybody follows it.</summary>
    public static OpenAIChatDialect Standard { get; } = new();

    /// <summary>Path of the chat endpoint below the base address.</summary>
    public string ChatPath { get; init; } = "/chat/completions";

    /// <summary>Whether <c>stream_options.include_usage</c> is understood.</summary>
    public bool StreamOptions { get; init; } = true;

    /// <summary>Whether reasoning models take <c>max_completion_tokens</c> instead of <c>max_tokens</c>.</summary>
    public bool MaxCompletionTokensForReasoning { get; init; }

    /// <summary>Where reasoning goes.</summary>
    public ReasoningField Reasoning { get; init; } = ReasoningField.ReasoningEffort;

    /// <summary>Name of the seed field (Mistral: <c>random_seed</c>).</summary>
    public string SeedField { get; init; } = "seed";

    /// <summary>The word for "call some tool" (Mistral: <c>any</c>).</summary>
    public string RequiredToolChoice { get; init; } = "required";

    /// <summary>Whether <c>top_k</c> is accepted.</summary>
    public bool TopK { get; init; }

    /// <summary>Whether the provider takes a JSON schema as response format; else only a JSON object is asked for.</summary>
    public bool JsonSchema { get; init; } = true;

    /// <summary>Field of an assistant message that carries its reasoning back, where the provider wants it; null otherwise.</summary>
    public string? ReasoningReplayField { get; init; }
}
