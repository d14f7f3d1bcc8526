using Microsoft.CodeAnalysis;

namespace Relay.Generators;

/// <summary>What the project and its references already call by a name.</summary>
internal static class ExistingNames
{
    /// <summary>Whether <paramref name="rootNamespace"/> has a namespace, or a type that the project can see, called <paramref name="name"/>.</summary>
    public static bool Has(Compilation compilation, string rootNamespace, string name)
    {
        INamespaceSymbol? current = compilation.GlobalNamespace;
        if (rootNamespace.Length > 0)
        {
            foreach (string segment in rootNamespace.Split('.'))
            {
                current = Child(current, segment.TrimStart('@'));
                if (current is null)
                {
                    return false;
                }
            }
        }

        foreach (INamespaceOrTypeSymbol member in current.GetMembers(name))
        {
            if (member is INamespaceSymbol || (member is INamedTypeSymbol { Arity: 0 } && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)))
            {
                return true;
            }
        }

        return false;
    }

    private static INamespaceSymbol? Child(INamespaceSymbol parent, string name)
    {
        foreach (INamespaceOrTypeSymbol member in parent.GetMembers(name))
        {
            if (member is INamespaceSymbol child)
            {
                return child;
            }
        }

        return null;
    }
}
