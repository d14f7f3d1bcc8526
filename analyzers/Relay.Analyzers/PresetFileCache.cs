using System.Runtime.CompilerServices;
using Relay.Generators;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Relay.Analyzers;

/// <summary>Files that were read, for as long as their texts live: an edit of one preset does not read the others again. Safe for concurrent use.</summary>
internal static class PresetFileCache
{
    private static readonly ConditionalWeakTable<SourceText, Entry> Entries = new();

    /// <summary>Reads <paramref name="source"/> under its own path; null for a file of another tool, or one that cannot be opened.</summary>
    public static PresetFile? Read(PresetSource source)
    {
        if (source.Text.GetText() is not { } text)
        {
            return null;
        }

        Entry entry = Entries.GetValue(text, _ => new Entry(source, PresetFile.Read(source, source.Text.Path, CancellationToken.None)));

        // The same text may have been moved, or named in the project since.
        return entry.Source.Text.Path == source.Text.Path && entry.Source.DisplayPath == source.DisplayPath && entry.Source.Origin == source.Origin
            ? entry.File
            : PresetFile.Read(source, source.Text.Path, CancellationToken.None);
    }

    private sealed record Entry(PresetSource Source, PresetFile? File);
}
