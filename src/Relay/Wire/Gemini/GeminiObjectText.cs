using System.Text.Json;

namespace Relay;

/// <summary>Writes text where Gemini wants an object (function arguments and results): as it is where it is one, else wrapped.</summary>
internal static class GeminiObjectText
{
    /// <param name="writer">Where to.</param>
    /// <param name="text">JSON, as a rule; empty and <c>null</c> are an empty object.</param>
    /// <param name="member">The member that holds a text that is not a JSON object, so that nothing of it is lost.</param>
    public static void Write(Utf8JsonWriter writer, string text, string member)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || trimmed is "null")
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else if (trimmed[0] == '{' && ToolCallExtensions.IsJson(text))
        {
            writer.WriteRawValue(text, skipInputValidation: true);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteString(member, text);
            writer.WriteEndObject();
        }
    }
}
