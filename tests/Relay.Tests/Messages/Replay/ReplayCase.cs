namespace Relay.Tests;

/// <summary>An answer, whole and as a stream, and what of it the next request must hold, character for character.</summary>
/// <param name="Target">Who answers (<see cref="WireTarget"/>).</param>
/// <param name="Whole">The answer as JSON.</param>
/// <param name="Stream">The answer as a stream.</param>
/// <param name="Expected">What the next request to the same target holds.</param>
public sealed record ReplayCase(string Target, string Whole, LoopbackReply Stream, string Expected)
{
    /// <summary>What else the next request holds.</summary>
    public IReadOnlyList<string> AlsoExpected { get; init; } = [];

    /// <summary>Whose the answer is; only a target of the same maker can read back all of it.</summary>
    public string Maker { get; init; } = "";

    /// <summary>What of it every other target must be sent too.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>What of it no other maker can read back, each by a word of the warning that says so.</summary>
    public IReadOnlyList<string> Bound { get; init; } = [];

    public static IReadOnlyList<ReplayCase> All { get; } =
    [
        ReplayBlocks.Of("anthropic/claude-sonnet-4-5"),
        ReplayBlocks.Of("vertex/claude-sonnet-4-5@20250929"),
        ReplayBlocks.Of("own-messages/claude-sonnet-4-5"),
        ReplayParts.Of("google/gemini-3-pro-preview"),
        ReplayParts.Of("vertex/gemini-3-pro-preview"),
        ReplayParts.Of("own-gemini/gemini-3-pro-preview"),
        ReplayConverse.OfClaude("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0"),
        ReplayConverse.OfNova("bedrock/amazon.nova-2-lite-v1:0"),
        ReplayItems.Of(WireTarget.ResponsesPrefix + "openai/gpt-5"),
        ReplayItems.Of(WireTarget.ResponsesPrefix + "azure/gpt-5"),
        ReplayItems.Of("own-responses/gpt-5"),
        ReplayCohere.Of("cohere/command-a-reasoning-08-2025"),
        ReplayCohere.Of("own-cohere/own-model"),
        ReplayOllama.Of("ollama-native/qwen3"),
        ReplayOllama.Of("own-ollama/qwen3"),
        ReplayChat.OfParts("mistral/magistral-medium-latest"),
        ReplayChat.OfParts("vertex/mistral-medium-3"),
        ReplayChat.OfDetails("openrouter/anthropic/claude-sonnet-4.5"),
        ReplayChat.OfText("deepseek/deepseek-reasoner", "reasoning_content"),
        ReplayChat.OfText("vllm/qwen3", "reasoning"),
        ReplayChat.OfCalls("openai/gpt-4o"),
        ReplayChat.OfCalls("azure/gpt-4o"),
        ReplayChat.OfCalls("vertex/meta/llama-3.3-70b-instruct-maas"),
        ReplayChat.OfCalls("own-chat/own-model"),
        ReplayChat.OfCalls("own-azure/own-model"),
    ];

    public static ReplayCase Of(string target) => All.Single(one => one.Target == target);
}
