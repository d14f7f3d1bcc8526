namespace Relay.Presets;

/// <summary>Takes an <c>.mda</c> file apart: front matter in YAML between two lines of three hyphens, and Markdown behind it.</summary>
/// <remarks>The front matter is read where it stands, not copied out, so every position is one in the file. A line ends at LF, CR LF or a lone CR.</remarks>
internal static class MarkdownReader
{
    private const string Fence = "---";

    /// <summary>Reads the front matter; null when there is none, or nothing in it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="text">Its text without characters that cannot be read, of the same length.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="prose">What follows the front matter, as written; null when the front matter is missing or does not end.</param>
    public static PresetNode? ReadFrontMatter(SourceText source, string text, FindingCollector findings, out string? prose)
    {
        prose = null;
        if (Line(source, text, 0).TrimEnd(' ', '\t') != Fence)
        {
            findings.Report(
                SyntaxRules.FrontMatter,
                source.ContentStart,
                source.LineEnd(0),
                "An .mda file begins with a line '---', which is not here; write it, the front matter, and another '---' behind it.");
            return null;
        }

        int closing = FindClosing(source, text);
        if (closing < 0)
        {
            findings.Report(
                SyntaxRules.FrontMatter,
                source.ContentStart,
                source.LineEnd(0),
                "The front matter that begins here does not end; write a line '---' behind its last field.");
            return null;
        }

        ReportBlanks(source, text, findings, 0);
        ReportBlanks(source, text, findings, closing);
        prose = closing + 1 < source.LineCount ? source.Text.Substring(source.LineStart(closing + 1)) : "";

        // The opening line is YAML's own mark of a document's start; the closing one would open a second document, and is cut off with what follows.
        string frontMatter = text.Substring(0, source.LineStart(closing));
        var inside = new SourceText(source.Path, source.Text.Substring(0, frontMatter.Length));
        frontMatter = ForeignLineBreaks.Replace(inside, frontMatter, findings);
        return new YamlReader(inside, findings).ReadDocument(frontMatter.Remove(source.ContentStart, source.LineEnd(0) - source.ContentStart)
            .Insert(source.ContentStart, Fence.PadRight(source.LineEnd(0) - source.ContentStart)));
    }

    /// <summary>The line that ends the front matter: exactly the fence, else the first that only blanks at its end tell from one; -1 when there is none.</summary>
    private static int FindClosing(SourceText source, string text)
    {
        int almost = -1;
        for (int line = 1; line < source.LineCount; line++)
        {
            string content = Line(source, text, line);
            if (content == Fence)
            {
                return almost < 0 ? line : almost;
            }

            if (almost < 0 && content.TrimEnd(' ', '\t') == Fence)
            {
                almost = line;
            }
        }

        return almost;
    }

    private static void ReportBlanks(SourceText source, string text, FindingCollector findings, int line)
    {
        if (Line(source, text, line) != Fence)
        {
            int start = line == 0 ? source.ContentStart : source.LineStart(line);
            findings.Report(SyntaxRules.FrontMatter, start, source.LineEnd(line), "Blanks follow the '---'; the line must be exactly three hyphens.", suggestion: Fence);
        }
    }

    private static string Line(SourceText source, string text, int line)
    {
        int start = line == 0 ? source.ContentStart : source.LineStart(line);
        return text.Substring(start, Math.Max(0, source.LineEnd(line) - start));
    }
}
