namespace Relay;

/// <summary>Providers that host or route to other houses' models behind an OpenAI-compatible endpoint.</summary>
internal static class ModelHosts
{
    internal static readonly ProviderFacts[] All =
    [
        new("together", WireProtocol.OpenAIChat, "https://api.together.xyz/v1")
        {
            KeyVariables = new("TOGETHER_API_KEY"),

            // docs.together.ai/reference/chat-completions lists top_k.
            Dialect = new() { TopK = true },
        },
        new("fireworks", WireProtocol.OpenAIChat, "https://api.fireworks.ai/inference/v1")
        {
            KeyVariables = new("FIREWORKS_API_KEY"),
            Dialect = new()
            {
                // docs.fireworks.ai/api-reference/post-chatcompletions lists top_k.
                TopK = true,

                // docs.fireworks.ai/guides/reasoning: earlier reasoning goes back as reasoning_content.
                ReasoningReplayField = "reasoning_content",
            },
        },
        new("openrouter", WireProtocol.OpenAIChat, "https://openrouter.ai/api/v1")
        {
            KeyVariables = new("OPENROUTER_API_KEY"),
            Dialect = new()
            {
                // openrouter.ai/docs/use-cases/reasoning-tokens: one reasoning object for all models; reasoning_details
                // (with signatures) go back unchanged.
                Reasoning = ReasoningField.ReasoningObject,
                ReasoningReplayField = "reasoning_details",

                // openrouter.ai/docs/api-reference/parameters lists top_k.
                TopK = true,
            },
        },
        new("deepinfra", WireProtocol.OpenAIChat, "https://api.deepinfra.com/v1/openai")
        {
            // deepinfra.com/docs: the examples export DEEPINFRA_TOKEN.
            KeyVariables = new("DEEPINFRA_API_KEY", "DEEPINFRA_TOKEN"),

            // deepinfra.com/docs/openai_api lists top_k.
            Dialect = new() { TopK = true },
        },
        new("novita", WireProtocol.OpenAIChat, "https://api.novita.ai/v3/openai")
        {
            KeyVariables = new("NOVITA_API_KEY"),

            // novita.ai/docs/api-reference/model-apis-llm-create-chat-completion lists top_k.
            Dialect = new() { TopK = true },
        },

        // huggingface.co/docs/inference-providers: a router in front of several hosts, key in HF_TOKEN.
        new("huggingface", WireProtocol.OpenAIChat, "https://router.huggingface.co/v1") { KeyVariables = new("HF_TOKEN") },
    ];
}
