using Microsoft.CodeAnalysis;
using Relay.Generators;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>Tells a project that its class is not called <c>Models</c>, since something else is (RLY0901).</summary>
internal static class RenamedClass
{
    /// <summary>The finding, at the start of <paramref name="file"/>; null when the class has the name it should have, or the one the project chose.</summary>
    public static Finding? Find(Compilation compilation, ModelsSettings settings, string file)
    {
        if (settings.ClassName is not null)
        {
            return null;
        }

        settings = settings.Placed(compilation);
        string prefix = settings.RootNamespace.Length == 0 ? "" : settings.RootNamespace.Replace("@", "") + ".";
        INamedTypeSymbol? generated = compilation.Assembly.GetTypeByMetadataName(prefix + ModelsClass.FallbackName);
        return generated is null || !IsOurs(generated)
            ? null
            : new Finding(
                UseRules.ClassRenamed,
                new SourceLocation(file, default),
                $"{Reason(settings, prefix)}, so the generated class is called {ModelsClass.FallbackName}. Set the property RelayModelsName in the project to choose its name.");
    }

    private static string Reason(ModelsSettings settings, string prefix) => settings.NamespaceHidesModels
        ? $"The namespace {prefix.TrimEnd('.')} would hide a class called {ModelsClass.DefaultName}"
        : $"The project already has {prefix}{ModelsClass.DefaultName}";

    /// <summary>Whether the generator made <paramref name="type"/>.</summary>
    internal static bool IsOurs(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "GeneratedCodeAttribute" &&
                attribute.ConstructorArguments.Length == 2 &&
                attribute.ConstructorArguments[0].Value is ModelsClass.GeneratorName)
            {
                return true;
            }
        }

        return false;
    }
}
