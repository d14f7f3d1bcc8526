using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Generators;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>The presets of one compilation, read and linked when the first of them is asked about. Safe for concurrent use.</summary>
internal sealed class PresetSession
{
    private static readonly ConditionalWeakTable<Compilation, PresetSession> Sessions = new();

    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly Lazy<Linked> _linked;
    private readonly Lazy<Dictionary<AdditionalText, List<Diagnostic>>> _diagnostics;

    private PresetSession(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _options = options;
        _linked = new Lazy<Linked>(Link);
        _diagnostics = new Lazy<Dictionary<AdditionalText, List<Diagnostic>>>(Report);
    }

    /// <summary>What the presets say, all files together.</summary>
    public PresetModel Model => _linked.Value.Presets.Model;

    /// <summary>The preset files' paths, by ordinal order.</summary>
    public IReadOnlyList<string> Paths => _linked.Value.Paths;

    /// <summary>The session of a compilation, the same for every analyzer that asks.</summary>
    public static PresetSession Of(Compilation compilation, AnalyzerOptions options)
    {
        PresetSession session = Sessions.GetValue(compilation, key => new PresetSession(key, options));
        return session._options.AdditionalFiles == options.AdditionalFiles ? session : new PresetSession(compilation, options);
    }

    /// <summary>What is to be said about <paramref name="text"/>; nothing about a file that is no preset of this project.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(AdditionalText text) =>
        _diagnostics.Value.TryGetValue(text, out List<Diagnostic>? diagnostics) ? diagnostics : [];

    private Linked Link()
    {
        ImmutableArray<PresetFile?>.Builder files = ImmutableArray.CreateBuilder<PresetFile?>(_options.AdditionalFiles.Length);
        Dictionary<string, AdditionalText> texts = new(StringComparer.Ordinal);
        List<string> paths = [];
        List<PresetKey> keys = [];
        List<KeyValuePair<AdditionalText, Finding>> keyFindings = [];
        foreach (AdditionalText text in _options.AdditionalFiles)
        {
            if (PresetSource.From(text, _options.AnalyzerConfigOptionsProvider) is not { } source)
            {
                continue;
            }

            if (source.Origin == PresetOrigin.Keys)
            {
                ReadKeys(text, keys, keyFindings);
            }
            else if (PresetFileCache.Read(source) is { } file)
            {
                files.Add(file);
                texts[file.Path] = text;
                if (file.IsPreset && !paths.Contains(file.Path))
                {
                    paths.Add(file.Path);
                }
            }
        }

        paths.Sort(StringComparer.Ordinal);
        PresetCompilerOptions told = new() { Today = DateTime.UtcNow, Keys = new EquatableArray<PresetKey>([.. keys]) };
        return new Linked(PresetFiles.Link(files.ToImmutable(), told), texts, paths, keyFindings);
    }

    private Dictionary<AdditionalText, List<Diagnostic>> Report()
    {
        Dictionary<AdditionalText, List<Diagnostic>> diagnostics = [];
        Linked linked = _linked.Value;
        foreach (KeyValuePair<AdditionalText, Finding> found in linked.KeyFindings)
        {
            ListOf(diagnostics, found.Key).Add(FindingDiagnostic.Of(found.Value));
        }

        for (int i = 0; i < linked.Presets.Findings.Count; i++)
        {
            Finding finding = linked.Presets.Findings[i];
            if (linked.Texts.TryGetValue(finding.Location.File, out AdditionalText? text))
            {
                ListOf(diagnostics, text).Add(FindingDiagnostic.Of(finding));
            }
        }

        ModelsSettings settings = ModelsSettings.From(_options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (linked.Paths.Count > 0 && RenamedClass.Find(_compilation, settings, linked.Paths[0]) is { } renamed)
        {
            ListOf(diagnostics, linked.Texts[linked.Paths[0]]).Add(FindingDiagnostic.Of(renamed));
        }

        return diagnostics;
    }

    private static void ReadKeys(AdditionalText text, List<PresetKey> keys, List<KeyValuePair<AdditionalText, Finding>> keyFindings)
    {
        if (text.GetText() is not { } content)
        {
            return;
        }

        keys.AddRange(PresetKeyReader.Read(text.Path, content.ToString(), out EquatableArray<Finding> findings));
        for (int i = 0; i < findings.Count; i++)
        {
            keyFindings.Add(new KeyValuePair<AdditionalText, Finding>(text, findings[i]));
        }
    }

    private static List<Diagnostic> ListOf(Dictionary<AdditionalText, List<Diagnostic>> diagnostics, AdditionalText text)
    {
        if (!diagnostics.TryGetValue(text, out List<Diagnostic>? list))
        {
            diagnostics.Add(text, list = []);
        }

        return list;
    }

    private sealed record Linked(PresetCompilation Presets, Dictionary<string, AdditionalText> Texts, List<string> Paths, List<KeyValuePair<AdditionalText, Finding>> KeyFindings);
}
