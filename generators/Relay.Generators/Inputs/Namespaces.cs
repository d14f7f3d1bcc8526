using Microsoft.CodeAnalysis;

namespace Relay.Generators;

/// <summary>Finds the namespaces of a compilation by their names.</summary>
internal static class Namespaces
{
    /// <summary>The namespace of a dotted name, whose parts may be escaped with @; the global one for no name, null where there is none.</summary>
    public static INamespaceSymbol? Find(Compilation compilation, string name)
    {
        INamespaceSymbol? current = compilation.GlobalNamespace;
        if (name.Length > 0)
        {
            foreach (string segment in name.Split('.'))
            {
                current = current is null ? null : Child(current, segment.TrimStart('@'));
            }
        }

        return current;
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
