using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Relay.RoslynTestKit;

/// <summary>What a generator made of a project.</summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public sealed class GeneratorRun<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    private readonly GeneratorTest<TGenerator> _test;
    private readonly GeneratorDriver _driver;
    private readonly GeneratorDriverRunResult _result;

    internal GeneratorRun(GeneratorTest<TGenerator> test, GeneratorDriver driver, CSharpCompilation compilation, GeneratorDriverRunResult result)
    {
        _test = test;
        _driver = driver;
        _result = result;
        Compilation = compilation.AddSyntaxTrees(result.GeneratedTrees);
    }

    /// <summary>The project together with what was generated.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The generated sources, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Generated =>
        _result.Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>What the generator itself reported.</summary>
    public IReadOnlyList<Diagnostic> GeneratorDiagnostics => _result.Diagnostics;

    /// <summary>Errors and warnings of the compiler over everything.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics =>
        [.. Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Why each output of a step is what it is, in this run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        [.. _result.Results.Single().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>Whether a step did nothing new in this run.</summary>
    public bool IsCached(string step) =>
        Reasons(step).All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);

    /// <summary>Edits the project and runs the same driver on it.</summary>
    public GeneratorRun<TGenerator> After(Action<GeneratorTest<TGenerator>> edit)
    {
        TestFile[] before = [.. _test.AdditionalFiles];
        Dictionary<string, string> properties = new(_test.BuildProperties, StringComparer.OrdinalIgnoreCase);
        edit(_test);
        return _test.RunAgain(_driver, before, properties);
    }
}
