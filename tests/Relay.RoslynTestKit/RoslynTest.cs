using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Relay.RoslynTestKit;

/// <summary>A project as a generator or analyzer sees it.</summary>
public abstract class RoslynTest
{
    /// <summary>C# files: path and text.</summary>
    public List<(string Path, string Text)> Sources { get; } = [];

    /// <summary>Additional files.</summary>
    public List<TestFile> AdditionalFiles { get; } = [];

    /// <summary>Build properties that the compiler can see, by name without <c>build_property.</c></summary>
    public Dictionary<string, string> BuildProperties { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>References beyond the framework.</summary>
    public List<MetadataReference> References { get; } = [];

    /// <summary>The language version of everything, generated sources included.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.CSharp12;

    /// <summary>A library unless a test has top-level statements.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The name of the compiled assembly.</summary>
    public string AssemblyName { get; set; } = "TestProject";

    protected CSharpParseOptions ParseOptions =>
        new(LanguageVersion, DocumentationMode.Diagnose);

    protected CSharpCompilation CreateCompilation(IEnumerable<(string Path, string Text)> sources) => CSharpCompilation.Create(
        AssemblyName,
        sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path)),
        [.. TestReferences.Framework, .. References],
        new CSharpCompilationOptions(OutputKind, nullableContextOptions: NullableContextOptions.Enable));
}
