namespace Relay.Presets;

/// <summary>Mends of comments that turn rules off.</summary>
internal static class SuppressionFixes
{
    /// <summary>Removes an id; with the last one, the comment.</summary>
    public static PresetFix? Remove(FixContext context)
    {
        string text = context.Text;
        int line = context.Finding.Location.Span.Start.Line;
        int hash = text.LastIndexOf('#', context.Start);
        if (hash < context.Source.LineStart(line))
        {
            return null;
        }

        if (IsOnlyId(text.Substring(hash, context.Start - hash)) && FollowingId(text, context.End, context.Source.LineEnd(line)) == context.End)
        {
            bool isAlone = BlockText.IsFirstOnLine(context.Source, hash);
            int start = isAlone ? context.Source.LineStart(line) : YamlText.TrimEnd(text, context.Source.LineStart(line), hash);
            int end = isAlone ? BlockText.StartOfNext(context.Source, line) : context.Source.LineEnd(line);
            return FixContext.Fix("Remove the suppression", context.Edit(start, end, ""), isPreferred: true);
        }

        int next = FollowingId(text, context.End, context.Source.LineEnd(line));
        int from = context.Start;
        while (next == context.End && text[from - 1] is ' ' or ',')
        {
            from--;
        }

        return FixContext.Fix("Remove '" + Echo.Plain(context.Written) + "'", context.Edit(from, next, ""), isPreferred: true);
    }

    /// <summary>Whether nothing but the opening of the comment stands before the id.</summary>
    private static bool IsOnlyId(string before) => before.TrimEnd().EndsWith("disable", StringComparison.Ordinal) || before.TrimEnd().EndsWith("disable-file", StringComparison.Ordinal);

    /// <summary>Where the next id begins; <paramref name="end"/> itself when none follows.</summary>
    private static int FollowingId(string text, int end, int lineEnd)
    {
        int at = end;
        while (at < lineEnd && text[at] is ' ' or ',')
        {
            at++;
        }

        return at + 3 <= lineEnd && string.CompareOrdinal(text, at, "RLY", 0, 3) == 0 ? at : end;
    }
}
