using Microsoft.CodeAnalysis;

namespace Relay.Generators;

/// <summary>What the project and its references already call by a name.</summary>
internal static class ExistingNames
{
    /// <summary>Whether <paramref name="rootNamespace"/> has a namespace, or a type that the project can see, called <paramref name="name"/>.</summary>
    public static bool Has(Compilation compilation, string rootNamespace, string name)
    {
        if (Namespaces.Find(compilation, rootNamespace) is not { } space)
        {
            return false;
        }

        foreach (INamespaceOrTypeSymbol member in space.GetMembers(name))
        {
            if (member is INamespaceSymbol || (member is INamedTypeSymbol { Arity: 0 } && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)))
            {
                return true;
            }
        }

        return false;
    }
}
