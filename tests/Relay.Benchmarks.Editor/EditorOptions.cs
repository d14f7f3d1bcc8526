using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.Benchmarks.Editor;

/// <summary>What the build tells the compiler about a project and its presets.</summary>
internal sealed class EditorOptions(string folder) : AnalyzerConfigOptionsProvider
{
    private readonly Values _files = new(new() { ["build_metadata.AdditionalFiles.RelayPreset"] = "default" });
    private readonly Values _none = new([]);

    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Values(new() { ["build_property.RootNamespace"] = "App", ["build_property.ProjectDir"] = folder });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _files;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
