using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Generators;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>The presets of one compilation, read and linked when the first of them is asked about. Safe for concurrent use.</summary>
internal sealed class PresetSession
{
    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly Lazy<Dictionary<AdditionalText, List<Diagnostic>>> _diagnostics;

    public PresetSession(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _options = options;
        _diagnostics = new Lazy<Dictionary<AdditionalText, List<Diagnostic>>>(Link);
    }

    /// <summary>What is to be said about <paramref name="text"/>; nothing about a file that is no preset of this project.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(AdditionalText text) =>
        _diagnostics.Value.TryGetValue(text, out List<Diagnostic>? diagnostics) ? diagnostics : [];

    private Dictionary<AdditionalText, List<Diagnostic>> Link()
    {
        ImmutableArray<PresetFile?>.Builder files = ImmutableArray.CreateBuilder<PresetFile?>(_options.AdditionalFiles.Length);
        Dictionary<string, AdditionalText> texts = new(StringComparer.Ordinal);
        foreach (AdditionalText text in _options.AdditionalFiles)
        {
            if (PresetSource.From(text, _options.AnalyzerConfigOptionsProvider) is { } source && PresetFileCache.Read(source) is { } file)
            {
                files.Add(file);
                texts[file.Path] = text;
            }
        }

        ImmutableArray<PresetFile?> read = files.ToImmutable();
        Dictionary<AdditionalText, List<Diagnostic>> diagnostics = [];
        PresetCompilation linked = PresetFiles.Link(read);
        for (int i = 0; i < linked.Findings.Count; i++)
        {
            Finding finding = linked.Findings[i];
            if (texts.TryGetValue(finding.Location.File, out AdditionalText? text))
            {
                ListOf(diagnostics, text).Add(FindingDiagnostic.Of(finding));
            }
        }

        ModelsSettings settings = ModelsSettings.From(_options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (FirstPreset(read) is { } first && RenamedClass.Find(_compilation, settings, first) is { } renamed)
        {
            ListOf(diagnostics, texts[first]).Add(FindingDiagnostic.Of(renamed));
        }

        return diagnostics;
    }

    private static string? FirstPreset(ImmutableArray<PresetFile?> files)
    {
        string? first = null;
        foreach (PresetFile? file in files)
        {
            if (file is { IsPreset: true } && (first is null || string.CompareOrdinal(file.Path, first) < 0))
            {
                first = file.Path;
            }
        }

        return first;
    }

    private static List<Diagnostic> ListOf(Dictionary<AdditionalText, List<Diagnostic>> diagnostics, AdditionalText text)
    {
        if (!diagnostics.TryGetValue(text, out List<Diagnostic>? list))
        {
            diagnostics.Add(text, list = []);
        }

        return list;
    }
}
