using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Relay.Tests;

/// <summary>Compiles what pages show as somebody has it who pastes it into a new project that references the packages.</summary>
internal static class PastedCode
{
    private const string ModelsOfTheSamples = "Snippets";

    // What "dotnet new console" and "dotnet new web" open in every file with ImplicitUsings.
    private static readonly string[] s_console =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] s_web =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly Lazy<CSharpCompilation> s_samples = new(CompileSamples);

    /// <summary>The namespaces that are open in every file of a new project.</summary>
    public static IEnumerable<string> Implicit(bool isWeb) => isWeb ? [.. s_console, .. s_web] : s_console;

    /// <summary>The errors of a whole file: the blocks, one under the other.</summary>
    public static IReadOnlyList<string> Errors(IEnumerable<string> blocks, bool isWeb) =>
    [
        .. Compile(blocks, isWeb).GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.ToString()),
    ];

    /// <summary>The program that a whole file is.</summary>
    public static Assembly Load(IEnumerable<string> blocks, bool isWeb)
    {
        using var bytes = new MemoryStream();
        EmitResult result = Compile(blocks, isWeb).Emit(bytes);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(bytes.ToArray());
    }

    private static CSharpCompilation Compile(IEnumerable<string> blocks, bool isWeb)
    {
        SyntaxTree program = CSharpSyntaxTree.ParseText(string.Join('\n', blocks), s_options, "Program.cs");
        string open = string.Concat(Implicit(isWeb).Append(ModelsOfTheSamples).Select(static name => $"global using {name};\n"));
        return CSharpCompilation.Create(
            "Pasted", [program, CSharpSyntaxTree.ParseText(open, s_options)], s_references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
    }

    /// <summary>Where a block stands in the samples; null when it does not.</summary>
    public static (SyntaxTree Tree, TextSpan Span)? Find(string body)
    {
        string[] wanted = PageBlock.Lines(body);
        foreach (SyntaxTree tree in s_samples.Value.SyntaxTrees)
        {
            TextLine[] lines = [.. tree.GetText().Lines.Where(static line => !string.IsNullOrWhiteSpace(line.ToString()))];
            for (int i = 0; i + wanted.Length <= lines.Length; i++)
            {
                if (wanted.Select((line, offset) => lines[i + offset].ToString().Trim() == line).All(static same => same))
                {
                    return (tree, TextSpan.FromBounds(lines[i].Start, lines[i + wanted.Length - 1].End));
                }
            }
        }

        return null;
    }

    /// <summary>The namespaces that must be open for a piece of the samples to compile, each with a name that needs it.</summary>
    public static IReadOnlyDictionary<string, string> Needed(SyntaxTree tree, TextSpan span)
    {
        var needed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        SemanticModel model = s_samples.Value.GetSemanticModel(tree);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes(span).OfType<SimpleNameSyntax>().Where(name => span.Contains(name.Span)))
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
            INamedTypeSymbol? opened = symbol switch
            {
                IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
                IMethodSymbol { MethodKind: MethodKind.Constructor } made when IsUnqualified(name) => made.ContainingType,
                INamedTypeSymbol type when IsUnqualified(name) => type,
                _ => null,
            };
            if (opened is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: false })
            {
                needed.TryAdd(opened.ContainingNamespace.ToDisplayString(), name.Identifier.Text);
            }
        }

        needed.Remove(ModelsOfTheSamples);
        return needed;
    }

    private static bool IsUnqualified(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        _ => true,
    };

    private static CSharpCompilation CompileSamples()
    {
        string folder = Path.Combine(RepositoryRoot.Path, "samples", "Snippets");
        IEnumerable<SyntaxTree> files = Directory.EnumerateFiles(folder, "*.cs").Select(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), s_options, path));
        string open = string.Concat(s_console.Append("Relay").Select(static name => $"global using {name};\n"));
        var compilation = CSharpCompilation.Create(
            "Samples", [.. files, CSharpSyntaxTree.ParseText(open, s_options)], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return compilation;
    }
}
