using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Readings of the value behind a property name, for the readers of all wires.</summary>
internal static class JsonMember
{
    /// <summary>The text behind the property name the reader stands on; null for anything but a text, which is passed over.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return JsonText.Read(ref reader);
        }

        reader.Skip();
        return null;
    }

    /// <summary>As <see cref="Text(ref Utf8JsonReader)"/>, for a text that probably is <paramref name="known"/>.</summary>
    public static string? Text(ref Utf8JsonReader reader, string known)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return KnownText.Read(ref reader, known);
        }

        reader.Skip();
        return null;
    }

    /// <summary>As <see cref="Text(ref Utf8JsonReader)"/>, for one of the usual words.</summary>
    public static string? Word(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return KnownText.ReadWord(ref reader);
        }

        reader.Skip();
        return null;
    }

    /// <summary>The value behind the property name as it stands in the bytes that are read: a tool's arguments keep every space and digit. Empty for null.</summary>
    public static string RawText(ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return "";
        }

        reader.Skip();
        return Encoding.UTF8.GetString(source[start..(int)reader.BytesConsumed]);
    }

    /// <summary>What is known, else the text behind the property name unless it is empty: events repeat their head, and later ones are not even decoded.</summary>
    public static string? First(string? known, ref Utf8JsonReader reader, string probable = "")
    {
        reader.Read();
        if (known is null && reader.TokenType == JsonTokenType.String)
        {
            string text = KnownText.Read(ref reader, probable);
            return text.Length == 0 ? null : text;
        }

        reader.Skip();
        return known;
    }

    /// <summary>What is known, else the moment behind the property name, in seconds since 1970, also with a fraction; null for anything else.</summary>
    public static DateTimeOffset? FirstMoment(DateTimeOffset? known, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (known is null && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double seconds) && seconds is > 0 and < 253_402_300_800)
        {
            return DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        }

        reader.Skip();
        return known;
    }

    /// <summary>Steps onto the object behind the property name; false, and passed over, when it is none.</summary>
    public static bool EnterObject(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    /// <summary>Steps onto the object that a document is, or onto the first that it lists; false when it is neither.</summary>
    public static bool EnterFirst(ref Utf8JsonReader reader)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.Null)
            {
            }
        }

        return reader.TokenType == JsonTokenType.StartObject;
    }

    /// <summary>Steps onto the list behind the property name; false, and passed over, when it is none.</summary>
    public static bool EnterArray(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    /// <summary>
    /// The place in a list behind the property name the reader stands on: a whole number from 0, also in quotes as some servers write it; null, and passed over, for anything else.
    /// </summary>
    public static int? Index(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt32(out int number) && number >= 0:
                return number;
            case JsonTokenType.String when int.TryParse(JsonText.Read(ref reader), NumberStyles.None, CultureInfo.InvariantCulture, out int number):
                return number;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Makes sure that a body is one value and nothing else: of two, or of one and something behind it, nobody knows which was meant.</summary>
    /// <remarks>An answer that is an error stays that error: it says more.</remarks>
    /// <exception cref="JsonException">Something stands behind the value whose end the reader stands on.</exception>
    public static void EndBody(ref Utf8JsonReader reader, Answer answer)
    {
        if (answer.Error is null && reader.Read())
        {
            throw new JsonException("Something stands behind the answer.");
        }
    }

    /// <summary>Passes over the value behind the property name.</summary>
    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
