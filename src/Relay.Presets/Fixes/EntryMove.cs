namespace Relay.Presets;

/// <summary>Moves an entry of one line, with its comments, from one mapping to another.</summary>
internal static class EntryMove
{
    /// <summary>Into a mapping beside it, which is written if there is none; null when that cannot be done without touching more.</summary>
    public static EquatableArray<PresetEdit>? Under(FixContext context, EntryPlace place, string section)
    {
        SourceSpan key = place.Entry.Key.Location.Span;
        if (Text(context, place.Entry) is not { } entry)
        {
            return null;
        }

        bool isFlow = FlowText.IsFlow(context.Text, place.Owner);
        EntryComments? comments = isFlow ? null : EntryComments.Of(context.Source, place.Entry);
        if (place.Owner.Entry(section) is not { } home)
        {
            return comments is null || (comments.IsEmpty && !NeedsBlock(place.Entry)) ? isFlow || !NeedsBlock(place.Entry)
                    ? Of(context.Edit(key.Start.Offset, key.Start.Offset + entry.Length, context.Key(section) + ": { " + entry + " }"))
                    : null
                : Of(context.Edit(
                    context.Source.LineStart(comments.FirstLine),
                    context.Source.LineEnd(key.Start.Line),
                    Indentation(key.Start.Column) + section + ":" + context.NewLine + comments.Write(entry, Indentation(key.Start.Column + 2), context.NewLine)));
        }

        if (home.Value is not MappingNode { Entries.Count: > 0 } mapping
            || mapping.Entry(place.Entry.Key.Text) is not null
            || mapping.Location.Span.Start.Offset < home.Key.Location.Span.End.Offset)
        {
            return null;
        }

        if (isFlow)
        {
            return Of(Insertion.Behind(context, mapping, mapping.Entries[mapping.Entries.Count - 1], entry), Removal.OfEntry(context, key));
        }

        if (comments is null)
        {
            return null;
        }

        PresetEdit removed = Remove(context, comments, key);
        if (!FlowText.IsFlow(context.Text, mapping))
        {
            string indentation = Indentation(mapping.Entries[mapping.Entries.Count - 1].Key.Location.Span.Start.Column);
            string lines = comments.Write(entry, indentation, context.NewLine).Substring(indentation.Length);
            return Of(Insertion.Behind(context, mapping, mapping.Entries[mapping.Entries.Count - 1], lines), removed);
        }

        return comments.IsEmpty && !NeedsBlock(place.Entry)
            ? Of(Insertion.Behind(context, mapping, mapping.Entries[mapping.Entries.Count - 1], entry), removed)
            : Of(Unfold(context, home, mapping, comments, entry), removed);
    }

    /// <summary>Out of the mapping that it stands in, to before that; in place of it, where nothing else stands in it.</summary>
    public static EquatableArray<PresetEdit>? Out(FixContext context, EntryPlace place, EntryPlace part)
    {
        SourceSpan key = place.Entry.Key.Location.Span, home = part.Entry.Key.Location.Span;
        if (Text(context, place.Entry) is not { } entry || part.Entry.Value != place.Owner || place.Owner.Location.Span.Start.Offset < home.End.Offset)
        {
            return null;
        }

        bool isFlow = FlowText.IsFlow(context.Text, place.Owner), isFlowAround = FlowText.IsFlow(context.Text, part.Owner);
        if (isFlow && !isFlowAround && !BlockText.IsFirstOnLine(context.Source, home.Start.Offset))
        {
            return null;
        }

        if (place.Owner.Entries.Count == 1)
        {
            int end = isFlow ? FlowText.EndOfBrackets(context.Text, place.Owner.Location.Span.Start.Offset) : key.Start.Offset + entry.Length;
            return Comments(context.Text, home.End.Offset, key.Start.Offset) is not { Count: var before } between || Comments(context.Text, key.Start.Offset + entry.Length, end).Count > 0
                || (isFlowAround && before > 0)
                ? null
                : Of(context.Edit(home.Start.Offset, end, string.Concat(between.Select(comment => comment + context.NewLine + Indentation(home.Start.Column))) + entry));
        }

        if (isFlowAround)
        {
            return Of(context.Edit(home.Start.Offset, home.Start.Offset, entry + ", "), Removal.OfEntry(context, key));
        }

        int at = context.Source.LineStart(home.Start.Line);
        string indentation = Indentation(home.Start.Column);
        if (isFlow)
        {
            return Of(context.Edit(at, at, indentation + entry + context.NewLine), Removal.OfEntry(context, key));
        }

        return EntryComments.Of(context.Source, place.Entry) is { } comments && BlockText.IsFirstOnLine(context.Source, home.Start.Offset)
            ? Of(context.Edit(at, at, comments.Write(entry, indentation, context.NewLine) + context.NewLine), Remove(context, comments, key))
            : null;
    }

