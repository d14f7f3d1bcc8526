namespace Relay.Presets;

/// <summary>Binds one <c>.mda</c> file by itself: checks its front matter against the field table and makes of it the one model that it declares.</summary>
internal static class FrontMatterReader
{
    /// <summary>Binds <paramref name="syntax"/>.</summary>
    /// <param name="syntax">The file as it was read.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isExplicit">Whether the project names the file; one that was only found and has no namespace of ours is another tool's.</param>
    /// <param name="projectPath">The path from the project's folder.</param>
    public static PresetDocument Read(PresetSyntaxTree syntax, string text, bool isExplicit, string projectPath)
    {
        var findings = new FindingSink();
        if (!isExplicit && text.IndexOf(FrontMatterFields.Namespace, StringComparison.Ordinal) < 0)
        {
            findings.Add(
                SchemaRules.NotAPreset,
                new SourceText(syntax.Path, text).Locate(0, 0),
                $"The file's metadata has no '{FrontMatterFields.Namespace}', so it is not read as a preset.");
            return new PresetDocument(syntax) { Findings = findings.ToSorted() };
        }

        findings.AddRange(syntax.Findings);
        SourceLocation start = FirstLine.Of(new SourceText(syntax.Path, text).Locate(0, 0));
        MappingNode? bound = Bind(findings, syntax, start);
        PresetIdentity identity = PresetIdentity.Of(findings, projectPath, bound, FirstLine.Of(bound?.Location ?? start));
        MappingNode body = bound is null ? new MappingNode(syntax.Root?.Location ?? start, default) : FrontMatterModel.Of(findings, bound);
        EquatableArray<SignatureClaim> signatures = bound is null ? default : IntegrityCheck.Report(findings, syntax, bound);
        var key = new ScalarNode(bound.Scalar("name")?.Location ?? FirstLine.Of(body.Location), identity.Alias, ScalarStyle.Quoted);
        var declaration = new Declaration(key, body)
        {
            FrontMatter = new FrontMatterFacts(identity)
            {
                Prose = PresetProse.Of(findings, syntax, text),
                IsDeprecated = bound.Mapping("metadata").Mapping(FrontMatterFields.Namespace).Flag("deprecated") ?? false,
                Network = bound.Mapping("requires").Value("network"),
            },
        };
        return new PresetDocument(syntax)
        {
            IsPreset = true,
            Findings = findings.ToSorted(),
            Models = new EquatableArray<Declaration>(declaration),
            Signatures = signatures,
        };
    }

    private static MappingNode? Bind(FindingSink findings, PresetSyntaxTree syntax, SourceLocation start)
    {
        if (syntax.Root is not MappingNode root)
        {
            if (syntax.Findings.Count == 0)
            {
                findings.Add(
                    SchemaRules.WrongType,
                    syntax.Root?.Location ?? start,
                    "The front matter must be a mapping with the fields 'name', 'description' and 'metadata'.");
            }

            return null;
        }

        SecretScan.Report(findings, root);
        MappingNode bound = new SchemaBinder(findings).Bind(FieldTable.FrontMatter[0], root, "");
        VersionCheck.Report(findings, bound.Scalar("version"));
        return bound;
    }
}
