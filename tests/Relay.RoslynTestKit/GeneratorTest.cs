using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Relay.RoslynTestKit;

/// <summary>A test of an incremental generator.</summary>
/// <remarks>
/// <see cref="Run"/> is the only way to run one, and it always runs the driver twice: the second run, on an equal project, must take every named
/// step from the cache and give the same text; a driver of its own must give it too; and no step may hold on to a compilation, symbol or syntax node.
/// </remarks>
/// <typeparam name="TGenerator">The generator.</typeparam>
public sealed class GeneratorTest<TGenerator> : RoslynTest
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>The steps that must be cached, by tracking name.</summary>
    public IReadOnlyList<string> StepNames { get; init; } = [];

    /// <summary>Runs the generator and checks all of the above.</summary>
    public GeneratorRun<TGenerator> Run()
    {
        CSharpCompilation compilation = CreateCompilation(Sources);
        GeneratorDriver driver = CreateDriver().RunGenerators(compilation);
        GeneratorDriverRunResult first = driver.GetRunResult();
        driver = driver.RunGenerators(compilation.Clone());
        GeneratorDriverRunResult second = driver.GetRunResult();

        CacheCheck.EveryStepIsCached(second, StepNames);
        CacheCheck.SameText(first, second, "a second run of the same driver");
        CacheCheck.SameText(first, CreateDriver().RunGenerators(compilation).GetRunResult(), "a driver of its own");
        CacheCheck.HoldsNothingOfTheCompilation(first, StepNames);
        return new GeneratorRun<TGenerator>(this, driver, compilation, second);
    }

    /// <summary>The same project after an edit, run by the driver that ran before.</summary>
    internal GeneratorRun<TGenerator> RunAgain(GeneratorDriver driver, IReadOnlyList<TestFile> filesBefore, IReadOnlyDictionary<string, string> propertiesBefore)
    {
        foreach (TestFile file in AdditionalFiles.Except(filesBefore))
        {
            driver = filesBefore.FirstOrDefault(before => before.Path == file.Path) is { } replaced
                ? driver.ReplaceAdditionalText(replaced, file)
                : driver.AddAdditionalTexts([file]);
        }

        driver = driver.RemoveAdditionalTexts([.. filesBefore.Where(before => AdditionalFiles.TrueForAll(file => file.Path != before.Path))]);
        if (!BuildProperties.OrderBy(static pair => pair.Key).SequenceEqual(propertiesBefore.OrderBy(static pair => pair.Key)))
        {
            driver = driver.WithUpdatedAnalyzerConfigOptions(CreateOptions());
        }

        CSharpCompilation compilation = CreateCompilation(Sources);
        driver = driver.RunGenerators(compilation);
        return new GeneratorRun<TGenerator>(this, driver, compilation, driver.GetRunResult());
    }

    private GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new TGenerator().AsSourceGenerator()],
        AdditionalFiles,
        ParseOptions,
        CreateOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private TestOptions CreateOptions() => new(new Dictionary<string, string>(BuildProperties, StringComparer.OrdinalIgnoreCase));
}
