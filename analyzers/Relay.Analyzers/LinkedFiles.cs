using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Generators;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>
/// The files of a project, linked, with what is to be said about each. Kept from one compilation to the next for as long as neither a file nor its origin
/// changes, so that typing C# links nothing. Safe for concurrent use.
/// </summary>
internal sealed class LinkedFiles
{
    private static readonly PresetFileCache Files = new();
    private static readonly ConditionalWeakTable<AdditionalText, Slot> Last = new();

    private readonly ImmutableArray<PresetSource> _sources;
    private readonly DateTime _today;
    private readonly Dictionary<string, AdditionalText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<AdditionalText, List<Diagnostic>> _diagnostics = [];

    private LinkedFiles(ImmutableArray<PresetSource> sources, DateTime today)
    {
        _sources = sources;
        _today = today;
        Files.ReadAhead(sources, CancellationToken.None);
        ImmutableArray<PresetFile?>.Builder files = ImmutableArray.CreateBuilder<PresetFile?>(sources.Length);
        HashSet<string> paths = new(StringComparer.Ordinal);
        List<PresetKey> keys = [];
        List<string> signed = [];
        foreach (PresetSource source in sources)
        {
            if (source.Origin == PresetOrigin.Keys)
            {
                ReadKeys(source.Text, keys);
            }
            else if (Files.Read(source, CancellationToken.None) is { } file)
            {
                files.Add(file);
                _texts[file.Path] = source.Text;
                if (source.RequiresSignature)
                {
                    signed.Add(file.Path);
                }

                if (file.IsPreset)
                {
                    paths.Add(file.Path);
                }
            }
        }

        List<string> sorted = [.. paths];
        sorted.Sort(StringComparer.Ordinal);
        Paths = sorted;
        PresetCompilation presets = PresetFiles.Link(files.ToImmutable(), new()
        {
            Today = today,
            Keys = new EquatableArray<PresetKey>([.. keys]),
            SignedPaths = new EquatableArray<string>([.. signed]),
        });
        Model = presets.Model;
        for (int i = 0; i < presets.Findings.Count; i++)
        {
            if (_texts.TryGetValue(presets.Findings[i].Location.File, out AdditionalText? text))
            {
                Add(text, presets.Findings[i]);
            }
        }
    }

    /// <summary>What the presets say, all files together.</summary>
    public PresetModel Model { get; }

    /// <summary>The preset files' paths, by ordinal order.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The files of a project: those of the last time, if they are still the same.</summary>
    public static LinkedFiles Of(AnalyzerOptions options)
    {
        ImmutableArray<PresetSource>.Builder builder = ImmutableArray.CreateBuilder<PresetSource>(options.AdditionalFiles.Length);
        foreach (AdditionalText text in options.AdditionalFiles)
        {
            if (PresetSource.From(text, options.AnalyzerConfigOptionsProvider) is { } source)
            {
                builder.Add(source);
            }
        }

        ImmutableArray<PresetSource> sources = builder.ToImmutable();
        DateTime today = DateTime.UtcNow.Date;
        if (sources.IsEmpty)
        {
            return new LinkedFiles(sources, today);
        }

        Slot slot = Last.GetOrCreateValue(sources[0].Text);
        if (slot.Files is not { } files || !files.IsOf(sources, today))
        {
            slot.Files = files = new LinkedFiles(sources, today);
        }

        return files;
    }

    /// <summary>The file of a path; null when none of them was read under it.</summary>
    public AdditionalText? TextOf(string path) => _texts.TryGetValue(path, out AdditionalText? text) ? text : null;

    /// <summary>What is to be said about <paramref name="text"/>.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(AdditionalText text) =>
        _diagnostics.TryGetValue(text, out List<Diagnostic>? diagnostics) ? diagnostics : [];

    private bool IsOf(ImmutableArray<PresetSource> sources, DateTime today)
    {
        if (today != _today || sources.Length != _sources.Length)
        {
            return false;
        }

        for (int i = 0; i < sources.Length; i++)
        {
            // A host hands out a new instance when the text changes.
            if (!ReferenceEquals(sources[i].Text, _sources[i].Text) || sources[i] != _sources[i])
            {
                return false;
            }
        }

        return true;
    }

    private void ReadKeys(AdditionalText text, List<PresetKey> keys)
    {
        if (text.GetText() is not { } content)
        {
            return;
        }

        keys.AddRange(PresetKeyReader.Read(text.Path, content.ToString(), out EquatableArray<Finding> findings));
        for (int i = 0; i < findings.Count; i++)
        {
            Add(text, findings[i]);
        }
    }

    private void Add(AdditionalText text, Finding finding)
    {
        if (!_diagnostics.TryGetValue(text, out List<Diagnostic>? list))
        {
            _diagnostics.Add(text, list = []);
        }

        list.Add(FindingDiagnostic.Of(finding));
    }

    private sealed class Slot
    {
        public volatile LinkedFiles? Files;
    }
}
