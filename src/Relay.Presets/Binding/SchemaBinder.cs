namespace Relay.Presets;

/// <summary>
/// Checks a mapping against the field table and gives back what is left of it: known fields under their canonical names, with values that the
/// table allows. What is not allowed is a finding and gone, so whoever reads the result need not check again.
/// </summary>
internal sealed class SchemaBinder(FindingSink findings)
{
    private readonly ScalarBinder _scalars = new(findings);

    /// <summary>Binds a mapping.</summary>
    /// <param name="type">What it should be.</param>
    /// <param name="node">What was written.</param>
    /// <param name="path">Where it stands (<c>models.smart</c>), for messages; empty for the root.</param>
    /// <param name="quiet">Whether something around it was already reported to have no effect.</param>
    public MappingNode Bind(MappingDefinition type, MappingNode node, string path, bool quiet = false)
    {
        string? variant = type.Discriminator is null ? null : (node.Value(type.Discriminator) as ScalarNode)?.Text;
        quiet |= variant is not null && Contains(type.Find(type.Discriminator!)!.WordsWithoutEffect, variant);
        var written = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        var entries = new List<MappingEntry>(node.Entries.Count);
        foreach (MappingEntry entry in node.Entries)
        {
            if (BindEntry(type, entry, path, variant, quiet) is not { } bound)
            {
                continue;
            }

            if (written.TryGetValue(bound.Key.Text, out ScalarNode? first))
            {
                findings.Add(
                    SchemaRules.RepeatedSynonym,
                    entry.Key.Location,
                    $"'{entry.Key.Text}' sets the same as '{first.Text}', which is written too; keep one of them.",
                    related: first.Location);
                continue;
            }

            written.Add(bound.Key.Text, entry.Key);
            entries.Add(bound);
        }

        ReportMissing(type, node, path, variant);
        return new MappingNode(node.Location, new EquatableArray<MappingEntry>([.. entries]));
    }

    private MappingEntry? BindEntry(MappingDefinition type, MappingEntry entry, string path, string? variant, bool quiet)
    {
        string name = entry.Key.Text;
        if (type.Find(name) is not { } field)
        {
            bool kept = type.PassesUnknown ? UnknownKeys.ReportParameter(findings, type, entry.Key) : UnknownKeys.ReportField(findings, type, entry.Key);
            return kept && JsonText.Check(findings, entry.Value) ? entry : null;
        }

        if (!field.BelongsTo(variant))
        {
            ReportWrongVariant(type, entry.Key, field, variant);
            return null;
        }

        ScalarNode key = field.SynonymOf is null ? entry.Key : entry.Key with { Text = field.SynonymOf };
        if (entry.Value.IsNull())
        {
            return new MappingEntry(key, entry.Value);
        }

        if (!quiet && field.HonouredBy is null)
        {
            findings.Add(SchemaRules.NoEffect, entry.Key.Location, $"'{name}' has no effect in this version of Relay.");
            quiet = true;
        }

        return BindValue(field, entry.Value, Join(path, name), quiet) is { } value ? new MappingEntry(key, value) : null;
    }

    private PresetNode? BindValue(FieldDefinition field, PresetNode value, string path, bool quiet)
    {
        switch (value)
        {
            case var _ when field.Accepts(FieldShapes.Anything):
                return JsonText.Check(findings, value) ? value : null;
            case ScalarNode scalar:
                return _scalars.Bind(field, scalar, path, quiet);
            case SequenceNode sequence when field.Accepts(FieldShapes.TextList | FieldShapes.MappingList):
                return BindItems(field, sequence, path, quiet);
            case MappingNode mapping when field.Accepts(FieldShapes.NamedMappings):
                return BindNamed(field, mapping, path, quiet);
            case MappingNode mapping when field.Accepts(FieldShapes.Mapping):
                return field.MappingName is null
                    ? JsonText.Check(findings, mapping) ? mapping : null
                    : Bind(FieldTable.Find(field.MappingName), mapping, path, quiet);
            default:
                findings.Add(
                    SchemaRules.WrongType,
                    value.Location,
                    $"'{path}' must be {FieldExpectation.Of(field)}, not a {(value is MappingNode ? "mapping" : "list")}.");
                return null;
        }
    }

