namespace Relay.Presets;

/// <summary>The Markdown of a preset: for the digest, and for the documentation of its class.</summary>
internal static class PresetProse
{
    /// <summary>How much of it goes into the documentation of the class, in UTF-16 units.</summary>
    public const int Longest = 2000;

    /// <summary>The beginning of the Markdown for the documentation; null when there is none. A key in it is a finding and is blotted out.</summary>
    public static string? Of(FindingSink findings, PresetSyntaxTree syntax, string text)
    {
        if (syntax.Prose is not { } prose)
        {
            return null;
        }

        if (SecretScanner.TryFind(prose, 0, out int start, out int end))
        {
            int shift = text.Length - prose.Length;
            findings.Add(
                SecurityRules.SecretInPreset,
                new SourceText(syntax.Path, text).Locate(shift + start, shift + end),
                "This looks like a real key. Revoke it, and take it out of the text.");
        }

        string shown = SecretShapes.Scrub(Normalize(prose)).Trim('\n', ' ', '\t');
        return shown.Length == 0 ? null : shown.Length <= Longest ? shown : Cut(shown) + " …";
    }

    /// <summary>
    /// The Markdown as the digest takes it: LF line ends, no blanks at the ends of lines, no empty lines at the end, and exactly one LF there.
    /// </summary>
    public static string Normalize(string prose)
    {
        string[] lines = prose.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        int count = lines.Length;
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = lines[i].TrimEnd(' ', '\t');
        }

        while (count > 0 && lines[count - 1].Length == 0)
        {
            count--;
        }

        return string.Join("\n", lines, 0, count) + "\n";
    }

    private static string Cut(string text)
    {
        int end = text.LastIndexOfAny([' ', '\n'], Longest);
        end = end < Longest / 2 ? Longest : end;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end).TrimEnd();
    }
}
