using System.Text.Json;

namespace Relay.Tests;

/// <summary>Schemas as text in, schemas as text out.</summary>
internal static class SchemaText
{
    public static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static CompiledSchema Compile(string json, SchemaDialect dialect) => SchemaCompiler.Compile(Parse(json), dialect);

    public static SchemaDialect Dialect(string name) => name switch
    {
        "openai" => SchemaDialects.OpenAIStrict,
        "common" => SchemaDialects.CommonStrict,
        "anthropic" => SchemaDialects.AnthropicStrict,
        "gemini" => SchemaDialects.GeminiJson,
        "openapi" => SchemaDialects.GeminiOpenApi,
        "cohere" => SchemaDialects.Cohere,
        "as it is" => SchemaDialects.AsIs,
        "told" => SchemaDialects.AnthropicTool,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such dialect."),
    };

    /// <summary>Those that translate.</summary>
    public static IEnumerable<SchemaDialect> Dialects =>
        [SchemaDialects.OpenAIStrict, SchemaDialects.CommonStrict, SchemaDialects.AnthropicStrict, SchemaDialects.GeminiJson, SchemaDialects.GeminiOpenApi, SchemaDialects.Cohere];
}
