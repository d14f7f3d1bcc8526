using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Puts U+FFFD in the place of halves of characters (surrogates without their other half), which no JSON can carry and no writer writes.</summary>
/// <remarks>
/// Halves that come in two pieces of a stream are joined before anything is looked at; only what is left alone at the end is replaced. Texts, ids, names and argument texts are
/// checked when the answer is built, JSON that is kept for the way back when it is read (<see cref="Read(ref Utf8JsonReader)"/>).
/// </remarks>
internal static class HalfCharacters
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text without halves; the same object where it has none.</summary>
    public static string Replace(string text)
    {
        int start = Find(text);
        return start < 0 ? text : string.Create(text.Length, (text, start), static (characters, state) =>
        {
            state.text.CopyTo(characters);
            for (int at = state.start; at >= 0;)
            {
                characters[at] = Replacement;
                int next = Find(characters[at..]);
                at = next < 0 ? -1 : at + next;
            }
        });
    }

    /// <summary>JSON text whose strings hold no halves, neither as characters nor as escapes; the same object where they hold none.</summary>
    public static string ReplaceInJson(string json)
    {
        json = Replace(json);
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return json;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(json);
        return ReplaceEscapes(bytes) ? Encoding.UTF8.GetString(bytes) : json;
    }

    /// <summary>Reads the value the reader stands on, to be kept for the way back.</summary>
    public static JsonElement Read(ref Utf8JsonReader reader) => Replace(JsonElement.ParseValue(ref reader));

    /// <summary>The value without halves; the same where it has none.</summary>
    public static JsonElement Replace(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array))
        {
            return value;
        }

        ReadOnlySpan<byte> json = JsonMarshal.GetRawUtf8Value(value);
        if (FindEscape(json, 0) < 0)
        {
            return value;
        }

        byte[] bytes = json.ToArray();
        ReplaceEscapes(bytes);
        var reader = new Utf8JsonReader(bytes, JsonValues.ReaderOptions);
        return JsonElement.ParseValue(ref reader);
    }

    private static int Find(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (true)
        {
            int found = text[at..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return at;
            }

            at += 2;
        }
    }

    private static bool ReplaceEscapes(Span<byte> json)
    {
        bool isChanged = false;
        for (int at = FindEscape(json, 0); at >= 0; at = FindEscape(json, at))
        {
            "\\ufffd"u8.CopyTo(json[at..]);
            isChanged = true;
        }

        return isChanged;
    }

    /// <summary>Where the next escape of a half stands; −1 where there is none. Backslashes stand only in strings, so only they are looked at.</summary>
    private static int FindEscape(ReadOnlySpan<byte> json, int at)
    {
        if (json[at..].IndexOf("\\u"u8) < 0)
        {
            return -1;
        }

        while (true)
        {
            int found = json[at..].IndexOf((byte)'\\');
            if (found < 0)
            {
                return -1;
            }

            at += found;
            char unit = Unit(json, at);
            if (!char.IsSurrogate(unit))
            {
                at = Math.Min(at + 2, json.Length);
            }
            else if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Unit(json, at + 6)))
            {
                at += 12;
            }
            else
            {
                return at;
            }
        }
    }

    /// <summary>The code unit that an escape at a place stands for; 0 where no <c>\uXXXX</c> stands there.</summary>
    private static char Unit(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length && json[at] == (byte)'\\' && json[at + 1] == (byte)'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit) ? (char)unit : '\0';
}
