namespace Relay;

/// <summary>What a provider's Responses API (<c>api_style: responses</c>) has of OpenAI's. Whether it has one at all is <see cref="ProviderFacts.Responses"/>.</summary>
public sealed record ResponsesDialect
{
    /// <summary>The whole of it: OpenAI's own.</summary>
    public static ResponsesDialect Standard { get; } = new() { Stores = true, EncryptedReasoning = true };

    /// <summary>The endpoint and nothing else: the provider keeps no answers and encrypts no reasoning.</summary>
    public static ResponsesDialect Stateless { get; } = new();

    /// <summary>Path of the endpoint below the base address.</summary>
    public string Path { get; init; } = "/responses";

    /// <summary>
    /// Whether the provider keeps answers, so that a later call can go on from one by its id (<c>previous_response_id</c>). It keeps every one unless told
    /// <c>store: false</c>, which Relay says by default: a conversation then goes back whole, and depends on nobody's memory.
    /// </summary>
    public bool Stores { get; init; }

    /// <summary>Whether <c>include: ["reasoning.encrypted_content"]</c> is understood, with which reasoning goes back to a provider that kept nothing.</summary>
    public bool EncryptedReasoning { get; init; }
}
