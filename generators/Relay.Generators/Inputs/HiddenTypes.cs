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
        return first.Length > 0 && Namespaces.Find(compilation, first) is null && IsType(compilation, first)
            ? first + ModelsClass.DefaultName + rootNamespace.Substring(first.Length)
            : rootNamespace;
    }

    private static bool IsType(Compilation compilation, string name)
    {
        foreach (string opened in Opened)
        {
            if (Namespaces.Find(compilation, opened) is { } space && !space.GetTypeMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
