namespace Relay;

/// <summary>Providers that serve models behind their own OpenAI-compatible endpoint.</summary>
internal static class HostedProviders
{
    internal static readonly ProviderFacts[] All =
    [
        new("openai", WireProtocol.OpenAIChat, "https://api.openai.com/v1")
        {
            KeyVariables = new("OPENAI_API_KEY"),

            // platform.openai.com/docs/guides/batch and /flex-processing: half of the standard prices, flex at the batch API's.
            BatchFactor = 0.5m,
            FlexFactor = 0.5m,
            Dialect = new()
            {
                // API reference, chat/create: max_tokens is refused by o-series and gpt-5 models.
                MaxCompletionTokensForReasoning = true,

                ToolCallIds = ToolCallIdForm.UpTo40,

                // platform.openai.com/docs/guides/prompt-caching.
                PromptCacheKey = true,

                // platform.openai.com/docs/guides/flex-processing and /priority-processing: billed by the tier that served.
                BillsByServiceTier = true,

                // developers.openai.com/api/docs/guides/structured-outputs.
                StrictAnswers = true,
            },

            // platform.openai.com/docs/api-reference/responses.
            Responses = ResponsesDialect.Standard,
        },
        new("groq", WireProtocol.OpenAIChat, "https://api.groq.com/openai/v1")
        {
            // console.groq.com/docs/reasoning: reasoning_format raw, which some models have by default, leaves it in the text.
            WritesThinkTags = true,
            KeyVariables = new("GROQ_API_KEY"),
            Dialect = new()
            {
                // console.groq.com/docs/openai: logprobs, top_logprobs and logit_bias give a 400.
                Rejects = RequestParameters.LogProbs,
            },

            // console.groq.com/docs/responses-api: previous_response_id, store and include are not taken.
            Responses = ResponsesDialect.Stateless,
        },
        new("deepseek", WireProtocol.OpenAIChat, "https://api.deepseek.com/v1")
        {
            KeyVariables = new("DEEPSEEK_API_KEY"),
            Dialect = new()
            {
                // api-docs.deepseek.com/guides/thinking_mode: a thinking object switches, reasoning_effort says how hard,
                // and reasoning_content must come back with tool results or the call is refused.
                Reasoning = ReasoningField.ThinkingObject,
                EffortBesideThinking = true,
                ReasoningReplayField = "reasoning_content",

                // api-docs.deepseek.com/guides/json_mode: response_format is text or json_object.
                JsonSchema = false,
            },

            // api-docs.deepseek.com/guides/responses_api: nothing is stored; reasoning comes as text.
            Responses = ResponsesDialect.Stateless,
        },
        new("xai", WireProtocol.OpenAIChat, "https://api.x.ai/v1")
        {
            KeyVariables = new("XAI_API_KEY"),

            // docs.x.ai/docs/guides/chat: kept for 30 days unless told store: false; reasoning comes encrypted.
            Responses = ResponsesDialect.Standard,
        },
        new("mistral", WireProtocol.OpenAIChat, "https://api.mistral.ai/v1")
        {
            KeyVariables = new("MISTRAL_API_KEY"),
            Dialect = new()
            {
                // docs.mistral.ai/api, chat completion: fields that are not listed there are refused (422, extra_forbidden);
                // the last chunk of a stream carries usage without being asked.
                StreamOptions = false,
                SeedField = "random_seed",
                ToolCallIds = ToolCallIdForm.NineLettersOrDigits,
                RequiredToolChoice = "any",

                // docs.mistral.ai/api, assistant message: content is a list of chunks, think chunks among them.
                ReasoningReplayField = "content",

                // docs.mistral.ai/capabilities/document_ai: {"type": "document_url", "document_url": "https://…"}
                DocumentUrls = true,
                Rejects = RequestParameters.LogProbs | RequestParameters.ServiceTier,
            },
        },
        new("perplexity", WireProtocol.OpenAIChat, "https://api.perplexity.ai")
        {
            // docs.perplexity.ai/getting-started/models: the sonar-reasoning models write a <think> section before the answer.
            WritesThinkTags = true,
            KeyVariables = new("PERPLEXITY_API_KEY"),
            Dialect = new()
            {
                // docs.perplexity.ai/api-reference/chat-completions: top_k is listed; stop, seed, tools and the rest are not.
                TopK = true,
                Rejects = RequestParameters.Seed | RequestParameters.Stop | RequestParameters.ParallelToolCalls
                    | RequestParameters.ServiceTier | RequestParameters.LogProbs,
            },
        },
        new("cerebras", WireProtocol.OpenAIChat, "https://api.cerebras.ai/v1")
        {
            // inference-docs.cerebras.ai/capabilities/reasoning: reasoning_format raw, the default of some models, leaves it in the text.
            WritesThinkTags = true,
            KeyVariables = new("CEREBRAS_API_KEY"),
            Dialect = new()
            {
                // inference-docs.cerebras.ai/api-reference/chat-completions names the limit max_completion_tokens.
                MaxTokensField = "max_completion_tokens",

                // inference-docs.cerebras.ai/resources/openai: these give a 400.
                Rejects = RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty
                    | RequestParameters.ParallelToolCalls | RequestParameters.ServiceTier,
            },
        },
        new("zai", WireProtocol.OpenAIChat, "https://api.z.ai/api/paas/v4")
        {
            KeyVariables = new("ZAI_API_KEY"),
            Dialect = new()
            {
                // docs.z.ai/guides/capabilities/thinking-mode: a thinking object; reasoning_content goes back with tool results.
                Reasoning = ReasoningField.ThinkingObject,
                EffortBesideThinking = true,
                ReasoningReplayField = "reasoning_content",

                // docs.z.ai/api-reference/llm/chat-completion: tool_choice is auto only; response_format is text or json_object;
                // penalties are not listed.
                ForcedToolChoice = false,
                JsonSchema = false,
                Rejects = RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty,
            },
        },
    ];
}
