using System.Collections.Immutable;
using Relay.Presets;

namespace Relay.Generators;

/// <summary>All files of a project together.</summary>
internal static class PresetFiles
{
    /// <summary>Links the files into one configuration. A file that is listed twice counts once, as the one that was named.</summary>
    public static PresetCompilation Link(ImmutableArray<PresetFile?> files, PresetCompilerOptions? options = null)
    {
        Dictionary<string, PresetFile> byPath = new(files.Length, StringComparer.Ordinal);
        foreach (PresetFile? file in files)
        {
            if (file is not null && (!byPath.TryGetValue(file.Path, out PresetFile? other) || other.Origin != PresetOrigin.Explicit))
            {
                byPath[file.Path] = file;
            }
        }

        // In any order: the linker puts them into its own.
        List<PresetDocument> documents = new(byPath.Count);
        foreach (PresetFile file in byPath.Values)
        {
            documents.Add(file.Document);
        }

        return PresetCompiler.Link(documents, options);
    }
}
