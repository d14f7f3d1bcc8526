using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes tool calls and their results on their way back.</summary>
internal static class ConverseResultWriter
{
    /// <remarks>
    /// The API wants an object as input. Arguments that are not one (the model was cut off, or wrote something else) go back as <c>{"_raw": "…"}</c>,
    /// so that the conversation can go on and the model sees what it wrote.
    /// </remarks>
    public static void WriteCall(Utf8JsonWriter writer, FunctionCallContent call)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("toolUse"u8);
        writer.WriteString("toolUseId"u8, ToolCallIds.Fit(call.CallId, ToolCallIdForm.LettersDigitsUnderscoreHyphen));
        writer.WriteString("name"u8, call.Name);
        writer.WritePropertyName("input"u8);
        string arguments = call.ArgumentsText();
        byte[] json = Encoding.UTF8.GetBytes(arguments);
        if (string.IsNullOrWhiteSpace(arguments) || arguments == "null")
        {
            writer.WriteRawValue("{}"u8, skipInputValidation: true);
        }
        else if (JsonValues.IsObject(json))
        {
            writer.WriteRawValue(json, skipInputValidation: true);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteString("_raw"u8, arguments);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteResult(Utf8JsonWriter writer, FunctionResultContent result, ConverseContentWriter contents)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("toolResult"u8);
        writer.WriteString("toolUseId"u8, ToolCallIds.Fit(result.CallId, ToolCallIdForm.LettersDigitsUnderscoreHyphen));
        writer.WriteStartArray("content"u8);
        if (ToolResultContents.Of(result) is { } items)
        {
            WriteItems(writer, items, contents);
        }
        else if (result.Result is null || ToolResultContents.Text(result) is not null)
        {
            WriteText(writer, ToolResultContents.TextOrJson(result));
        }
        else
        {
            WriteValue(writer, ToolResultContents.TextOrJson(result));
        }

        writer.WriteEndArray();
        if (result.Exception is not null)
        {
            writer.WriteString("status"u8, "error"u8);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Writes a block of JSON, which must be an object.</summary>
    public static void WriteJson(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("json"u8);
        writer.WriteRawValue(json, skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IReadOnlyList<AIContent> items, ConverseContentWriter contents)
    {
        foreach (AIContent item in items)
        {
            if (item is not TextContent { Text: var text } || !string.IsNullOrWhiteSpace(text))
            {
                contents.WriteResultItem(writer, item);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, string value)
    {
        byte[] json = Encoding.UTF8.GetBytes(value);
        if (JsonValues.IsObject(json))
        {
            WriteJson(writer, json);
        }
        else
        {
            WriteText(writer, value);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        // Blank text is refused; no content at all is a result too.
        if (!string.IsNullOrWhiteSpace(text))
        {
            writer.WriteStartObject();
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
        }
    }
}
