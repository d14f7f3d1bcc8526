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

    /// <summary>Passes over the value behind the property name.</summary>
    public static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
