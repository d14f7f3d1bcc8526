using System.Text.Json;

namespace Relay;

/// <summary>Keeps what Azure's content filter says of a prompt or an answer.</summary>
internal static class OpenAIFilterReader
{
    /// <summary>Reads the value behind the property name the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="answer">Keeps it among what goes with the message.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="isDelta">Whether this is a piece of a stream: each says that nothing was found, and only what was found is worth keeping.</param>
    public static void Read(ref Utf8JsonReader reader, Answer answer, string name, bool isDelta)
    {
        reader.Read();
        Utf8JsonReader start = reader;
        bool isFound = false, isEmpty = true;
        int depth = reader.CurrentDepth;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                isEmpty = false;
                isFound |= reader.TokenType == JsonTokenType.True;
            }
        }
        else
        {
            reader.Skip();
        }

        if (isFound || (!isDelta && !isEmpty))
        {
            answer.KeepUnread(name, HalfCharacters.Read(ref start));
        }
    }
}
