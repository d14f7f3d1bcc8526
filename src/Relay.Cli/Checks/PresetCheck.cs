using Relay.Presets;

namespace Relay.Cli;

/// <summary>Reads and links files as the build does: all that every command says about presets comes from here, and all of it from <see cref="PresetCompiler"/>.</summary>
internal static class PresetCheck
{
    /// <summary>Checks the files as one configuration.</summary>
    /// <param name="files">The files, each path once.</param>
    /// <param name="today">The day for suppressions that end; null when none shall.</param>
    /// <param name="cache">What was read before; null to read all.</param>
    public static CheckResult Run(IReadOnlyList<PresetFile> files, DateTime? today, PresetDocumentCache? cache = null)
    {
        cache ??= new PresetDocumentCache();
        var documents = new List<PresetDocument>(files.Count);
        var read = new Dictionary<string, PresetFile>(StringComparer.Ordinal);
        foreach (PresetFile file in files)
        {
            PresetDocument document = cache.Read(file);
            if (file.Origin != PresetFileOrigin.Plain || IsOurs(document))
            {
                documents.Add(document);
                read[file.Path] = file;
            }
        }

        PresetCompilation compilation = Link(files, documents, today);
        List<string> projects = [.. files.SelectMany(static file => file.Projects).Distinct(StringComparer.Ordinal)];
        if (projects.Count > 1)
        {
            compilation = compilation with { Findings = OfEach(projects, files, documents, today) };
        }

        return new CheckResult(read, documents, compilation);
    }

    private static PresetCompilation Link(IEnumerable<PresetFile> files, IEnumerable<PresetDocument> documents, DateTime? today) =>
        PresetCompiler.Link(documents, new PresetCompilerOptions
        {
            Today = today,
            SignedPaths = new EquatableArray<string>([.. files.Where(static file => file.RequiresSignature && file.Origin != PresetFileOrigin.Keys).Select(static file => file.Path)]),
        });

    /// <summary>Each project is a configuration of its own: two may have an alias of the same name. Files that no project reads go with all of them.</summary>
    private static EquatableArray<Finding> OfEach(List<string> projects, IReadOnlyList<PresetFile> files, List<PresetDocument> documents, DateTime? today)
    {
        Dictionary<string, PresetFile> byPath = files.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        var findings = new List<Finding>();
        foreach (string project in projects)
        {
            bool IsOf(PresetFile file) => file.Projects.Count == 0 || file.Projects.Contains(project, StringComparer.Ordinal);
            EquatableArray<Finding> found = Link(files.Where(IsOf), documents.Where(document => IsOf(byPath[document.Path])), today).Findings;
            for (int i = 0; i < found.Count; i++)
            {
                findings.Add(found[i]);
            }
        }

        return new EquatableArray<Finding>(
        [
            .. findings.Distinct().OrderBy(static finding => finding.Location.File, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Location.Span.Start.Offset).ThenBy(static finding => finding.Rule.Id, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Whether a file that was found by its extension alone is a preset, or was meant as one as far as one can tell.</summary>
    private static bool IsOurs(PresetDocument document)
    {
        foreach (Finding finding in document.Findings)
        {
            if (finding.Rule == SchemaRules.NotAPreset)
            {
                return false;
            }
        }

        return document.IsPreset;
    }
}
