using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.Generators;

/// <summary>What a project says about its generated class.</summary>
/// <param name="RootNamespace">The namespace, ready to stand in C#; empty for the global one.</param>
/// <param name="ClassName">The name the project chose (<c>RelayModelsName</c>); null when it chose none.</param>
/// <param name="IsPublic">Whether other projects may see the class (<c>RelayModelsVisibility</c>).</param>
/// <param name="IsEnabled">Whether there shall be a class at all (<c>RelayGenerateModels</c>).</param>
internal sealed record ModelsSettings(string RootNamespace, string? ClassName, bool IsPublic, bool IsEnabled)
{
    /// <summary>The project's folder, which the paths in the source's comments begin at; null when the build does not tell.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Whether the namespace itself hides a class called <see cref="ModelsClass.DefaultName"/>: in top-level statements the global namespace <c>Models</c>
    /// goes before a class of that name, and for other projects of the same company so does <c>Company.Models</c>.
    /// </summary>
    public bool NamespaceHidesModels
    {
        get
        {
            string[] segments = RootNamespace.Split('.');
            return segments[0] == ModelsClass.DefaultName || (IsPublic && Array.IndexOf(segments, ModelsClass.DefaultName) >= 0);
        }
    }

    /// <summary>What the class is called, given whether something else is called <see cref="ModelsClass.DefaultName"/>.</summary>
    public string NameOfClass(bool nameTaken) => ClassName ?? (nameTaken || NamespaceHidesModels ? ModelsClass.FallbackName : ModelsClass.DefaultName);

    /// <summary>The settings with what the class is called in <paramref name="compilation"/>, which is asked for one name and nothing else.</summary>
    public ModelsSettings Named(Compilation compilation) =>
        ClassName is null ? this with { ClassName = NameOfClass(ExistingNames.Has(compilation, RootNamespace, ModelsClass.DefaultName)) } : this;

    /// <summary>Reads the build properties.</summary>
    public static ModelsSettings From(AnalyzerConfigOptions options)
    {
        string? rootNamespace = Property(options, "RootNamespace") ?? Property(options, "AssemblyName");
        string? className = Property(options, "RelayModelsName");
        return new ModelsSettings(
            rootNamespace is null ? "" : CSharpName.QualifiedFrom(rootNamespace),
            className is null ? null : CSharpName.From(className),
            string.Equals(Property(options, "RelayModelsVisibility"), "public", StringComparison.OrdinalIgnoreCase),
            !string.Equals(Property(options, "RelayGenerateModels"), "false", StringComparison.OrdinalIgnoreCase))
        {
            Folder = PresetSource.FolderOf(options),
        };
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Trim().Length > 0 ? value.Trim() : null;
}