    private SequenceNode BindItems(FieldDefinition field, SequenceNode sequence, string path, bool quiet)
    {
        var items = new List<PresetNode>(sequence.Items.Count);
        foreach (PresetNode item in sequence.Items)
        {
            if (item is MappingNode mapping && field.Accepts(FieldShapes.MappingList))
            {
                items.Add(Bind(FieldTable.Find(field.MappingName!), mapping, path, quiet));
            }
            else if (item is ScalarNode scalar && field.Accepts(FieldShapes.TextList) && ScalarReader.Classify(scalar) == ScalarKind.Text)
            {
                items.Add(item);
            }
            else
            {
                string? quoted = item is ScalarNode { Text.Length: > 0 } plain ? ScalarBinder.InQuotes(plain.Text) : null;
                findings.Add(SchemaRules.WrongType, item.Location, $"The items of '{path}' must be {Items(field)}.", quoted);
            }
        }

        return new SequenceNode(sequence.Location, new EquatableArray<PresetNode>([.. items]));
    }

    private MappingNode BindNamed(FieldDefinition field, MappingNode mapping, string path, bool quiet)
    {
        MappingDefinition type = FieldTable.Find(field.MappingName!);
        var entries = new List<MappingEntry>(mapping.Entries.Count);
        foreach (MappingEntry entry in mapping.Entries)
        {
            string name = entry.Key.Text;
            if (field.KeyPattern == PresetNames.Pattern && !PresetNames.IsValid(name))
            {
                findings.Add(
                    SchemaRules.InvalidName,
                    entry.Key.Location,
                    $"{Echo.Quote(name)} cannot be a name; use ASCII letters, digits, '-', '_' and '.', with at least one letter.");
            }

            if (entry.Value is MappingNode body)
            {
                entries.Add(new MappingEntry(entry.Key, Bind(type, body, Join(path, name), quiet)));
            }
            else if (entry.Value.IsNull())
            {
                entries.Add(new MappingEntry(entry.Key, Bind(type, new MappingNode(entry.Key.Location, default), Join(path, name), quiet)));
            }
            else
            {
                findings.Add(SchemaRules.WrongType, entry.Value.Location, $"{Echo.Quote(name)} must be a mapping with the fields of {type.Title}.");
                entries.Add(new MappingEntry(entry.Key, new MappingNode(entry.Value.Location, default)));
            }
        }

        return new MappingNode(mapping.Location, new EquatableArray<MappingEntry>([.. entries]));
    }

    private void ReportMissing(MappingDefinition type, MappingNode node, string path, string? variant)
    {
        bool leftToLinker = type == FieldTable.Root || (type.Inheritable && type.Discriminator is null);
        foreach (FieldDefinition field in leftToLinker ? default : type.Fields)
        {
            if (field.Required && field.BelongsTo(variant) && node.Entry(field.Name) is null)
            {
                string where = path.Length == 0 ? type.Title : "'" + path + "'";
                findings.Add(SchemaRules.MissingField, FirstLine.Of(node.Location), $"{where} needs the field '{field.Name}'.");
            }
        }
    }

    private void ReportWrongVariant(MappingDefinition type, ScalarNode key, FieldDefinition field, string? variant)
    {
        if (variant is not null && Contains(type.Find(type.Discriminator!)!.Words, variant))
        {
            findings.Add(
                SchemaRules.UnknownField,
                key.Location,
                $"'{key.Text}' belongs to {type.Discriminator} {Echo.OneOf(field.Variants)}, not to {type.Discriminator} {variant}.");
        }
    }

    private static string Items(FieldDefinition field) =>
        field.Accepts(FieldShapes.MappingList) ? "texts or mappings" : "texts; a text that looks like something else needs quotes";

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static bool Contains(EquatableArray<string> words, string word)
    {
        foreach (string each in words)
        {
            if (each == word)
            {
                return true;
            }
        }

        return false;
    }
}
