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

    private readonly AnalyzerOptions _options;
    private readonly Lazy<LinkedFiles> _linked;
    private readonly Lazy<Diagnostic?> _renamed;

    private PresetSession(Compilation compilation, AnalyzerOptions options)
    {
        _options = options;
        _linked = new Lazy<LinkedFiles>(() => LinkedFiles.Of(options));
        _renamed = new Lazy<Diagnostic?>(() => FindRenamed(compilation));
    }

    /// <summary>What the presets say, all files together.</summary>
    public PresetModel Model => _linked.Value.Model;

    /// <summary>The preset files' paths, by ordinal order.</summary>
    public IReadOnlyList<string> Paths => _linked.Value.Paths;

    /// <summary>The session of a compilation, the same for every analyzer that asks.</summary>
    public static PresetSession Of(Compilation compilation, AnalyzerOptions options)
    {
        PresetSession session = Sessions.GetValue(compilation, key => new PresetSession(key, options));
        return session._options.AdditionalFiles == options.AdditionalFiles ? session : new PresetSession(compilation, options);
    }

    /// <summary>What is to be said about <paramref name="text"/>; nothing about a file that is no preset of this project.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(AdditionalText text)
    {
        IReadOnlyList<Diagnostic> found = _linked.Value.DiagnosticsOf(text);
        return Paths.Count > 0 && _linked.Value.TextOf(Paths[0]) == text && _renamed.Value is { } renamed ? [.. found, renamed] : found;
    }

    private Diagnostic? FindRenamed(Compilation compilation) =>
        RenamedClass.Find(compilation, ModelsSettings.From(_options.AnalyzerConfigOptionsProvider.GlobalOptions), Paths[0]) is { } renamed ? FindingDiagnostic.Of(renamed) : null;
}
