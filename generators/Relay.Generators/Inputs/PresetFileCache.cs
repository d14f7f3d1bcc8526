using System.Runtime.CompilerServices;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Relay.Generators;

/// <summary>Files that were read, for as long as their texts live: an edit of one preset does not read the others again. Safe for concurrent use.</summary>
internal sealed class PresetFileCache
{
    // Below this, starting threads takes longer than reading.
    private const int FewFiles = 32;

    private readonly ConditionalWeakTable<SourceText, Entry> _entries = new();
    private readonly EditedFiles _edited = new();

    /// <summary>Reads <paramref name="source"/>; null for a file of another tool, or one that cannot be opened.</summary>
    public PresetFile? Read(PresetSource source, CancellationToken cancellation)
    {
        if (source.Text.GetText(cancellation) is not { } text)
        {
            return null;
        }

        if (!_entries.TryGetValue(text, out Entry? entry))
        {
            // Not kept where it was cut off; two that read the same at once come to the same.
            Entry read = new(source, PresetFile.Read(source, _edited.Find(source.Text.Path, text), cancellation));
            _edited.Keep(source.Text.Path, read.File, text);
            entry = _entries.GetValue(text, _ => read);
        }

        // The same text may have been moved, or named in the project since.
        return entry.Source.Text.Path == source.Text.Path && entry.Source.DisplayPath == source.DisplayPath && entry.Source.Origin == source.Origin
            ? entry.File
            : PresetFile.Read(source, null, cancellation);
    }

    /// <summary>Reads many files at once, when most of them are new: a project that is opened or built.</summary>
    public void ReadAhead(IReadOnlyList<PresetSource> sources, CancellationToken cancellation)
    {
        if (sources.Count < FewFiles)
        {
            return;
        }

        List<PresetSource> unread = [];
        foreach (PresetSource source in sources)
        {
            if (source.Text.GetText(cancellation) is { } text && !_entries.TryGetValue(text, out _))
            {
                unread.Add(source);
            }
        }

        if (unread.Count >= FewFiles)
        {
            Parallel.ForEach(unread, new ParallelOptions { CancellationToken = cancellation }, source => Read(source, cancellation));
        }
    }

    private sealed record Entry(PresetSource Source, PresetFile? File);
}
