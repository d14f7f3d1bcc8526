namespace Relay.Presets;

/// <summary>
/// Reads a file again in which one model, group, provider or pricing profile was edited: that one is read, and everything else is taken over, moved to where it stands now.
/// </summary>
/// <remarks>
/// The outcome is the one of reading the whole file, to the last position. Where that is not certain (the file had a finding, or has one now; a name was
/// changed; the change reaches beyond one entry; the YAML is not plain) it gives up, and the file is read as a whole.
/// </remarks>
internal sealed class PresetRereader(PresetDocument previous, string oldText, string text)
{
    /// <summary>Reads <paramref name="text"/>, of which <paramref name="previous"/> is an earlier state; null where it must be read as a whole.</summary>
    public static PresetDocument? Read(PresetDocument? previous, string path, string text, bool isExplicit)
    {
        bool isKnown = previous?.ReadFrom.Value is { } last && last.IsOf(previous) && last.IsExplicit == isExplicit && previous.Path == path;
        if (!isKnown || text.Length > PresetSyntaxReader.MaximumLength || new PresetRereader(previous!, previous!.ReadFrom.Value!.Text, text).Read() is not { } document)
        {
            return null;
        }

        return ReadText.Keep(document, text, isExplicit);
    }

    /// <summary>Whether a root entry has declarations.</summary>
    public static bool IsSection(string name) => name is "models" or "groups" or "providers" or "pricing_profiles";

    private PresetDocument? Read()
    {
        TextDifference change = TextDifference.Between(oldText, text);
        if (previous.Syntax.Root is not MappingNode root || ChangedEntry.Find(root, oldText, change) is not { } place)
        {
            return null;
        }

        var section = (MappingNode)root.Entries[place.Section].Value;
        MappingEntry old = section.Entries[place.Index];
        if (ReadEntry(place, old, change.Growth) is not { } entry || Bind(root.Entries[place.Section].Key, section, entry) is not { } declaration)
        {
            return null;
        }

        var move = new NodeMove(Lines(text, place.Start, place.End + change.Growth) - Lines(oldText, place.Start, place.End), change.Growth);
        MappingNode read = WithSection(root, place.Section, WithEntry(section, place.Index, entry, move), move);
        return With(root, place, declaration, move, new PresetSyntaxTree(previous.Path, read, default) { IsPlain = true });
    }

    /// <summary>Reads the entry by itself.</summary>
    private MappingEntry? ReadEntry(ChangedEntry place, MappingEntry old, int growth)
    {
        int end = place.End + growth;
        string lines = text.Substring(place.Start, end - place.Start);
        bool endsLine = end == text.Length || (lines.Length > 0 && lines[lines.Length - 1] == '\n');
        var alone = new SourceText(previous.Path, lines);
        var findings = new FindingCollector(alone);
        EncodingCheck.Run(alone, findings);
        if (!endsLine || !PlainText.IsPlain(lines) || !findings.IsEmpty || SuppressionReader.MayHave(lines))
        {
            return null;
        }

        SourcePosition key = old.Key.Location.Span.Start;
        var cursor = new PlainCursor(previous.Path, text, place.Start, key.Line, end);
        return PlainYamlReader.Read(cursor, key.Column, depth: 1) is { Entries.Count: 1 } read && read.Entries[0].Key.Text == old.Key.Text ? read.Entries[0] : null;
    }

    /// <summary>Checks the entry as a part of its section; null when there is anything to say about it.</summary>
    private static Declaration? Bind(ScalarNode name, MappingNode section, MappingEntry entry)
    {
        var findings = new FindingSink();
        var alone = new MappingNode(section.Location, new EquatableArray<MappingEntry>(entry));
        var root = new MappingNode(section.Location, new EquatableArray<MappingEntry>(new MappingEntry(name, alone)));
        SecretScan.Report(findings, root);
        MappingNode bound = new SchemaBinder(findings).Bind(FieldTable.Root, root, "");
        return findings.IsEmpty && bound.Mapping(name.Text) is { Entries.Count: 1 } one ? new Declaration(one.Entries[0].Key, (MappingNode)one.Entries[0].Value) : null;
    }

    private MappingNode WithEntry(MappingNode section, int index, MappingEntry entry, NodeMove move)
    {
        var entries = new MappingEntry[section.Entries.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = i < index ? section.Entries[i] : i == index ? entry : move.Of(section.Entries[i]);
        }

        return Block(entries);
    }

    private MappingNode WithSection(MappingNode root, int index, MappingNode section, NodeMove move)
    {
        var entries = new MappingEntry[root.Entries.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = i < index ? root.Entries[i] : i == index ? root.Entries[i] with { Value = section } : move.Of(root.Entries[i]);
        }

        return Block(entries);
    }

    /// <summary>A block mapping: it reaches from its first key to the end of its last value.</summary>
    private MappingNode Block(MappingEntry[] entries) => new(
        new SourceLocation(previous.Path, new SourceSpan(entries[0].Key.Location.Span.Start, entries[entries.Length - 1].Value.Location.Span.End)),
        new EquatableArray<MappingEntry>(entries));

    /// <summary>The document with the changed declaration. Without a finding every entry of a section is a declaration, and every section a part of the document.</summary>
    private PresetDocument With(MappingNode root, ChangedEntry place, Declaration declaration, NodeMove move, PresetSyntaxTree syntax)
    {
        PresetDocument document = new(syntax) { IsPreset = true };
        for (int i = 0; i < root.Entries.Count; i++)
        {
            // The first declaration that is not what it was.
            int first = i < place.Section ? int.MaxValue : i == place.Section ? place.Index : -1;
            NodeMove moved = i > place.Section ? move : NodeMove.None;
            document = root.Entries[i].Key.Text switch
            {
                "models" => document with { Models = Declarations(previous.Models, first, declaration, move) },
                "groups" => document with { Groups = Declarations(previous.Groups, first, declaration, move) },
                "providers" => document with { Providers = Declarations(previous.Providers, first, declaration, move) },
                "pricing_profiles" => document with { PricingProfiles = Declarations(previous.PricingProfiles, first, declaration, move) },
                "defaults" => document with { Defaults = previous.Defaults is { } defaults ? moved.Of(defaults) : null },
                "catalog" => document with { Catalog = previous.Catalog is { } catalog ? moved.Of(catalog) : null },
                "observability" => document with { Observability = previous.Observability is { } observability ? moved.Of(observability) : null },
                _ => document,
            };
        }

        return document;
    }

    private static EquatableArray<Declaration> Declarations(EquatableArray<Declaration> old, int first, Declaration changed, NodeMove move)
    {
        var declarations = new Declaration[old.Count];
        for (int i = 0; i < declarations.Length; i++)
        {
            declarations[i] = i < first ? old[i] : i == first ? changed : move.Of(old[i]);
        }

        return new EquatableArray<Declaration>(declarations);
    }

    private static int Lines(string text, int start, int end)
    {
        int lines = 0;
        for (int at = text.IndexOf('\n', start, end - start); at >= 0; at = text.IndexOf('\n', at + 1, end - at - 1))
        {
            lines++;
        }

        return lines;
    }
}
