namespace Relay;

/// <summary>Engines on the user's own machine, and the provider for every other server that speaks Chat Completions.</summary>
internal static class LocalEngines
{
    internal static readonly ProviderFacts[] All =
    [
        new("ollama", WireProtocol.OpenAIChat, "http://localhost:11434/v1")
        {
            WritesThinkTags = true,
            Auth = AuthScheme.None,
            IsLocal = true,

            // ollama/ollama openai/openai.go: an assistant message's "reasoning" is read back as its thinking.
            // docs.ollama.com/api/openai-compatibility does not list top_k.
            Dialect = new() { ReasoningReplayField = "reasoning" },

            // docs.ollama.com/api/openai-compatibility: /v1/responses, without state.
            Responses = ResponsesDialect.Stateless,
        },
        // The same server by its own API (docs.ollama.com/api/chat), which takes what the other does not: num_ctx and the model's other options, think, keep_alive.
        new("ollama-native", WireProtocol.OllamaChat, "http://localhost:11434")
        {
            Auth = AuthScheme.None,
            IsLocal = true,
            RouteTo = "ollama",
        },
        new("vllm", WireProtocol.OpenAIChat, "http://localhost:8000/v1")
        {
            WritesThinkTags = true,
            Auth = AuthScheme.None,
            IsLocal = true,
            Dialect = new()
            {
                // docs.vllm.ai/en/latest/serving/openai_compatible_server: top_k is an extra sampling parameter.
                TopK = true,

                // docs.vllm.ai/en/latest/features/interleaved_thinking: reasoning goes back as "reasoning".
                ReasoningReplayField = "reasoning",
            },

            // docs.vllm.ai/en/latest/serving/openai_compatible_server: /v1/responses; what is kept is up to the server's settings.
            Responses = ResponsesDialect.Stateless,
        },
        new("lmstudio", WireProtocol.OpenAIChat, "http://localhost:1234/v1")
        {
            WritesThinkTags = true,
            Auth = AuthScheme.None,
            IsLocal = true,
            Dialect = new()
            {
                // lmstudio.ai/docs/developer/openai-compat/chat-completions lists top_k.
                TopK = true,

                // lmstudio-ai/lmstudio-bug-tracker: "'response_format.type' must be 'json_schema' or 'text'".
                JsonObject = false,
            },

            // lmstudio.ai/docs/developer/openai-compat/responses.
            Responses = ResponsesDialect.Stateless,
        },
        new("llamacpp", WireProtocol.OpenAIChat, "http://localhost:8080/v1")
        {
            WritesThinkTags = true,
            Synonyms = new("llama.cpp"),
            Auth = AuthScheme.None,
            IsLocal = true,

            // ggml-org/llama.cpp tools/server/README.md: chat completions take the options of /completion, top_k among them;
            // reasoning_content of assistant messages is handed to the chat template.
            Dialect = new() { TopK = true, ReasoningReplayField = "reasoning_content" },

            // ggml-org/llama.cpp tools/server/README.md: POST /v1/responses, translated to chat completions.
            Responses = ResponsesDialect.Stateless,
        },

        new("mistralrs", WireProtocol.OpenAIChat, "http://localhost:1234/v1")
        {
            WritesThinkTags = true,
            Synonyms = new("mistral.rs"),
            Auth = AuthScheme.None,
            IsLocal = true,

            // ericlbuehler.github.io/mistral.rs/guides/serve/openai-compatible-apis: that address; a single model is called "default". Its HTTP reference lists top_k.
            Dialect = new() { TopK = true },

            // ericlbuehler.github.io/mistral.rs, HTTP server: /v1/responses.
            Responses = ResponsesDialect.Stateless,
        },

        // Any other server. The preset must name it, and a key is sent only when the preset names one.
        new("openai-compatible", WireProtocol.OpenAIChat, null)
        {
            WritesThinkTags = true,
            Auth = AuthScheme.None,
            Dialect = new() { MaxCompletionTokensForReasoning = true, TopK = true },

            // The preset says that the server has it.
            Responses = ResponsesDialect.Stateless,
        },
    ];
}
