using Microsoft.CodeAnalysis;

namespace Relay.Generators;

/// <summary>The classes that Relay generated in referenced assemblies, as far as the project can see them.</summary>
internal static class OtherModels
{
    /// <summary>The key of the assembly attribute that tells where an assembly's class is.</summary>
    public const string MetadataKey = "Relay.Models";

    /// <summary>The classes, by full name.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="visibleOnly">Without those that are internal to their assemblies.</param>
    public static List<INamedTypeSymbol> In(Compilation compilation, bool visibleOnly = true)
    {
        List<INamedTypeSymbol> found = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (UsesRelay(assembly)
                && NameIn(assembly) is { } name
                && assembly.GetTypeByMetadataName(name) is { } type
                && (!visibleOnly || compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)))
            {
                found.Add(type);
            }
        }

        return found;
    }

    private static bool UsesRelay(IAssemblySymbol assembly)
    {
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
            {
                if (reference.Name == "Relay")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? NameIn(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "AssemblyMetadataAttribute"
                && attribute.ConstructorArguments.Length == 2
                && attribute.ConstructorArguments[0].Value is MetadataKey)
            {
                return attribute.ConstructorArguments[1].Value as string;
            }
        }

        return null;
    }
}
