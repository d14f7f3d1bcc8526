namespace Relay;

/// <summary>Providers with a protocol of their own.</summary>
internal static class OwnWireProviders
{
    internal static readonly ProviderFacts[] All =
    [
        // platform.claude.com/docs/en/api/overview: the version header is required.
        new("anthropic", WireProtocol.AnthropicMessages, "https://api.anthropic.com")
        {
            Auth = AuthScheme.Header,
            AuthHeader = "x-api-key",
            Headers = new(new ProviderHeader("anthropic-version", "2023-06-01")),
            KeyVariables = new("ANTHROPIC_API_KEY"),

            // platform.claude.com/docs/en/build-with-claude/batch-processing: all usage at half the standard prices, on top of the cache's.
            BatchFactor = 0.5m,
        },

        // The address holds the resource name, so a preset gives it.
        new("azure", WireProtocol.AzureOpenAI, null)
        {
            Auth = AuthScheme.Header,
            AuthHeader = "api-key",
            KeyVariables = new("AZURE_OPENAI_API_KEY"),

            // learn.microsoft.com/azure/ai-foundry/openai/how-to/managed-identity.
            Tokens = new(TokenIssuer.MicrosoftEntra, "https://cognitiveservices.azure.com/.default"),

            // learn.microsoft.com/azure/ai-foundry/openai/how-to/structured-outputs: strict.
            Dialect = new() { PromptCacheKey = true, ToolCallIds = ToolCallIdForm.UpTo40, MaxCompletionTokensForReasoning = true, StrictAnswers = true },

            // learn.microsoft.com/azure/ai-foundry/openai/how-to/responses: kept for 30 days unless told store: false.
            Responses = ResponsesDialect.Standard,
        },
        new("google", WireProtocol.Gemini, "https://generativelanguage.googleapis.com/v1beta")
        {
            Synonyms = new("gemini"),
            Auth = AuthScheme.Header,
            AuthHeader = "x-goog-api-key",
            KeyVariables = new("GEMINI_API_KEY", "GOOGLE_API_KEY"),
            Dialect = new()
            {
                // ai.google.dev/gemini-api/docs/flex-inference and /priority-inference: billed by the tier that served (usageMetadata.serviceTier).
                BillsByServiceTier = true,

                // ai.google.dev/api/generate-content: functionCallingConfig has no switch for parallel calls.
                Rejects = RequestParameters.ParallelToolCalls,
            },
        },

        // The address holds the location and the project (VertexAddress).
        new("vertex", WireProtocol.Vertex, null)
        {
            Auth = AuthScheme.GoogleApplicationDefault,

            // docs.cloud.google.com/vertex-ai/generative-ai/docs/start/api-keys. GOOGLE_API_KEY is usually one of the Gemini API, which Vertex AI refuses.
            AuthHeader = "x-goog-api-key",
            KeyVariables = new("GOOGLE_VERTEX_API_KEY"),

            // cloud.google.com/docs/authentication/rest.
            Tokens = new(TokenIssuer.GoogleCloud, "https://www.googleapis.com/auth/cloud-platform"),

            // docs.cloud.google.com/vertex-ai/generative-ai/docs/flex-paygo and /priority-paygo: billed by the traffic type that served.
            Dialect = new() { BillsByServiceTier = true },
        },

        // The address holds the region (BedrockAddress).
        new("bedrock", WireProtocol.BedrockConverse, null)
        {
            Auth = AuthScheme.AwsSignature,

            // docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use: sent as a bearer token in place of a signature.
            KeyVariables = new("AWS_BEARER_TOKEN_BEDROCK"),

            // docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference: the answer names the tier that served.
            Dialect = new() { BillsByServiceTier = true },
        },
        new("cohere", WireProtocol.CohereV2, "https://api.cohere.com/v2")
        {
            // docs.cohere.com/reference/about: the SDKs read CO_API_KEY.
            KeyVariables = new("COHERE_API_KEY", "CO_API_KEY"),
        },
    ];
}
