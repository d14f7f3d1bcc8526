namespace Relay.Tests;

/// <summary>What families are sent for reasoning that share a house's words over another wire, or have their own on Bedrock, Responses and Ollama.</summary>
internal static class FurtherReasoningFamilies
{
    /// <summary>Targets that are sent what another target is: the same models, or the same wire, elsewhere.</summary>
    public static IReadOnlyList<(string Target, string SameAs)> Same { get; } =
    [
        ("azure/gpt-5", "openai/gpt-5"),
        ("azure/gpt-4o", "openai/gpt-4o"),
        ("vertex/gemini-2.5-flash", "google/gemini-2.5-flash"),
        ("vertex/gemini-3-pro-preview", "google/gemini-3-pro-preview"),
        ("vertex/claude-sonnet-4-5@20250929", "anthropic/claude-sonnet-4-5"),
        ("vertex/claude-opus-4-6", "anthropic/claude-opus-4-6"),
        ("vertex/mistral-medium-3", "mistral/mistral-medium-latest"),
        ("vertex/openai/gpt-oss-120b-maas", "groq/openai/gpt-oss-120b"),
        ("own-chat/own-model", "vllm/qwen3"),
        ("own-gemini/gemini-2.5-flash", "google/gemini-2.5-flash"),
        ("own-cohere/own-model", "cohere/command-a-reasoning-08-2025"),
        ("own-ollama/qwen3", "ollama-native/qwen3"),
    ];

    /// <summary>For none, minimal, low, medium, high, xhigh, and for 0, 1,500, 4,096, 10,000 and 30,000 tokens.</summary>
    public static IReadOnlyList<(string Target, string[] Sent)> Own { get; } =
    [
        // platform.openai.com/docs/api-reference/responses: reasoning.effort.
        ("responses:openai/gpt-5", Words("\"reasoning\":{\"effort\":\"WORD\"}", "minimal", "minimal", "low", "medium", "high", "high", "minimal", "minimal", "low", "medium", "high")),
        ("responses:azure/gpt-5", Words("\"reasoning\":{\"effort\":\"WORD\"}", "minimal", "minimal", "low", "medium", "high", "high", "minimal", "minimal", "low", "medium", "high")),
        ("own-responses/own-model", Words("\"reasoning\":{\"effort\":\"WORD\"}", "none", "minimal", "low", "medium", "high", "xhigh", "none", "minimal", "low", "medium", "high")),

        // docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking and -adaptive-thinking; a budget lies below the limit.
        ("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0",
            [Converse(), Budget(1_024), Budget(4_096), Budget(16_384), Budget(24_576), Budget(32_768), Converse(), Budget(1_500), Budget(4_096), Budget(10_000), Budget(30_000)]),
        ("bedrock/us.anthropic.claude-opus-4-6-v1",
            [Converse(), Adaptive("low"), Adaptive("low"), Adaptive("medium"), Adaptive("high"), Adaptive("high"), Converse(), Budget(1_500), Budget(4_096), Budget(10_000), Budget(30_000)]),

        // docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking; the first generation does not think.
        ("bedrock/amazon.nova-2-lite-v1:0", [Nova(null), Nova("low"), Nova("low"), Nova("medium"), Nova("high"), Nova("high"), Nova(null), Nova("low"), Nova("low"), Nova("medium"), Nova("high")]),
        ("bedrock/amazon.nova-pro-v1:0", Words(Converse(), new string[11])),

        // DeepSeek V3 thinks when it is asked to, and has no levels.
        ("bedrock/deepseek.v3-v1:0", [Converse(), .. Words(Effort, "high", "high", "high", "high", "high"), Converse(), .. Words(Effort, "high", "high", "high", "high")]),
        ("bedrock/openai.gpt-oss-120b-1:0", Words(Effort, "low", "low", "low", "medium", "high", "high", "low", "low", "low", "medium", "high")),

        // docs.cohere.com/docs/reasoning: only reasoning models take the field.
        ("cohere/command-a-03-2025", Words("", new string[11])),

        // docs.ollama.com/capabilities/thinking: gpt-oss has levels and cannot be told not to think.
        ("ollama-native/gpt-oss:20b", Words("\"think\":\"WORD\"", "low", "low", "low", "medium", "high", "high", "low", "low", "low", "medium", "high")),
    ];

    private const string Effort = "\"inferenceConfig\":{},\"additionalModelRequestFields\":{\"reasoning_effort\":\"WORD\"}";

    private static string[] Words(string form, params string[] words) => [.. words.Select(word => form.Replace("WORD", word, StringComparison.Ordinal))];

    private static string Converse() => "\"inferenceConfig\":{}";

    private static string Budget(int tokens) =>
        "\"inferenceConfig\":{\"maxTokens\":" + (tokens + 8_192) + "},\"additionalModelRequestFields\":{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":" + tokens + "}}";

    private static string Adaptive(string effort) =>
        "\"inferenceConfig\":{},\"additionalModelRequestFields\":{\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"" + effort + "\"}}";

    private static string Nova(string? effort) => "\"inferenceConfig\":{},\"additionalModelRequestFields\":{\"reasoningConfig\":"
        + (effort is null ? "{\"type\":\"disabled\"}}" : "{\"type\":\"enabled\",\"maxReasoningEffort\":\"" + effort + "\"}}");
}
