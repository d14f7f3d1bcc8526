using System.Globalization;

namespace Relay;

/// <summary>Writes a value into the path or the query of an address. The only place that does.</summary>
/// <remarks>
/// Escaping keeps a value inside its segment, slashes included, save two: <c>.</c> and <c>..</c> are taken out of every path, also where their dots are escaped, once or more often
/// (RFC 3986, sections 5.2.4 and 6.2.2). Such a value is refused.
/// </remarks>
internal static class UrlPart
{
    /// <summary>How often a value is decoded to see what it becomes: servers in a row decode once each.</summary>
    private const int MostLayers = 4;

    /// <summary>A segment of a path.</summary>
    /// <exception cref="ArgumentException">The value cannot be one (<see cref="Fault"/>); it is not repeated.</exception>
    public static string Segment(string value) => Fault(value) is { } fault ? throw new ArgumentException("A part of the path " + fault + ".", nameof(value)) : Uri.EscapeDataString(value);

    /// <summary>The value of a query parameter.</summary>
    /// <exception cref="ArgumentException">The value cannot be one; it is not repeated.</exception>
    public static string QueryValue(string value) =>
        Unsendable(value) is { } fault ? throw new ArgumentException("A part of the query " + fault + ".", nameof(value)) : Uri.EscapeDataString(value);

    /// <summary>Why a value cannot be a segment of a path, as the end of a sentence that its name begins; null when it can.</summary>
    public static string? Fault(string value)
    {
        if (value.Length == 0)
        {
            return "is empty";
        }

        string decoded = value;
        for (int layer = 0; layer < MostLayers; layer++)
        {
            if (Unsendable(decoded) is { } fault)
            {
                return fault;
            }

            if (IsDotSegment(decoded))
            {
                return "is '.' or '..', which would leave its place in the path";
            }

            if (decoded.IndexOf('%') < 0)
            {
                break;
            }

            string next = Uri.UnescapeDataString(decoded);
            if (next == decoded)
            {
                break;
            }

            decoded = next;
        }

        return null;
    }

    /// <summary>Why a value can be neither in a path nor in a query; null when it can.</summary>
    public static string? Unsendable(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return "holds a line end, a control character or an invisible character";
            }

            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                return "holds half a character";
            }
        }

        return null;
    }

    private static bool IsDotSegment(string segment)
    {
        // Some servers cut parameters off before they look at the dots.
        int parameters = segment.IndexOf(';');
        return (parameters < 0 ? segment : segment.Substring(0, parameters)).Trim() is "." or "..";
    }
}
