using System.Text.Json;

namespace Relay;

/// <summary>Tells a call that a program must answer from one that the provider has run by itself.</summary>
internal static class ConverseToolUse
{
    /// <summary>Looks ahead into the <c>toolUse</c> behind the property name: <c>"type": "server_tool_use"</c>, wherever it stands. The reader is a copy.</summary>
    public static bool IsRunByProvider(Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("server_tool_use"u8);
            }

            JsonMember.SkipValue(ref reader);
        }

        return false;
    }
}
