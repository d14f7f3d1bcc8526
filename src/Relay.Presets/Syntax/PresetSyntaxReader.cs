namespace Relay.Presets;

/// <summary>Reads the text of a preset file into nodes with exact spans.</summary>
/// <remarks>
/// Never throws, whatever the text: what cannot be understood becomes a finding, and the rest is still read.
/// Every span lies inside the text, and no node holds a lone surrogate.
/// </remarks>
public static class PresetSyntaxReader
{
    /// <summary>How large a preset file may be, in UTF-16 units.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>How deep lists and mappings may be nested.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Reads one file.</summary>
    /// <param name="path">Path as given. Its extension decides the syntax (<c>.json</c> is JSON, <c>.mda</c> Markdown with front matter, all others YAML); it is never opened.</param>
    /// <param name="text">The file's text; a byte order mark at its start is skipped and counted in offsets.</param>
    public static PresetSyntaxTree Read(string path, string text)
    {
        var source = new SourceText(path, text);
        var findings = new FindingCollector(source);
        PresetNode? root = null;
        EquatableArray<Suppression> suppressions = default;
        string? prose = null;
        bool isPlain = false;
        if (text.Length > MaximumLength)
        {
            findings.Report(SyntaxRules.TooLarge, 0, source.LineEnd(0), "This file is larger than 1 MiB and is not read as a preset. Split it, or name the right file.");
        }
        else
        {
            string readable = EncodingCheck.Run(source, findings);
            switch (SyntaxOf(path))
            {
                case PresetSyntax.Json:
                    root = new JsonReader(source, readable, findings).ReadDocument();
                    break;
                case PresetSyntax.Markdown:
                    root = MarkdownReader.ReadFrontMatter(source, readable, findings, out prose);
                    suppressions = SuppressionReader.Read(source, prose is null ? 0 : text.Length - prose.Length, root);
                    break;
                default:
                    var yaml = new YamlReader(source, findings);
                    root = yaml.ReadDocument(ForeignLineBreaks.Replace(source, readable, findings));
                    isPlain = yaml.IsPlain;
                    suppressions = SuppressionReader.Read(source, text.Length, root);
                    break;
            }
        }

        return new PresetSyntaxTree(path, root, findings.ToSorted()) { Prose = prose, Suppressions = suppressions, IsPlain = isPlain };
    }

    /// <summary>The syntax of a file, by its name.</summary>
    internal static PresetSyntax SyntaxOf(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? PresetSyntax.Json
        : path.EndsWith(".mda", StringComparison.OrdinalIgnoreCase) ? PresetSyntax.Markdown
        : PresetSyntax.Yaml;
}
