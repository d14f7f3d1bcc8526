using System.Globalization;
using System.Text;

namespace Relay;

/// <summary>Writes JSON strings as RFC 8785 section 3.2.2.2 does.</summary>
internal static class CanonicalText
{
    /// <summary>Appends <paramref name="text"/> in quotes.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public static void Append(StringBuilder json, string text)
    {
        json.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (char.IsSurrogate(unit))
            {
                if (!char.IsHighSurrogate(unit) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    throw new ArgumentException("The text holds half of a surrogate pair.", nameof(text));
                }

                json.Append(unit).Append(text[++i]);
            }
            else
            {
                AppendUnit(json, unit);
            }
        }

        json.Append('"');
    }

    private static void AppendUnit(StringBuilder json, char unit)
    {
        switch (unit)
        {
            case '"' or '\\': json.Append('\\').Append(unit); break;
            case '\b': json.Append("\\b"); break;
            case '\t': json.Append("\\t"); break;
            case '\n': json.Append("\\n"); break;
            case '\f': json.Append("\\f"); break;
            case '\r': json.Append("\\r"); break;
            case < ' ': json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture)); break;
            default: json.Append(unit); break;
        }
    }
}
