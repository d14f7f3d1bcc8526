using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>The settings with what the class is called in <paramref name="compilation"/>, and how it is written there.</summary>
    public ModelsSettings Named(Compilation compilation)
    {
        ModelsSettings placed = Placed(compilation);
        string name = ClassName ?? placed.NameOfClass(ExistingNames.Has(compilation, placed.RootNamespace, ModelsClass.DefaultName));
        List<INamedTypeSymbol> others = OtherModels.In(compilation);
        LanguageVersion language = (compilation as CSharpCompilation)?.LanguageVersion ?? LanguageVersion.CSharp11;
        return placed with
        {
            ClassName = name,

            // Below, the build says what is missing (RLY0903).
            IsEnabled = IsEnabled && language >= LanguageVersion.CSharp10,
            Form = new SourceForm
            {
                HasFileTypes = language >= LanguageVersion.CSharp11,
                SeesOthers = others.Count > 0,
                HasAlias = others.Exists(other => other.Name == name.TrimStart('@')) && MayHaveAlias(compilation, name.TrimStart('@')),
                TypePrefix = placed.PrefixBeside(others),
            },
        };
    }

    /// <summary>How the source is written.</summary>
    public SourceForm Form { get; init; } = SourceForm.Usual;

    /// <summary>The settings with the namespace that the class stands in in <paramref name="compilation"/>.</summary>
    public ModelsSettings Placed(Compilation compilation) => this with { RootNamespace = HiddenTypes.Avoid(compilation, RootNamespace) };

    /// <summary>What the classes of aliases begin with beside the classes of other assemblies.</summary>
    public string PrefixBeside(List<INamedTypeSymbol> others)
    {
        string own = RootNamespace.Replace("@", "");
        return others.Exists(other => (other.ContainingNamespace.IsGlobalNamespace ? "" : other.ContainingNamespace.ToDisplayString()) == own) ? "Llm" : "";
    }

    /// <summary>An alias that a file of the project has by itself must not be given twice, and a namespace of that name stays what it is.</summary>
    private static bool MayHaveAlias(Compilation compilation, string name)
    {
        foreach (ISymbol _ in compilation.GlobalNamespace.GetMembers(name))
        {
            return false;
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is CompilationUnitSyntax unit)
            {
                foreach (UsingDirectiveSyntax directive in unit.Usings)
                {
                    if (directive.Alias?.Name.Identifier.ValueText == name)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

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
