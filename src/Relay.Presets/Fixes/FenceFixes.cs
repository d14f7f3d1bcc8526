namespace Relay.Presets;

/// <summary>Mends of the lines between which front matter stands.</summary>
internal static class FenceFixes
{
    private const string Fence = "---";

    /// <summary>Writes the line that is not there; null where what is read then is no front matter of a preset.</summary>
    public static PresetFix? Write(FixContext context)
    {
        if (context.Finding.Suggestion is not null)
        {
            return null;
        }

        SourceText source = context.Source;
        int first = source.ContentStart;
        if (context.Text.Substring(first, source.LineEnd(0) - first).TrimEnd() != Fence)
        {
            return Checked(context, FixContext.Fix("Write '---' above the first field", context.Edit(first, first, Fence + context.NewLine), isPreferred: true));
        }

        // Where the Markdown begins is a guess, if a good one.
        int end = source.LineEnd(LastOfFields(source));
        return Checked(context, FixContext.Fix("Write '---' behind the last field", context.Edit(end, end, context.NewLine + Fence)));
    }

    private static PresetFix? Checked(FixContext context, PresetFix? fix)
    {
        PresetSyntaxTree mended = PresetSyntaxReader.Read(context.Source.Path, PresetFixes.Apply(context.Text, fix!.Edits));
        foreach (Finding finding in mended.Findings)
        {
            if (finding.Rule == SyntaxRules.FrontMatter)
            {
                return null;
            }
        }

        return mended.Root is MappingNode root && root.Entry("metadata") is not null ? fix : null;
    }

    /// <summary>The last line of what looks like fields: keys, and what is indented below them. A heading behind an empty line is Markdown, not a comment.</summary>
    private static int LastOfFields(SourceText source)
    {
        int last = 0;
        bool isBehindBlank = false;
        for (int line = 1; line < source.LineCount; line++)
        {
            string content = source.Text.Substring(source.LineStart(line), source.LineEnd(line) - source.LineStart(line));
            bool isBlank = content.Trim().Length == 0, isComment = content.StartsWith("#", StringComparison.Ordinal);
            bool isField = !isBlank && !isComment && IsField(content);
            if ((isComment && isBehindBlank) || (!isBlank && !isComment && !isField))
            {
                break;
            }

            last = isField ? line : last;
            isBehindBlank = isBlank;
        }

        return last;
    }

    private static bool IsField(string content)
    {
        if (content[0] == ' ' || content.StartsWith("- ", StringComparison.Ordinal))
        {
            return true;
        }

        int colon = content.IndexOf(':');
        for (int i = 0; i < colon; i++)
        {
            if (content[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))
            {
                return false;
            }
        }

        return colon > 0 && (colon + 1 == content.Length || content[colon + 1] == ' ');
    }
}
