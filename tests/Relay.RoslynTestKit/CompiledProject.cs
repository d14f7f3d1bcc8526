using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Relay.RoslynTestKit;

/// <summary>A test compilation, compiled and loaded, so that a test can ask what the code does rather than what it looks like.</summary>
public static class CompiledProject
{
    /// <summary>Loads the compilation. A warning counts as an error, and is told with its line.</summary>
    public static Assembly Load(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Diagnostic[] complaints = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (complaints.Length > 0)
        {
            throw new TestKitException(string.Join("\n", complaints.Take(10).Select(static complaint => complaint + "\n    " + LineOf(complaint))));
        }

        image.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true).LoadFromStream(image);
    }

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() : "";
}
