using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

/// <summary>The part of the runtime that generated code names, with nothing behind it.</summary>
internal static class RuntimeStub
{
    public static MetadataReference Reference => RuntimeReference.Value;

    private static readonly Lazy<MetadataReference> RuntimeReference = new(static () =>
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "RelayRuntimeStub",
            [CSharpSyntaxTree.ParseText(Text)],
            [.. TestReferences.Framework, TestReferences.AssemblyOf<ModelSpec>()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics);
        image.Position = 0;
        System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromStream(image);
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    });

    public const string Text = """
        namespace Relay;
        public interface ISupportsTools; public interface ISupportsVision; public interface ISupportsDocuments; public interface ISupportsAudioInput;
        public interface ISupportsAudioOutput; public interface ISupportsStructuredOutput; public interface ISupportsReasoning;
        public abstract class ModelAlias(string name, System.Func<ModelSpec> spec)
        {
            private readonly System.Lazy<ModelSpec> _spec = new(spec);
            public string Name { get; } = name;
            public ModelSpec Spec => _spec.Value;
            public bool IsSpecBuilt => _spec.IsValueCreated;
        }
        public abstract class ModelGroup(string name, System.Func<GroupSpec> spec)
        {
            private readonly System.Lazy<GroupSpec> _spec = new(spec);
            public string Name { get; } = name;
            public GroupSpec Spec => _spec.Value;
        }
        public static class RelayRuntime
        {
            private static System.Func<string, ModelAlias?>? s_resolve;
            public static void Register(System.Func<string, ModelAlias?> resolve) => s_resolve = resolve;
            public static ModelAlias? Get(string name) => s_resolve?.Invoke(name);
        }
        """;
}
