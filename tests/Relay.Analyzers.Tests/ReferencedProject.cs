using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

/// <summary>Another project that a test's project refers to.</summary>
internal static class ReferencedProject
{
    public static MetadataReference Compile(string source, IReadOnlyList<MetadataReference> references)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Theirs",
            [CSharpSyntaxTree.ParseText(source)],
            [.. TestReferences.Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream assembly = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
