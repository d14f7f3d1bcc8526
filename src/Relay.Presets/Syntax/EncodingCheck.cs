namespace Relay.Presets;

/// <summary>Finds what no text file should hold: NUL, control characters, halves of surrogate pairs, and the traces of a wrong encoding.</summary>
internal static class EncodingCheck
{
    private const char Replacement = '\uFFFD';

    /// <summary>Reports what does not belong, and gives the text with U+FFFD in its place: same length, safe to read on.</summary>
    public static string Run(SourceText source, FindingCollector findings)
    {
        string text = source.Text;
        char[]? cleaned = null;
        int firstNul = -1, firstReplacement = -1;
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (unit == Replacement)
            {
                firstReplacement = firstReplacement < 0 ? i : firstReplacement;
                continue;
            }

            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (!IsForbidden(unit))
            {
                continue;
            }

            if (unit == '\0')
            {
                firstNul = firstNul < 0 ? i : firstNul;
            }
            else
            {
                findings.Report(SyntaxRules.BadEncoding, i, i + 1, Describe(unit), suggestion: "");
            }

            (cleaned ??= text.ToCharArray())[i] = Replacement;
        }

        if (firstNul >= 0)
        {
            findings.Report(SyntaxRules.BadEncoding, firstNul, firstNul + 1, "The file contains NUL characters; it is probably UTF-16 or no text at all. Save it as UTF-8.");
        }

        if (firstReplacement >= 0)
        {
            findings.Report(SyntaxRules.BadEncoding, firstReplacement, firstReplacement + 1, "The file could not be decoded here (U+FFFD stands where a character was lost). Save it as UTF-8 and write the character again.");
        }

        return cleaned is null ? text : new string(cleaned);
    }

    private static bool IsForbidden(char unit) =>
        unit is < ' ' and not ('\t' or '\n' or '\r') or '\u007F' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(unit);

    private static string Describe(char unit)
    {
        string code = "U+" + ((int)unit).ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
        return char.IsSurrogate(unit)
            ? $"{code} is half of a surrogate pair and no character by itself. Remove it, or write the whole character."
            : $"The control character {code} cannot stand in a preset. Remove it; in double quotes it can be written as an escape.";
    }
}
