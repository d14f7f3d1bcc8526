using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.RoslynTestKit;

/// <summary>A test of an analyzer. C# and additional files may be marked with the diagnostics that are expected: exactly these, at exactly these places.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public class AnalyzerTest<TAnalyzer> : RoslynTest
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The id that <c>[|…|]</c> means.</summary>
    public string? DefaultId { get; set; }

    /// <summary>Diagnostics expected without a place, by id.</summary>
    public List<string> ExpectedWithoutPlace { get; } = [];

    /// <summary>Generators whose sources are part of the project.</summary>
    public List<IIncrementalGenerator> Generators { get; } = [];

    /// <summary>Whether the project must compile, so that a test does not pass because its code means nothing.</summary>
    public bool MustCompile { get; set; }

    /// <summary>Runs the analyzer and returns what it reported, by path, place and id.</summary>
    public async Task<IReadOnlyList<Diagnostic>> GetDiagnosticsAsync()
    {
        AnalyzerOptions options = CreateOptions();
        return await AnalyzeAsync(CreateProject(options), options);
    }

    /// <summary>The additional files and build properties, without marks.</summary>
    protected AnalyzerOptions CreateOptions()
    {
        AdditionalText[] files = [.. AdditionalFiles.Select(file => new TestFile(file.Path, Markup.Parse(file.GetText().ToString()).Text) { Metadata = file.Metadata })];
        return new AnalyzerOptions([.. files], new TestOptions(BuildProperties));
    }

    /// <summary>The sources without marks, and what is generated for them.</summary>
    protected Compilation CreateProject(AnalyzerOptions options) =>
        Generate(CreateCompilation(Sources.Select(source => (source.Path, Markup.Parse(source.Text).Text))), options);

    /// <summary>What the analyzer reports, by path, place and id.</summary>
    protected static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation, AnalyzerOptions options)
    {
        CompilationWithAnalyzersOptions analysis = new(
            options,
            onAnalyzerException: static (exception, _, _) => throw new TestKitException("The analyzer failed.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await new CompilationWithAnalyzers(compilation, [new TAnalyzer()], analysis)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private Compilation Generate(CSharpCompilation compilation, AnalyzerOptions options)
    {
        if (Generators.Count == 0)
        {
            return compilation;
        }

        CSharpGeneratorDriver
            .Create(Generators.Select(static generator => generator.AsSourceGenerator()), options.AdditionalFiles, ParseOptions, options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        Diagnostic[] errors = MustCompile ? [.. generated.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)] : [];
        return errors.Length == 0 ? generated : throw new TestKitException("The project does not compile:\n  " + string.Join("\n  ", errors.AsEnumerable()));
    }

    /// <summary>Runs the analyzer and compares what it reported with the marks.</summary>
    public async Task RunAsync()
    {
        List<string> expected = [.. ExpectedWithoutPlace];
        foreach ((string path, string text) in Sources.Concat(AdditionalFiles.Select(file => (file.Path, file.GetText().ToString()))))
        {
            foreach ((string? id, Microsoft.CodeAnalysis.Text.TextSpan span) in Markup.Parse(text).Spans)
            {
                expected.Add($"{path}{span} {id ?? DefaultId}");
            }
        }

        IReadOnlyList<Diagnostic> reported = await GetDiagnosticsAsync();
        string[] actual = [.. reported.Select(static diagnostic => diagnostic.Location == Location.None
            ? diagnostic.Id
            : $"{diagnostic.Location.GetLineSpan().Path}{diagnostic.Location.SourceSpan} {diagnostic.Id}")];
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw new TestKitException(
                $"Expected:\n  {string.Join("\n  ", expected)}\nReported:\n  {string.Join("\n  ", reported)}");
        }
    }
}
