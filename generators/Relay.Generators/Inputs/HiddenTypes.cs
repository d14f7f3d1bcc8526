using Microsoft.CodeAnalysis;

namespace Relay.Generators;

/// <summary>A namespace hides every type of its name that a using brings in: a project called Console would lose System.Console by its generated class.</summary>
internal static class HiddenTypes
{
    // What ImplicitUsings opens.
    private static readonly string[] Opened =
        ["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    /// <summary>The namespace for the generated class: the root namespace, unless its first part would be new and hide a type.</summary>
    public static string Avoid(Compilation compilation, string rootNamespace)
    {
        int dot = rootNamespace.IndexOf('.');
        string first = dot < 0 ? rootNamespace : rootNamespace.Substring(0, dot);
        return first.Length > 0 && !IsNamespace(compilation.GlobalNamespace, first) && IsType(compilation, first)
            ? first + ModelsClass.DefaultName + rootNamespace.Substring(first.Length)
            : rootNamespace;
    }

    private static bool IsNamespace(INamespaceSymbol parent, string name)
    {
        foreach (ISymbol member in parent.GetMembers(name))
        {
            if (member is INamespaceSymbol)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsType(Compilation compilation, string name)
    {
        foreach (string opened in Opened)
        {
            INamespaceSymbol? current = compilation.GlobalNamespace;
            foreach (string segment in opened.Split('.'))
            {
                current = current is null ? null : Child(current, segment);
            }

            if (current is not null && !current.GetTypeMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static INamespaceSymbol? Child(INamespaceSymbol parent, string name)
    {
        foreach (ISymbol member in parent.GetMembers(name))
        {
            if (member is INamespaceSymbol child)
            {
                return child;
            }
        }

        return null;
    }
}
