namespace Relay;

/// <summary>The schema dialects of a protocol: for tools and for answers, each where the model is only told and where it is held to it.</summary>
/// <param name="Tool">A tool's schema.</param>
/// <param name="StrictTool">A tool's schema that calls must follow; null where the protocol cannot ask for that.</param>
/// <param name="Answer">The schema of an answer.</param>
/// <param name="StrictAnswer">As <paramref name="Answer"/>, where strictness is asked for; null where there is no choice.</param>
internal sealed record WireSchemas(SchemaDialect Tool, SchemaDialect? StrictTool, SchemaDialect Answer, SchemaDialect? StrictAnswer)
{
    /// <summary>OpenAI itself, Chat Completions and Responses.</summary>
    public static WireSchemas OpenAI { get; } = new(SchemaDialects.AsIs, SchemaDialects.OpenAIStrict, SchemaDialects.AsIs, SchemaDialects.OpenAIStrict);

    /// <summary>Everybody else who speaks OpenAI's protocols, and OpenAI's fine-tuned models.</summary>
    public static WireSchemas OpenAICompatible { get; } = new(SchemaDialects.AsIs, SchemaDialects.CommonStrict, SchemaDialects.AsIs, SchemaDialects.CommonStrict);

    /// <summary>Messages: a schema of an answer is always binding.</summary>
    public static WireSchemas Anthropic { get; } = new(SchemaDialects.AnthropicTool, SchemaDialects.AnthropicStrict, SchemaDialects.AnthropicStrict, null);

    /// <summary>Messages with models that know no strict tools, whose answers are the input of a tool.</summary>
    public static WireSchemas AnthropicBefore45 { get; } = new(SchemaDialects.AnthropicTool, null, SchemaDialects.AsIs, null);

    /// <summary>Gemini and Vertex: JSON Schema in <c>parametersJsonSchema</c> and <c>responseJsonSchema</c>.</summary>
    public static WireSchemas Gemini { get; } = new(SchemaDialects.GeminiJson, null, SchemaDialects.GeminiJson, null);

    /// <summary>Gemini before 2.5: the answer's schema is OpenAPI's.</summary>
    public static WireSchemas GeminiBefore25 { get; } = Gemini with { Answer = SchemaDialects.GeminiOpenApi };

    /// <summary>Converse: <c>toolSpec.inputSchema.json</c>, <c>toolSpec.strict</c> and <c>outputConfig.textFormat</c>.</summary>
    public static WireSchemas Bedrock { get; } = new(SchemaDialects.AsIs, SchemaDialects.AnthropicStrict, SchemaDialects.AnthropicStrict, null);

    /// <summary>Converse with models that cannot be held to a schema.</summary>
    public static WireSchemas BedrockUnbound { get; } = Bedrock with { StrictTool = null };

    /// <summary>Cohere v2: <c>strict_tools</c> is one switch for all tools of a call; a schema of an answer is always binding.</summary>
    public static WireSchemas Cohere { get; } = new(SchemaDialects.AsIs, SchemaDialects.Cohere, SchemaDialects.Cohere, null);

    /// <summary>Ollama: tools, and <c>format</c>, take JSON Schema as it is.</summary>
    public static WireSchemas Ollama { get; } = new(SchemaDialects.AsIs, null, SchemaDialects.AsIs, null);

    /// <summary>Those of a target that speaks one of OpenAI's protocols.</summary>
    public static WireSchemas OfOpenAI(in WireRequest request) =>
        request.Provider.CatalogName == "openai" && !request.Spec.Model.StartsWith("ft:", StringComparison.Ordinal) ? OpenAI : OpenAICompatible;
}
