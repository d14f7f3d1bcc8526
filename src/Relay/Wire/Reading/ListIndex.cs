using System.Text.Json;

namespace Relay;

/// <summary>Which of several answers a list item is: providers number them, and not always in the order they stand in.</summary>
internal static class ListIndex
{
    /// <summary>The item's <c>index</c>, wherever in the object it stands; null when it has none. The reader is a copy and stays where it is.</summary>
    public static int? Peek(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("index"u8))
            {
                return JsonMember.Index(ref reader);
            }

            JsonMember.SkipValue(ref reader);
        }

        return null;
    }
}
