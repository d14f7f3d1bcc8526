namespace Relay.Presets;

/// <summary>Mends that remove, move or add an entry of a mapping.</summary>
internal static class EntryFixes
{
    /// <summary>Removes the entry whose key the finding points at, though it was not read.</summary>
    public static PresetFix? RemoveAtKey(FixContext context) =>
        FixContext.Fix("Remove this entry", Removal.OfEntry(context, context.Finding.Location.Span));

    /// <summary>Removes the entry that the finding is about.</summary>
    public static PresetFix? Remove(FixContext context) => context.Entry is { } place ? Remove(context, place.Entry) : null;

    /// <summary>Removes a key that is no field, unless it was meant to be one that must be there, or makes up for it.</summary>
    public static PresetFix? RemoveUnknown(FixContext context)
    {
        if (context.Entry is { Outer.Outer: { Entry.Key.Text: "models", Outer: null } } model && UnknownKeys.GivesTarget(model.Entry) && model.Owner.Entry("target") is null)
        {
            return null;
        }

        // Without anything that says what kind it is, a credential is worse than with the wrong word.
        if (context.Entry is { Outer.Entry.Key.Text: "credential", Owner: var credential } && credential.Entry("type") is null)
        {
            return null;
        }

        string? meant = context.Finding.Suggestion?.Trim('"');
        EquatableArray<MappingDefinition> mappings = PresetSyntaxReader.SyntaxOf(context.Source.Path) == PresetSyntax.Markdown ? FieldTable.FrontMatter : FieldTable.All;
        foreach (MappingDefinition mapping in meant is null || context.Entry?.Owner.Entry(meant) is not null ? default : mappings)
        {
            if (mapping.Find(meant!) is { Required: true })
            {
                return null;
            }
        }

        return Remove(context);
    }

    /// <summary>Removes a setting without effect; the word that says what kind of thing a mapping is cannot be removed from it.</summary>
    public static PresetFix? RemoveSetting(FixContext context) => context.Entry?.Entry.Key.Text == "type" ? null : Remove(context);

    /// <summary>Removes <c>inherit_from</c> from a model that has a target of its own.</summary>
    public static PresetFix? RemoveParent(FixContext context) => context.Entry?.Owner.Entry("target") is null ? null : Remove(context);

    /// <summary>Removes an entry.</summary>
    public static PresetFix? Remove(FixContext context, MappingEntry entry) =>
        FixContext.Fix("Remove '" + Echo.Plain(entry.Key.Text) + "'", Removal.OfEntry(context, entry.Key.Location.Span));

    /// <summary>Moves a field that stands in a model into the part of it that has such a field.</summary>
    public static PresetFix? MoveHome(FixContext context) =>
        context.Finding.Suggestion is null && context.Entry is { Outer.Outer: { Entry.Key.Text: "models", Outer: null } } place && UnknownKeys.Home(place.Entry) is { } home
            ? MoveUnder(context, home, isPreferred: true)
            : null;

    /// <summary>Moves a field of the model that stands in one of the model's parts to where it belongs: before that part.</summary>
    public static PresetFix? MoveOut(FixContext context)
    {
        if (context.Finding.Suggestion is not null
            || context.Entry is not { Outer: { Outer.Outer: { Entry.Key.Text: "models", Outer: null } } part } place
            || !UnknownKeys.IsOfModel(place.Entry.Key.Text)
            || part.Owner.Entry(place.Entry.Key.Text) is not null
            || EntryMove.Out(context, place, part) is not { } edits)
        {
            return null;
        }

        return new PresetFix("Move '" + Echo.Plain(place.Entry.Key.Text) + "' out of '" + Echo.Plain(part.Entry.Key.Text) + "'", edits)
        {
            IsPreferred = true,
            Writes = PresetFix.KeyOf(part.Owner, place.Entry.Key.Text),
        };
    }

    /// <summary>Moves the entry that the finding is about into a mapping beside it, which is written if there is none.</summary>
    public static PresetFix? MoveUnder(FixContext context, string section, bool isPreferred = false) =>
        context.Entry is { } place && EntryMove.Under(context, place, section) is { } edits
            ? new PresetFix("Move '" + Echo.Plain(place.Entry.Key.Text) + "' under '" + section + "'", edits)
            {
                IsPreferred = isPreferred,
                Writes = PresetFix.KeyOf(place.Owner, section),
            }
            : null;

    /// <summary>Writes <c>version: 1</c> where there is none.</summary>
    public static PresetFix? WriteVersion(FixContext context) =>
        context.Root is MappingNode root && root.Entry("version") is null
            ? FixContext.Fix("Add 'version: 1'", Insertion.First(context, root, "version", "1"), isPreferred: true)
            : null;

    /// <summary>Writes <c>auth: header</c> behind an <c>auth_header</c> that has no effect without it; null where something else is said of it.</summary>
    public static PresetFix? WriteAuth(FixContext context) =>
        context.Entry is { Entry.Key.Text: "auth_header" } place && place.Owner.Entry("auth") is null
            ? FixContext.Fix("Add 'auth: header'", Insertion.Behind(context, place.Owner, place.Entry, "auth", context.IsJson ? YamlText.Quote(ProviderFields.Header) : ProviderFields.Header), isPreferred: true)
            : null;

    /// <summary>Exchanges the rate that the finding points at and the one that belongs to it.</summary>
    public static PresetFix? SwapRates(FixContext context)
    {
        if (context.Finding.Related.Count == 0 || context.Finding.Related[0].Span.End.Offset > context.Text.Length)
        {
            return null;
        }

        SourceSpan other = context.Finding.Related[0].Span;
        string otherText = context.Text.Substring(other.Start.Offset, other.Length);
        return new PresetFix("Exchange the two rates", new EquatableArray<PresetEdit>(
            context.Edit(context.Start, context.End, otherText),
            context.Edit(other.Start.Offset, other.End.Offset, context.Written)));
    }

    /// <summary>Writes <c>field: null</c> behind the entry that the finding is about, which takes an inherited value away.</summary>
    public static PresetFix? TakeAway(FixContext context, string field) =>
        context.Entry is { } place
            ? FixContext.Fix("Add '" + field + ": null'", Insertion.Behind(context, place.Owner, place.Entry, field, "null"))
            : null;
}
