using System.Collections.Frozen;

namespace Relay;

/// <summary>The dialects that are known, each with the page that says what it takes.</summary>
internal static class SchemaDialects
{
    private static readonly string[] s_structure = ["type", "title", "description", "enum", "properties", "required", "additionalProperties", "items", "anyOf", "$ref", "$defs"];

    private static readonly string[] s_simpleFormats = ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"];

    /// <summary>JSON Schema as it is: where a schema is only shown to the model.</summary>
    public static SchemaDialect AsIs { get; } = new("JSON Schema") { IsAsIs = true };

    /// <summary>
    /// OpenAI with <c>strict</c>: objects closed, everything required, no <c>allOf</c>, <c>oneOf</c>, <c>not</c> or conditions. Source: developers.openai.com/api/docs/guides/structured-outputs,
    /// supported schemas.
    /// </summary>
    public static SchemaDialect OpenAIStrict { get; } = new("OpenAI's strict subset of JSON Schema")
    {
        Keywords = Set(s_structure, ["const", "pattern", "format", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems"]),
        Formats = Set(s_simpleFormats),
        ClosesObjects = true,
        RequiresAll = true,
        RequiresType = true,
        RequiresObjectRoot = true,
        KeepsReferences = true,
    };

    /// <summary>
    /// What everybody takes who takes <c>strict</c>, and OpenAI's fine-tuned models: the structure and no limits. Sources: the page above, on fine-tuned models; learn.microsoft.com/azure/ai-foundry/openai/how-to/structured-outputs,
    /// unsupported type-specific keywords; console.groq.com/docs/structured-outputs.
    /// </summary>
    public static SchemaDialect CommonStrict { get; } = OpenAIStrict with { Name = "the strict subset of JSON Schema", Keywords = Set(s_structure, ["const"]), Formats = null };

    /// <summary>Claude's tools that are not strict: Claude reads the schema but is not bound to it, so limits of texts are said in words too.</summary>
    public static SchemaDialect AnthropicTool { get; } = AsIs with { Repeated = Set(["minLength", "maxLength", "pattern", "format"]) };

    /// <summary>
    /// Claude's strict tools and structured outputs, and those of Bedrock: objects closed, no limits of numbers, lengths and counts, no recursion. Sources: platform.claude.com/docs/en/build-with-claude/structured-outputs,
    /// JSON schema limitations; docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html.
    /// </summary>
    public static SchemaDialect AnthropicStrict { get; } = new("the subset of JSON Schema that Claude is bound to")
    {
        Keywords = Set(s_structure, ["const", "default", "pattern", "format", "minItems"]),
        Formats = Set(s_simpleFormats, ["uri"]),
        LargestMinItems = 1,
        PatternStops = ["(?=", "(?!", "(?<", "\\b", "\\B", "\\1", "\\2", "\\3", "\\4", "\\5", "\\6", "\\7", "\\8", "\\9", "\\k"],
        ClosesObjects = true,
    };

    /// <summary>Gemini's <c>parametersJsonSchema</c> and <c>responseJsonSchema</c>. Source: ai.google.dev/api/generate-content, GenerationConfig.responseJsonSchema, the properties that are supported.</summary>
    public static SchemaDialect GeminiJson { get; } = new("Gemini's subset of JSON Schema")
    {
        Keywords = Set(s_structure, ["format", "prefixItems", "minItems", "maxItems", "minimum", "maximum", "propertyOrdering"]),
        EnumTypes = JsonTypes.String | JsonTypes.Number,
        KeepsReferences = true,
    };

    /// <summary>Gemini's <c>parameters</c> and <c>responseSchema</c>: a subset of OpenAPI 3.0. Source: ai.google.dev/api/caching, Schema.</summary>
    public static SchemaDialect GeminiOpenApi { get; } = new("Gemini's subset of OpenAPI")
    {
        Keywords = Set(
            ["type", "title", "description", "nullable", "enum", "format", "properties", "required", "propertyOrdering", "items", "anyOf", "default", "example"],
            ["minItems", "maxItems", "minProperties", "maxProperties", "minLength", "maxLength", "pattern", "minimum", "maximum"]),
        EnumTypes = JsonTypes.String,
        TakesTypeLists = false,
        IsOpenApi = true,
        TellsOrder = true,
    };

    /// <summary>
    /// Cohere v2 with <c>strict_tools</c> or a schema for the answer. Source: docs.cohere.com/docs/structured-outputs, unsupported schema features; <c>additionalProperties: false</c>, which is named there, is
    /// taken all the same.
    /// </summary>
    public static SchemaDialect Cohere { get; } = new("Cohere's subset of JSON Schema")
    {
        Keywords = Set(["type", "title", "description", "enum", "const", "properties", "required", "additionalProperties", "items", "pattern", "format", "default"]),
        TakesMaps = false,
        Formats = Set(["date-time", "uuid", "date", "time"]),
        PatternStops = ["^", "$", "?=", "?!"],
        RequiresOne = true,
        RequiresType = true,
        RequiresObjectRoot = true,
        TakesTypeLists = false,
    };

    private static FrozenSet<string> Set(params string[][] lists)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (string[] list in lists)
        {
            all.UnionWith(list);
        }

        return all.ToFrozenSet(StringComparer.Ordinal);
    }
}
