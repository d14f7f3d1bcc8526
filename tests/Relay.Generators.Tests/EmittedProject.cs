using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Relay.Presets;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

/// <summary>What the emitter makes of a model, compiled as C# 12 without a warning and loaded.</summary>
internal sealed class EmittedProject
{
    private readonly string _prefix;
    private readonly string _className;

    private EmittedProject(string source, Assembly assembly, string rootNamespace, string className)
    {
        Source = source;
        Assembly = assembly;
        _prefix = rootNamespace.Length == 0 ? "" : rootNamespace.Replace("@", "") + ".";
        _className = className;
    }

    public string Source { get; }

    public Assembly Assembly { get; }

    public Type Models => Assembly.GetType(_prefix + _className, throwOnError: true)!;

    public Type TypeNamed(string name) => Assembly.GetType(_prefix + name, throwOnError: true)!;

    public object Member(string property) => Models.GetProperty(property, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    public object Spec(string property) => Member(property) switch
    {
        ModelGroup group => group.Spec,
        ModelAlias alias => alias.Spec,
        object other => throw new InvalidOperationException(other.GetType() + " has no spec."),
    };

    public IReadOnlyDictionary<string, string> Names => Models.GetNestedType("Names")!
        .GetFields().ToDictionary(static constant => constant.Name, static constant => (string)constant.GetRawConstantValue()!);

    public static EmittedProject Of(PresetModel model, string rootNamespace = "App", string className = "Models", bool isPublic = false, string program = "")
    {
        string source = string.Concat(ModelsSource.Write(model, rootNamespace, className, isPublic));
        return new EmittedProject(source, CompiledProject.Load(Compile(source, program)), rootNamespace, className);
    }

    public static CSharpCompilation Compile(string source, string program = "")
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp12, Microsoft.CodeAnalysis.DocumentationMode.Diagnose);
        string[] texts = program.Length == 0 ? [source] : [source, program];
        return CSharpCompilation.Create(
            "Emitted",
            texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"{i}.cs")),
            [.. TestReferences.Framework, .. RelayReferences.All],
            new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Microsoft.CodeAnalysis.NullableContextOptions.Enable));
    }
}
