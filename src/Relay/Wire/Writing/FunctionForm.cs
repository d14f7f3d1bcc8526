using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes a function as Chat Completions have it, and the protocols that took it from there.</summary>
internal static class FunctionForm
{
    /// <summary>The function that a tool is.</summary>
    /// <exception cref="RelayException">It is another kind of tool.</exception>
    public static AIFunctionDeclaration Of(AITool tool, string api, in WireRequest request) => tool as AIFunctionDeclaration ?? throw new RelayException(
        RelayErrorKind.ToolSchema,
        $"The tool '{tool.Name}' ({tool.GetType().Name}) cannot be sent to {request.Spec.Target}: {api} takes functions. Give an AIFunction or AIFunctionDeclaration.");

    /// <summary>Writes <c>{"type": "function", "function": {…}}</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="function">The function.</param>
    /// <param name="schema">Its parameters, in the target's subset.</param>
    /// <param name="strict">What the function itself says of being strict; null for no such field.</param>
    public static void WriteNested(Utf8JsonWriter writer, AIFunctionDeclaration function, ToolSchema schema, bool? strict)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function"u8);
        writer.WriteStartObject("function"u8);
        WriteNameAndParameters(writer, function, schema);
        if (strict is { } value)
        {
            writer.WriteBoolean("strict"u8, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Writes <c>name</c>, <c>description</c> and <c>parameters</c>.</summary>
    public static void WriteNameAndParameters(Utf8JsonWriter writer, AIFunctionDeclaration function, ToolSchema schema)
    {
        writer.WriteString("name"u8, function.Name);
        if (schema.Description is { } description)
        {
            writer.WriteString("description"u8, description);
        }

        writer.WritePropertyName("parameters"u8);
        schema.WriteTo(writer);
    }
}
