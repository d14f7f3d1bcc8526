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

        PresetCompilation compilation = PresetCompiler.Link(documents, new PresetCompilerOptions
        {
            Today = today,
            SignedPaths = new EquatableArray<string>([.. files.Where(static file => file.RequiresSignature && file.Origin != PresetFileOrigin.Keys).Select(static file => file.Path)]),
        });
        return new CheckResult(read, documents, compilation);
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
