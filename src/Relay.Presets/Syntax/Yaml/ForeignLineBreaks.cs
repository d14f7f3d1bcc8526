namespace Relay.Presets;

/// <summary>
/// Finds U+0085, U+2028 and U+2029 in YAML: line breaks of YAML 1.1, which the parser takes them for, and characters like others in YAML 1.2 and for editors.
/// </summary>
/// <remarks>JSON allows them inside texts (RFC 8259, section 7), and so does Markdown, where nothing asks for them.</remarks>
internal static class ForeignLineBreaks
{
    /// <summary>Reports each, and gives the text with a space in its place: same length, and on one line as its author sees it.</summary>
    public static string Replace(SourceText source, string text, FindingCollector findings)
    {
        char[]? cleaned = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '\u0085' or '\u2028' or '\u2029')
            {
                findings.Report(
                    SyntaxRules.BadEncoding,
                    i,
                    i + 1,
                    "U+" + ((int)text[i]).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)
                    + " ends a line for some readers of YAML and not for others. Write a space or a line break; in double quotes it can be written as an escape.",
                    Divides(source.Text, i) ? " " : "");
                (cleaned ??= text.ToCharArray())[i] = ' ';
            }
        }

        return cleaned is null ? text : new string(cleaned);
    }

    /// <summary>Whether words would run together without it.</summary>
    private static bool Divides(string text, int at) =>
        at > 0 && at + 1 < text.Length && !char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at + 1]);
}
