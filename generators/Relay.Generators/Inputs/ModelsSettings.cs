using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.Generators;

/// <summary>What a project says about its generated class.</summary>
/// <param name="RootNamespace">The namespace, ready to stand in C#; empty for the global one.</param>
/// <param name="ClassName">The name the project chose (<c>RelayModelsName</c>); null when it chose none.</param>
/// <param name="IsPublic">Whether other projects may see the class (<c>RelayModelsVisibility</c>).</param>
/// <param name="IsEnabled">Whether there shall be a class at all (<c>RelayGenerateModels</c>).</param>
internal sealed record ModelsSettings(string RootNamespace, string? ClassName, bool IsPublic, bool IsEnabled)
{
    /// <summary>Reads the build properties.</summary>
    public static ModelsSettings From(AnalyzerConfigOptions options)
    {
        string? rootNamespace = Property(options, "RootNamespace") ?? Property(options, "AssemblyName");
        string? className = Property(options, "RelayModelsName");
        return new ModelsSettings(
            rootNamespace is null ? "" : CSharpName.QualifiedFrom(rootNamespace),
            className is null ? null : CSharpName.From(className),
            string.Equals(Property(options, "RelayModelsVisibility"), "public", StringComparison.OrdinalIgnoreCase),
            !string.Equals(Property(options, "RelayGenerateModels"), "false", StringComparison.OrdinalIgnoreCase));
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Trim().Length > 0 ? value.Trim() : null;
}
