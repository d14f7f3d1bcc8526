using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Marks what a guardrail is to look at: a content with <c>AdditionalProperties["guard_content"]</c>, which is true, a qualifier or a list of them.</summary>
/// <remarks>
/// Qualifiers are <c>grounding_source</c>, <c>query</c> and <c>guard_content</c>.
/// Source: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_GuardrailConverseContentBlock.
/// </remarks>
internal static class ConverseGuardContent
{
    private const string Key = "guard_content";

    public static bool Asks(AIContent content) => content.AdditionalProperties?.ContainsKey(Key) == true;

    public static void WriteText(Utf8JsonWriter writer, TextContent text)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("guardContent"u8);
        writer.WriteStartObject("text"u8);
        writer.WriteString("text"u8, text.Text);
        WriteQualifiers(writer, text.AdditionalProperties![Key]);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteQualifiers(Utf8JsonWriter writer, object? value)
    {
        if (value is null or bool or JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null })
        {
            return;
        }

        writer.WritePropertyName("qualifiers"u8);
        if (value is string or JsonElement { ValueKind: JsonValueKind.String })
        {
            writer.WriteStartArray();
            JsonValues.Write(writer, value);
            writer.WriteEndArray();
        }
        else
        {
            JsonValues.Write(writer, value);
        }
    }
}
