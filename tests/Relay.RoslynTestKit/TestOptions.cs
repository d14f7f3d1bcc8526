using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.RoslynTestKit;

/// <summary>The options a compiler would make of build properties and item metadata.</summary>
public sealed class TestOptions(IReadOnlyDictionary<string, string> buildProperties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(buildProperties, "build_property.");

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options((textFile as TestFile)?.Metadata ?? [], "build_metadata.AdditionalFiles.");

    private sealed class Options(IReadOnlyDictionary<string, string> values, string prefix) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && values.TryGetValue(key[prefix.Length..], out value);
        }
    }
}
