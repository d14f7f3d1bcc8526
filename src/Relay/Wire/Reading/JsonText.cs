using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads JSON strings, those that the framework's reader refuses to decode too.</summary>
internal static class JsonText
{
    /// <summary>The string the reader stands on.</summary>
    /// <remarks>
    /// A server that cuts its text by UTF-16 units sends the halves of a character as two pieces (<c>"\ud83d"</c>, <c>"\ude00"</c>): each is kept as it is, and joined they are right again.
    /// Bytes that are not UTF-8 become U+FFFD.
    /// </remarks>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    /// <summary>Whether the string the reader stands on is <paramref name="text"/>, found out without making it.</summary>
    public static bool Is(ref Utf8JsonReader reader, string text)
    {
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return Read(ref reader) == text;
        }
    }

    /// <summary>The text of a member; null when there is none, or <paramref name="item"/> is no object.</summary>
    public static string? Of(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Read(value) : null;

    /// <summary>The string that a value is.</summary>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText()[1..^1]);
        }
    }

    /// <summary>Undoes the escapes, which the reader has found to be well formed.</summary>
    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            char escaped = text[++i];
            if (escaped == 'u' && i + 4 < text.Length)
            {
                plain.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            plain.Append(escaped switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                _ => escaped,
            });
        }

        return plain.ToString();
    }
}
