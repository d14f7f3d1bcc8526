namespace Relay.Presets;

/// <summary>Binds one file by itself: decides whether it is a preset, checks it against the field table, and takes it apart into declarations.</summary>
internal sealed class PresetReader
{
    private readonly FindingSink _findings = new();
    private readonly PresetSyntaxTree _syntax;

    private PresetReader(PresetSyntaxTree syntax) => _syntax = syntax;

    /// <summary>Binds <paramref name="syntax"/>.</summary>
    /// <param name="syntax">The file as it was read.</param>
    /// <param name="isExplicit">Whether the project names the file.</param>
    /// <param name="text">Its text.</param>
    public static PresetDocument Read(PresetSyntaxTree syntax, bool isExplicit, string text) => new PresetReader(syntax).Read(isExplicit, text);

    private PresetDocument Read(bool isExplicit, string text)
    {
        var root = _syntax.Root as MappingNode;
        if (root is null || !(isExplicit ? HasSection(root) : PresetLook.IsOurs(root)))
        {
            return NoPreset(isExplicit, isUnread: (_syntax.Root is null || _syntax.Root.IsNull()) && (isExplicit || PresetLook.MayBe(text)));
        }

        _findings.AddRange(_syntax.Findings);
        ReportVersion(root);
        SecretScan.Report(_findings, root);
        MappingNode bound = new SchemaBinder(_findings).Bind(FieldTable.Root, WithoutVersion(root), "");
        return new PresetDocument(_syntax)
        {
            IsPreset = true,
            Findings = _findings.ToSorted(),
            Models = Declarations(bound, "models"),
            Groups = Declarations(bound, "groups"),
            Providers = Declarations(bound, "providers"),
            PricingProfiles = Declarations(bound, "pricing_profiles"),
            Defaults = bound.Mapping("defaults"),
            Catalog = bound.Mapping("catalog"),
            Observability = bound.Mapping("observability"),
        };
    }

    private PresetDocument NoPreset(bool isExplicit, bool isUnread)
    {
        if (isExplicit || isUnread)
        {
            _findings.AddRange(_syntax.Findings);
        }

        // A file that could not be read has its finding already.
        bool isUnreadable = _syntax.Findings.Count > 0 && (isUnread || (isExplicit && _syntax.Root is not MappingNode));
        if (!isUnreadable)
        {
            _findings.Add(
                isExplicit ? SchemaRules.NothingInPreset : SchemaRules.NotAPreset,
                FirstLine.Of(_syntax.Root?.Location ?? new SourceLocation(_syntax.Path, default)),
                isExplicit
                    ? "The file defines nothing; a preset has 'version: 1' and a section such as 'models'."
                    : "The file has no 'version' together with 'models', 'groups', 'providers' or 'pricing_profiles' as presets have them, so it is left alone.");
        }

        return new PresetDocument(_syntax) { Findings = _findings.ToSorted() };
    }

    private void ReportVersion(MappingNode root)
    {
        if (root.Entry("version") is not { } version)
        {
            _findings.Add(SchemaRules.UnsupportedVersion, FirstLine.Of(root.Location), "The preset does not say its version; write 'version: 1'.");
        }
        else if (version.Value is not ScalarNode scalar || !ScalarReader.TryReadInteger(scalar, out long number) || number != 1)
        {
            _findings.Add(SchemaRules.UnsupportedVersion, FirstLine.Of(version.Value.Location), "The only version of the preset language is the number 1.", "1");
        }
    }

    /// <summary>The root without its version, which <see cref="ReportVersion"/> judges better than the table does.</summary>
    private static MappingNode WithoutVersion(MappingNode root)
    {
        var entries = new List<MappingEntry>(root.Entries.Count);
        foreach (MappingEntry entry in root.Entries)
        {
            if (entry.Key.Text != "version")
            {
                entries.Add(entry);
            }
        }

        return root with { Entries = new EquatableArray<MappingEntry>([.. entries]) };
    }

    private static bool HasSection(MappingNode root)
    {
        foreach (FieldDefinition field in FieldTable.Root.Fields)
        {
            if (field.Name != "version" && Has(root, field.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(MappingNode root, string name)
    {
        foreach (MappingEntry entry in root.Entries)
        {
            if (entry.Key.Text == name)
            {
                return true;
            }
        }

        return false;
    }

    private static EquatableArray<Declaration> Declarations(MappingNode root, string section)
    {
        if (root.Mapping(section) is not { } mapping)
        {
            return default;
        }

        var declarations = new Declaration[mapping.Entries.Count];
        for (int i = 0; i < declarations.Length; i++)
        {
            declarations[i] = new Declaration(mapping.Entries[i].Key, (MappingNode)mapping.Entries[i].Value);
        }

        return new EquatableArray<Declaration>(declarations);
    }
}