    /// <summary>Writes a mapping in braces of one line by indentation, with one more entry, so that this keeps its comments.</summary>
    private static PresetEdit? Unfold(FixContext context, MappingEntry home, MappingNode mapping, EntryComments comments, string entry)
    {
        int start = YamlText.BehindColon(context.Text, home.Key.Location.Span.End.Offset);
        SourceSpan braces = mapping.Location.Span;
        if (braces.Start.Line != braces.End.Line || braces.Start.Offset < start || context.Text.Substring(start, braces.Start.Offset - start).Trim().Length > 0
            || !BlockText.IsFirstOnLine(context.Source, home.Key.Location.Span.Start.Offset) || EntryComments.Of(context.Source, home) is not { } own)
        {
            return null;
        }

        string indentation = Indentation(home.Key.Location.Span.Start.Column + 2);
        string written = own.Behind is null ? "" : " " + own.Behind;
        foreach (MappingEntry each in mapping.Entries)
        {
            SourceSpan key = each.Key.Location.Span;
            int value = YamlText.BehindColon(context.Text, key.End.Offset), end = FlowText.EndOfValue(context.Text, value);
            written += context.NewLine + indentation + context.Text.Substring(key.Start.Offset, key.Length) + ": " + context.Text.Substring(value, end - value).Trim();
        }

        return context.Edit(start, context.Source.LineEnd(braces.End.Line), written + context.NewLine + comments.Write(entry, indentation, context.NewLine));
    }

    /// <summary>The entry as it is written; null when it takes more than a line, or its value stands elsewhere.</summary>
    private static string? Text(FixContext context, MappingEntry entry)
    {
        SourceSpan key = entry.Key.Location.Span, value = entry.Value.Location.Span;
        return value.Start.Offset >= key.End.Offset && value.End.Line == key.Start.Line && value.Start.Line == key.Start.Line
            ? context.Text.Substring(key.Start.Offset, value.End.Offset - key.Start.Offset)
            : null;
    }

    private static PresetEdit Remove(FixContext context, EntryComments comments, SourceSpan key) =>
        context.Edit(context.Source.LineStart(comments.FirstLine), BlockText.StartOfNext(context.Source, key.Start.Line), "");

    /// <summary>Whether a value without quotes would be read in another way inside braces.</summary>
    private static bool NeedsBlock(MappingEntry entry) =>
        entry.Value is ScalarNode { Style: ScalarStyle.Plain, Text: var text } && text.IndexOfAny([',', '[', ']', '{', '}']) >= 0;

    private static List<string> Comments(string text, int start, int end)
    {
        var comments = new List<string>();
        for (int at = start; at < end; at++)
        {
            if (YamlText.IsComment(text, at))
            {
                int last = YamlText.LineEnd(text, at);
                comments.Add(text.Substring(at, last - at).TrimEnd());
                at = last;
            }
        }

        return comments;
    }

    private static EquatableArray<PresetEdit>? Of(params PresetEdit?[] edits)
    {
        foreach (PresetEdit? edit in edits)
        {
            if (edit is null)
            {
                return null;
            }
        }

        return new EquatableArray<PresetEdit>(edits!);
    }

    private static string Indentation(int column) => new(' ', column);
}
