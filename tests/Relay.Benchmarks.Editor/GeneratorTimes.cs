using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Relay.Generators;

namespace Relay.Benchmarks.Editor;

/// <summary>How long the generator takes, in a process in which it has run for other presets.</summary>
/// <param name="Cold">A new driver, as when a project is opened or built.</param>
/// <param name="Preset">One alias edited.</param>
/// <param name="CSharp">A C# file edited.</param>
internal sealed record GeneratorTimes(List<double> Cold, List<double> Preset, List<double> CSharp)
{
    public static GeneratorTimes Measure(int count, PresetLayout layout, int runs, string prefix = "task")
    {
        List<double> cold = Stopwatches.Of(runs, () => new EditorProject(count, layout, prefix), project => Drive(project));

        var edited = new EditorProject(count, layout, prefix);
        GeneratorDriver driver = Drive(edited);
        int alias = 0;
        List<double> preset = Stopwatches.Of(
            runs * 2,
            () => edited.EditPreset(alias++ * 31 % count),
            edit => driver = driver.ReplaceAdditionalText(edit.Old, edit.New).RunGenerators(edited.Compilation));

        List<double> csharp = Stopwatches.Of(
            runs * 2,
            () =>
            {
                edited.EditCSharp();
                return edited.Compilation;
            },
            compilation => driver = driver.RunGenerators(compilation));
        return new GeneratorTimes(cold, preset, csharp);
    }

    /// <summary>A new driver over a project, run once; fails where it emitted nothing, so that nothing is measured in vain.</summary>
    public static GeneratorDriver Drive(EditorProject project, IIncrementalGenerator? generator = null)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [(generator ?? new ModelsGenerator()).AsSourceGenerator()], project.Texts, (CSharpParseOptions)project.EditedTree.Options, project.Options);
        driver = driver.RunGenerators(project.Compilation);
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        return result.Exception is null && result.GeneratedSources.Length > 0 ? driver : throw new InvalidOperationException("Nothing was emitted.", result.Exception);
    }
}
