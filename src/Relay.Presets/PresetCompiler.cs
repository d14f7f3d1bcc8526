namespace Relay.Presets;

/// <summary>Turns preset texts into one configuration. Pure: the same texts give the same result on every machine; nothing throws on bad input.</summary>
public static class PresetCompiler
{
    /// <summary>Reads one file. <paramref name="path"/> decides the syntax by its extension (<c>.json</c> is JSON, <c>.mda</c> Markdown with front matter, all others YAML).</summary>
    /// <param name="path">Path as given; used for positions and never opened.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="isExplicit">Whether the file was named in the project; one that was only found by a default pattern and is no preset is left alone.</param>
    /// <param name="projectPath">The path from the project's folder, after which a preset in Markdown is called; null when <paramref name="path"/> is that.</param>
    public static PresetDocument Read(string path, string text, bool isExplicit = true, string? projectPath = null) => Read(path, text, isExplicit, projectPath, null);

    /// <summary>Reads one file, of which <paramref name="previous"/> may be an earlier state: the outcome is the same as without, only sooner.</summary>
    /// <param name="path">Path as given.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="isExplicit">Whether the file was named in the project.</param>
    /// <param name="projectPath">The path from the project's folder; null when <paramref name="path"/> is that.</param>
    /// <param name="previous">The file before it was edited; null when there is none.</param>
    public static PresetDocument Read(string path, string text, bool isExplicit, string? projectPath, PresetDocument? previous)
    {
        if (PresetRereader.Read(previous, path, text, isExplicit) is { } document)
        {
            return document;
        }

        PresetSyntaxTree syntax = PresetSyntaxReader.Read(path, text);
        return PresetSyntaxReader.SyntaxOf(path) == PresetSyntax.Markdown
            ? FrontMatterReader.Read(syntax, text, isExplicit, projectPath ?? path)
            : ReadText.Keep(PresetReader.Read(syntax, isExplicit, text), text, isExplicit);
    }

    /// <summary>Reads one file of public keys (<see cref="PresetKeyReader"/>), for the signatures of the presets that it is linked with.</summary>
    /// <param name="path">Path as given; used for positions and never opened.</param>
    /// <param name="text">The file's text.</param>
    public static PresetDocument ReadKeys(string path, string text)
    {
        EquatableArray<PresetKey> keys = PresetKeyReader.Read(path, text, out EquatableArray<Finding> findings);
        return new PresetDocument(new PresetSyntaxTree(path, null, default)) { Keys = keys, Findings = findings };
    }

    /// <summary>Links files into one configuration. The order of the files does not matter.</summary>
    /// <param name="documents">The files; those that are no presets only add their findings.</param>
    /// <param name="options">What the host tells besides; null for <see cref="PresetCompilerOptions.Default"/>.</param>
    public static PresetCompilation Link(IEnumerable<PresetDocument> documents, PresetCompilerOptions? options = null) =>
        LinkedDocuments.Link(InOrder(documents), options ?? PresetCompilerOptions.Default);

    /// <summary>Reads and links files: all that a host needs to say what is wrong with them, with the same findings in every host.</summary>
    /// <param name="inputs">The files, in any order. A path that comes twice counts once, as its last input says.</param>
    /// <param name="options">What the host tells besides; null for <see cref="PresetCompilerOptions.Default"/>.</param>
    /// <returns>The configuration and the findings of all files, by file, position and id.</returns>
    public static PresetCompilation Compile(IEnumerable<PresetInput> inputs, PresetCompilerOptions? options = null)
    {
        var documents = new Dictionary<string, PresetDocument>(StringComparer.Ordinal);
        foreach (PresetInput input in inputs)
        {
            documents[input.Path] = input.IsKeys ? ReadKeys(input.Path, input.Text) : Read(input.Path, input.Text, input.IsExplicit, input.ProjectPath);
        }

        return Link(documents.Values, options);
    }

    private static List<PresetDocument> InOrder(IEnumerable<PresetDocument> documents)
    {
        var ordered = new List<PresetDocument>(documents);
        if (!IsInOrder(ordered))
        {
            ordered.Sort(static (left, right) => PathOrder.Instance.Compare(left.Path, right.Path));
        }

        return ordered;
    }

    // Hosts list files by name, and to find that out takes a tenth of the time of sorting them again.
    private static bool IsInOrder(List<PresetDocument> documents)
    {
        for (int i = 1; i < documents.Count; i++)
        {
            if (PathOrder.Instance.Compare(documents[i - 1].Path, documents[i].Path) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
