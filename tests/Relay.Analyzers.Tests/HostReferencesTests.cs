using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Relay.CodeFixes;
using Relay.Presets;

namespace Relay.Analyzers.Tests;

/// <summary>The compiler loads what lies in the package's compiler folder, and gives it nothing but itself.</summary>
public sealed class HostReferencesTests
{
    private static readonly string[] Host = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable"];
    private static readonly string[] Editor = ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];
    private static readonly string[] Ours = ["Relay.Facts", "Relay.Presets", "YamlDotNet"];

    /// <summary>The files that the package is packed from.</summary>
    public static TheoryData<string> Compilers() => new(
        "analyzers/Relay.Analyzers/*/Relay.Analyzers.dll",
        "generators/Relay.Generators/*/Relay.Generators.dll",
        "generators/Relay.Generators/*/Relay.Presets.dll",
        "generators/Relay.Generators/*/Relay.Facts.dll",
        "generators/Relay.Generators/*/YamlDotNet.dll");

    [Theory]
    [MemberData(nameof(Compilers))]
    public void What_the_compiler_runs_needs_nothing_that_the_compiler_lacks(string path) => Assert.Empty(References(Built(path)).Except([.. Host, .. Ours]));

    [Fact]
    public void Code_fixes_need_the_editor_and_so_have_an_assembly_of_their_own()
    {
        Assembly fixes = typeof(AliasNameFix).Assembly;

        Assert.Empty(References(fixes.Location).Except([.. Host, .. Editor, .. Ours]));
        Assert.DoesNotContain(fixes.GetTypes(), static type => typeof(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer).IsAssignableFrom(type) || typeof(Microsoft.CodeAnalysis.IIncrementalGenerator).IsAssignableFrom(type));
    }

    [Fact]
    public void Every_rule_about_C_sharp_that_has_a_mechanical_mend_has_a_fix()
    {
        CodeFixProvider[] fixes = [.. typeof(AliasNameFix).Assembly.GetTypes().Where(static type => typeof(CodeFixProvider).IsAssignableFrom(type)).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];
        string[] fixable = [.. fixes.SelectMany(static fix => fix.FixableDiagnosticIds).Where(static id => id.StartsWith("RLY07", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

        // A prompt that is too long is the author's to shorten.
        Assert.Equal([.. FindingRules.All.Select(static rule => rule.Id).Where(static id => id.StartsWith("RLY07", StringComparison.Ordinal) && id != "RLY0707")], fixable);
        Assert.All(fixes, static fix => Assert.NotEmpty(fix.GetType().GetCustomAttributes<ExportCodeFixProviderAttribute>()));
    }

    private static string Built(string path) => Path.Combine(Metadata("RelayRoot"), path.Replace("*", "bin/" + Metadata("Configuration") + "/netstandard2.0", StringComparison.Ordinal));

    private static string Metadata(string key) =>
        typeof(HostReferencesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;

    private static string[] References(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using System.Reflection.PortableExecutable.PEReader reader = new(stream);
        System.Reflection.Metadata.MetadataReader metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(reader);
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
