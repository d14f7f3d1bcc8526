namespace Relay;

/// <summary>Providers that host or route to other houses' models behind an OpenAI-compatible endpoint.</summary>
internal static class ModelHosts
{
    internal static readonly ProviderFacts[] All =
    [
        new("together", WireProtocol.OpenAIChat, "https://api.together.xyz/v1")
        {
            WritesThinkTags = true,
            KeyVariables = new("TOGETHER_API_KEY"),

            // docs.together.ai/reference/chat-completions lists top_k.
            Dialect = new() { TopK = true },
        },
        new("fireworks", WireProtocol.OpenAIChat, "https://api.fireworks.ai/inference/v1")
        {
            WritesThinkTags = true,
            KeyVariables = new("FIREWORKS_API_KEY"),
            Dialect = new()
            {
                // docs.fireworks.ai/api-reference/post-chatcompletions lists top_k.
                TopK = true,

                // docs.fireworks.ai/guides/reasoning: earlier reasoning goes back as reasoning_content.
                ReasoningReplayField = "reasoning_content",
            },

            // docs.fireworks.ai/guides/response-api: kept unless told store: false.
            Responses = new() { Stores = true },
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

            // openrouter.ai/docs/api/reference/responses/overview: stateless; reasoning comes encrypted where the model has it so.
            Responses = new() { EncryptedReasoning = true },
        },
        new("deepinfra", WireProtocol.OpenAIChat, "https://api.deepinfra.com/v1/openai")
        {
            WritesThinkTags = true,
            // deepinfra.com/docs: the examples export DEEPINFRA_TOKEN.
            KeyVariables = new("DEEPINFRA_API_KEY", "DEEPINFRA_TOKEN"),

            // deepinfra.com/docs/openai_api lists top_k.
            Dialect = new() { TopK = true },
        },
        new("novita", WireProtocol.OpenAIChat, "https://api.novita.ai/v3/openai")
        {
            WritesThinkTags = true,
            KeyVariables = new("NOVITA_API_KEY"),

            // novita.ai/docs/api-reference/model-apis-llm-create-chat-completion lists top_k.
            Dialect = new() { TopK = true },
        },

        // vercel.com/docs/ai-gateway/openai-compat and /authentication: a gateway in front of many providers; on Vercel itself the OIDC token is the key.
        new("vercel", WireProtocol.OpenAIChat, "https://ai-gateway.vercel.sh/v1")
        {
            Synonyms = new("vercel-ai-gateway"),
            KeyVariables = new("AI_GATEWAY_API_KEY", "VERCEL_OIDC_TOKEN"),

            // vercel.com/docs/ai-gateway/sdks-and-apis/responses.
            Responses = ResponsesDialect.Stateless,
        },

        // docs.aws.amazon.com/bedrock, Responses API: bedrock-runtime.{region}.amazonaws.com/openai/v1, or bedrock-mantle.{region}.api.aws with /v1 or /openai/v1
        // as the model wants it, so a preset gives the address; a Bedrock API key is the bearer token.
        new("bedrock-mantle", WireProtocol.OpenAIChat, null)
        {
            RouteTo = "bedrock",
            KeyVariables = new("AWS_BEARER_TOKEN_BEDROCK"),
            Dialect = new() { MaxCompletionTokensForReasoning = true },
            Responses = ResponsesDialect.Standard,
        },

        // A private GPU host of the LLMix world: {base_url}/{path of the model}/v1, a key and a token of the house in headers of its own.
        new("sno-gpu", WireProtocol.OpenAIChat, null)
        {
            WritesThinkTags = true,
            Auth = AuthScheme.Header,
            AuthHeader = "X-Sno-LLM-Key",
            SecretHeader = new("X-Internal-Token", "SNO_GPU_INTERNAL_TOKEN") { IsRequired = false },
            KeyVariables = new("SNO_GPU_API_KEY"),
            Dialect = new() { TopK = true, Reasoning = ReasoningField.EnableThinking },
        },

        // huggingface.co/docs/inference-providers: a router in front of several hosts, key in HF_TOKEN.
        new("huggingface", WireProtocol.OpenAIChat, "https://router.huggingface.co/v1")
        {
            KeyVariables = new("HF_TOKEN"),
            WritesThinkTags = true,

            // huggingface.co/docs/inference-providers/guides/responses-api.
            Responses = ResponsesDialect.Stateless,
        },
    ];
}
