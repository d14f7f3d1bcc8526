using System.Collections.Concurrent;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Relay.Generators;

/// <summary>The latest state of large files, by their full paths: what an edit is read against. Holds none of them. Safe for concurrent use.</summary>
internal sealed class EditedFiles
{
    // Smaller ones are read as fast as a whole.
    private const int Large = 16_384;

    private readonly ConcurrentDictionary<string, WeakReference<PresetFile>> _files = new(StringComparer.Ordinal);

    /// <summary>What the file was before; null when that is unknown, or the file is small.</summary>
    public PresetFile? Find(string path, SourceText text) =>
        text.Length >= Large && _files.TryGetValue(path, out WeakReference<PresetFile>? reference) && reference.TryGetTarget(out PresetFile? file) ? file : null;

    /// <summary>Remembers a file that was read.</summary>
    public void Keep(string path, PresetFile? file, SourceText text)
    {
        if (file is not null && text.Length >= Large)
        {
            _files[path] = new WeakReference<PresetFile>(file);
        }
    }
}
