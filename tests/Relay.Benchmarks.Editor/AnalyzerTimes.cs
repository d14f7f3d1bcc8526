using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Analyzers;

namespace Relay.Benchmarks.Editor;

/// <summary>How long the analyzers take for the file that is being typed in, as an editor asks for it: what they add to an analyzer that does nothing.</summary>
/// <param name="Cold">The first preset that is looked at.</param>
/// <param name="Preset">A preset, after it was edited.</param>
/// <param name="CSharp">A C# file, after it was edited.</param>
/// <param name="PresetAfterCSharp">A preset that is open beside it.</param>
internal sealed record AnalyzerTimes(List<double> Cold, List<double> Preset, List<double> CSharp, List<double> PresetAfterCSharp)
{
    public static AnalyzerTimes Measure(int count, PresetLayout layout, int runs, string prefix = "task")
    {
        List<double> cold = Stopwatches.Of(runs, () => new EditorProject(count, layout, prefix), project => OfPreset(project, project.Texts[0]));

        var edited = new EditorProject(count, layout, prefix);
        OfPreset(edited, edited.Texts[0]);
        int alias = 0;
        List<double> preset = Stopwatches.Of(runs * 2, () => edited.EditPreset(alias++ * 31 % count).New, text => OfPreset(edited, text));
        List<double> csharp = Stopwatches.Of(runs * 2, () => WithModels(edited), compilation => OfTree(edited, compilation, new UseAnalyzer()));
        List<double> without = Stopwatches.Of(runs * 2, () => WithModels(edited), compilation => OfTree(edited, compilation, new EmptyAnalyzer()));
        double usual = without.Order().ElementAt(without.Count / 2);
        List<double> beside = Stopwatches.Of(
            runs * 2,
            () =>
            {
                edited.EditCSharp();
                return edited.Texts[0];
            },
            text => OfPreset(edited, text));
        return new AnalyzerTimes(cold, preset, [.. csharp.Select(time => Math.Max(0, time - usual))], beside);
    }

    private static void OfPreset(EditorProject project, AdditionalText text)
    {
        CompilationWithAnalyzers analysis = With(project, project.Compilation, new PresetAnalyzer());
        _ = analysis.GetAnalysisResultAsync(text, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static void OfTree(EditorProject project, CSharpCompilation compilation, DiagnosticAnalyzer analyzer)
    {
        CompilationWithAnalyzers analysis = With(project, compilation, analyzer);
        SemanticModel model = analysis.Compilation.GetSemanticModel(project.EditedTree);
        _ = analysis.GetAnalysisResultAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static CompilationWithAnalyzers With(EditorProject project, CSharpCompilation compilation, DiagnosticAnalyzer analyzer) => new(
        compilation, [analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions(project.Texts, project.Options), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    private static CSharpCompilation WithModels(EditorProject project)
    {
        project.EditCSharp();
        _ = project.Compilation.GetTypeByMetadataName("Relay.ModelAlias");
        return project.Compilation;
    }
}
