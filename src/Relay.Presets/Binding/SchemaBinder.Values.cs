namespace Relay.Presets;

/// <content>Values: scalars, lists, mappings, and mappings from names.</content>
internal sealed partial class SchemaBinder
{
    private PresetNode? BindValue(FieldDefinition field, PresetNode value, string path, bool quiet)
    {
        switch (value)
        {
            case var _ when field.Accepts(FieldShapes.Anything):
                return Free(value);

            // A key goes no further. Credentials and addresses are judged where they are bound.
            case ScalarNode secret when field.Name is not ("credential" or "value" or "base_url") && SecretScan.Holds(secret):
                SecretScan.ReportOne(findings, secret);
                return null;
            case ScalarNode scalar:
                return _scalars.Bind(field, scalar, path, quiet);
            case SequenceNode sequence when field.Accepts(FieldShapes.TextList | FieldShapes.MappingList):
                return BindItems(field, sequence, path, quiet);
            case MappingNode mapping when field.Accepts(FieldShapes.NamedMappings):
                return BindNamed(field, mapping, path, quiet);
            case MappingNode mapping when field.Accepts(FieldShapes.TextMapping):
                return BindTexts(mapping, path);
            case MappingNode mapping when field.Accepts(FieldShapes.Mapping):
                return field.MappingName is null
                    ? Free(mapping)
                    : Bind(FieldTable.Find(field.MappingName), mapping, path, quiet);
            default:
                findings.Add(
                    SchemaRules.WrongType,
                    value.Location,
                    $"'{path}' must be {FieldExpectation.Of(field)}, not a {(value is MappingNode ? "mapping" : "list")}.");
                return null;
        }
    }

    /// <summary>A value that is passed on as JSON; null when it cannot be, or holds a key.</summary>
    private PresetNode? Free(PresetNode value) => JsonText.Check(findings, value) && !SecretScan.Holds(value) ? value : null;

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
                if (!SecretScan.Holds(scalar) && (!field.HasWordsInList || _scalars.Word(field, scalar, path)))
                {
                    items.Add(item);
                }
            }
            else
            {
                string? quoted = field.Accepts(FieldShapes.TextList) && item is ScalarNode { Text.Length: > 0 } plain ? ScalarBinder.InQuotes(plain.Text) : null;
                findings.Add(SchemaRules.WrongType, item.Location, $"The items of '{path}' must be {Items(field)}.", quoted);
            }
        }

        return new SequenceNode(sequence.Location, new EquatableArray<PresetNode>([.. items]));
    }

    private MappingNode BindTexts(MappingNode mapping, string path)
    {
        var entries = new List<MappingEntry>(mapping.Entries.Count);
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (entry.Value is ScalarNode scalar && ScalarReader.Classify(scalar) == ScalarKind.Text)
            {
                if (!SecretScan.Holds(entry.Key) && !SecretScan.Holds(scalar))
                {
                    entries.Add(entry);
                }

                continue;
            }

            string? quoted = entry.Value is ScalarNode { Text.Length: > 0 } plain ? ScalarBinder.InQuotes(plain.Text) : null;
            findings.Add(SchemaRules.WrongType, entry.Value.Location, $"'{Join(path, entry.Key.Text)}' must be a text; a text that looks like something else needs quotes.", quoted);
        }

        return new MappingNode(mapping.Location, new EquatableArray<MappingEntry>([.. entries]));
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
                    $"{Echo.Quote(name)} cannot be a name; use at most 100 ASCII letters, digits, '-', '_' and '.', with at least one letter.");
            }

            // A name goes into the program; a key does not, not even as a name.
            if (SecretScan.Holds(entry.Key))
            {
                SecretScan.ReportOne(findings, entry.Key);
                continue;
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
                string? meant = TargetInBraces(type, entry.Value);
                string advice = meant is null ? "." : "; write " + meant + ".";
                findings.Add(SchemaRules.WrongType, entry.Value.Location, $"{Echo.Quote(name)} must be a mapping with the fields of {type.Title}{advice}", meant);
                entries.Add(new MappingEntry(entry.Key, new MappingNode(entry.Value.Location, default)));
            }
        }

        return new MappingNode(mapping.Location, new EquatableArray<MappingEntry>([.. entries]));
    }

    /// <summary><c>{ target: openai/gpt-4o }</c> for a model that is written as nothing but its target, in a form that YAML and a reader take for that; null for all else.</summary>
    private static string? TargetInBraces(MappingDefinition type, PresetNode value)
    {
        if (type != ModelFields.Mapping || value is not ScalarNode { Style: ScalarStyle.Plain } scalar || SecretScan.Holds(scalar) || scalar.Text.IndexOf('/') <= 0)
        {
            return null;
        }

        foreach (char c in scalar.Text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '-' or '.' or '_'))
            {
                return null;
            }
        }

        return "{ target: " + scalar.Text + " }";
    }

    private static string Items(FieldDefinition field) =>
        field.Accepts(FieldShapes.MappingList) ? (field.Accepts(FieldShapes.TextList) ? "texts or mappings" : "mappings") : "texts; a text that looks like something else needs quotes";
}
