using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes tool calls and their results on their way back.</summary>
internal static class AnthropicToolUseWriter
{
    /// <summary>Under this name a call carries who made it, where that was not the model itself (a program it runs).</summary>
    public const string CallerKey = "caller";

    /// <remarks>
    /// The API wants an object as input. Arguments that are not one (the model was cut off, or wrote something else) go back as <c>{"_raw": "…"}</c>,
    /// so that the conversation can go on and the model sees what it wrote.
    /// </remarks>
    public static void WriteCall(Utf8JsonWriter writer, FunctionCallContent call)
    {
        writer.WriteString("type"u8, "tool_use"u8);
        writer.WriteString("id"u8, ToolCallIds.Fit(call.CallId, ToolCallIdForm.LettersDigitsUnderscoreHyphen));
        writer.WriteString("name"u8, call.Name);
        writer.WritePropertyName("input"u8);
        string arguments = call.ArgumentsText();
        if (string.IsNullOrWhiteSpace(arguments) || arguments == "null")
        {
            writer.WriteRawValue("{}"u8, skipInputValidation: true);
        }
        else
        {
            WriteInput(writer, arguments);
        }

        if (call.AdditionalProperties?.TryGetValue(CallerKey, out object? caller) == true)
        {
            writer.WritePropertyName("caller"u8);
            JsonValues.Write(writer, caller);
        }
    }

    public static void WriteResult(Utf8JsonWriter writer, FunctionResultContent result, in WireRequest request, CacheBreakpoints cache)
    {
        writer.WriteString("type"u8, "tool_result"u8);
        writer.WriteString("tool_use_id"u8, ToolCallIds.Fit(result.CallId, ToolCallIdForm.LettersDigitsUnderscoreHyphen));
        if (ToolResultContents.Of(result) is { } contents)
        {
            WriteParts(writer, contents, request, cache);
        }
        else if (result.Result is not null || result.Exception is not null)
        {
            writer.WriteString("content"u8, ToolResultContents.TextOrJson(result));
        }

        if (result.Exception is not null)
        {
            writer.WriteBoolean("is_error"u8, true);
        }
    }

    private static void WriteParts(Utf8JsonWriter writer, IReadOnlyList<AIContent> contents, in WireRequest request, CacheBreakpoints cache)
    {
        writer.WriteStartArray("content"u8);
        foreach (AIContent content in contents)
        {
            if (content is not TextContent { Text: var text } || !string.IsNullOrWhiteSpace(text))
            {
                AnthropicContentWriter.Write(writer, content, isAssistant: false, request, cache);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteInput(Utf8JsonWriter writer, string arguments)
    {
        byte[] json = Encoding.UTF8.GetBytes(arguments);
        if (JsonValues.IsObject(json))
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("_raw"u8, arguments);
        writer.WriteEndObject();
    }
}
