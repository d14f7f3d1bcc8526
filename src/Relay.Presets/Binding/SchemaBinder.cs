namespace Relay.Presets;

/// <summary>
/// Checks a mapping against the field table and gives back what is left of it: known fields under their canonical names, with values that the
/// table allows. What is not allowed is a finding and gone, so whoever reads the result need not check again.
/// </summary>
internal sealed partial class SchemaBinder(FindingSink findings)
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
        bool quietInside = quiet || (variant is not null && type.Find(type.Discriminator!)!.WordsWithoutEffect.Contains(variant));
        var written = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        var entries = new List<MappingEntry>(node.Entries.Count);
        foreach (MappingEntry entry in node.Entries)
        {
            if (BindEntry(type, node, entry, path, variant, entry.Key.Text == type.Discriminator ? quiet : quietInside) is not { } bound)
            {
                continue;
            }

            if (written.TryGetValue(bound.Key.Text, out ScalarNode? first))
            {
                // What only stands in for a field that was meant is not written twice.
                if (bound.Value.Location == entry.Key.Location)
                {
                    continue;
                }

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

    private MappingEntry? BindEntry(MappingDefinition type, MappingNode node, MappingEntry entry, string path, string? variant, bool quiet)
    {
        string name = entry.Key.Text;
        if (type.Name == "credential" && type.Find(name)?.BelongsTo(variant) != true)
        {
            SecretScan.Report(findings, entry.Value);
        }

        if (InPlaceOfRequired(type, node, entry, variant) is { } required)
        {
            findings.Add(SchemaRules.UnknownField, entry.Key.Location, $"{Echo.Quote(name)} is no field of {type.Title} of {type.Discriminator} {variant}{DidYouMean.End(required)}", SuggestedText.InPlaceOf(entry.Key, required));
            return null;
        }

        if (type.Find(name) is not { } field)
        {
            if (type.LeavesOthersAlone && NearestNames.Best(name, type.FieldNames) is null)
            {
                return null;
            }

            bool kept = type.PassesUnknown ? UnknownKeys.ReportParameter(findings, type, entry.Key) : UnknownKeys.ReportField(findings, type, entry);
            if (!kept && type.Inheritable && type.Discriminator is null && MeantRequired(type, entry) is { } meant && node.Entry(meant) is null)
            {
                // It stands where the finding is, so that nothing more is said about it.
                return new MappingEntry(entry.Key with { Text = meant }, new ScalarNode(entry.Key.Location, "", ScalarStyle.Quoted));
            }

            return kept && !SecretScan.Holds(entry.Key) && Free(entry.Value) is not null ? entry : null;
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

        if (BindValue(field, entry.Value, Join(path, name), quiet) is { } value)
        {
            return new MappingEntry(key, value);
        }

        // What must be there is there, if badly: the linker shall not call it missing on top. Nor does an address become the provider's own by being wrong.
        return type.Inheritable && (field.Required || field.Name == "base_url") || (type == ProviderFields.Mapping && field.Name == "auth") ? new MappingEntry(key, new ScalarNode(entry.Value.Location, "", ScalarStyle.Quoted)) : null;
    }

    private void ReportMissing(MappingDefinition type, MappingNode node, string path, string? variant)
    {
        bool isLeft = type == FieldTable.Root || (type.Inheritable && type.Discriminator is null) || findings.IsBroken(node.Location.File);
        foreach (FieldDefinition field in isLeft ? default : type.Fields)
        {
            if (field.Required && field.BelongsTo(variant) && node.Entry(field.Name) is null && !IsMeant(type, node, field.Name, variant))
            {
                string where = path.Length == 0 ? char.ToUpperInvariant(type.Title[0]) + type.Title.Substring(1) : "'" + path + "'";
                findings.Add(SchemaRules.MissingField, FirstLine.Of(node.Location), $"{where} needs the field '{field.Name}'.");
            }
        }
    }

    /// <summary>The required field that a key that is none was meant to be, or makes up for: it is there, if badly, and has its finding.</summary>
    private static string? MeantRequired(MappingDefinition type, MappingEntry entry) =>
        type.PassesUnknown || type.Find(entry.Key.Text) is not null ? null
        : type.Name == "model" && UnknownKeys.GivesTarget(entry) ? "target"
        : type.Name == "credential" && type.Find("type")!.Words.Contains(entry.Key.Text) ? "type"
        : UnknownKeys.Meant(type, entry) is { } meant && type.Find(meant)!.Required ? meant
        : null;

    /// <summary>The required field of a kind of mapping that is written under another name: the one that is missing, where one key is too many.</summary>
    private static string? InPlaceOfRequired(MappingDefinition type, MappingNode node, MappingEntry entry, string? variant)
    {
        if (variant is null || entry.Value is not ScalarNode || type.Find(entry.Key.Text)?.BelongsTo(variant) == true || OtherWords.Advice(type.Name, entry.Key.Text) is not null || UnknownKeys.IsOfModel(entry.Key.Text))
        {
            return null;
        }

        foreach (MappingEntry other in node.Entries)
        {
            if (other != entry && type.Find(other.Key.Text)?.BelongsTo(variant) != true)
            {
                return null;
            }
        }

        string? missing = null;
        foreach (FieldDefinition field in type.Fields)
        {
            if (field.Required && field.Variants.Count > 0 && field.BelongsTo(variant))
            {
                missing = missing is null && node.Entry(field.Name) is null ? field.Name : null;
            }
        }

        return missing;
    }

    private static bool IsMeant(MappingDefinition type, MappingNode node, string name, string? variant)
    {
        foreach (MappingEntry entry in node.Entries)
        {
            if (MeantRequired(type, entry) == name || InPlaceOfRequired(type, node, entry, variant) == name)
            {
                return true;
            }
        }

        return false;
    }

    private void ReportWrongVariant(MappingDefinition type, ScalarNode key, FieldDefinition field, string? variant)
    {
        if (variant is not null && type.Find(type.Discriminator!)!.Words.Contains(variant))
        {
            findings.Add(
                SchemaRules.UnknownField,
                key.Location,
                $"'{key.Text}' belongs to {type.Discriminator} {Echo.OneOf(field.Variants)}, not to {type.Discriminator} {variant}.");
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? Echo.Plain(name) : path + "." + Echo.Plain(name);
}
