using Microsoft.CodeAnalysis;

namespace Relay.Analyzers;

/// <summary>The types that programs use, by name.</summary>
internal static class RelayNames
{
    /// <summary>The base of all generated classes.</summary>
    public const string ModelAlias = "Relay.ModelAlias";

    /// <summary>Whether <paramref name="type"/> is <c>Relay.<paramref name="name"/></c>.</summary>
    public static bool IsRelay(ITypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace is { Name: "Relay", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether <paramref name="type"/> is <c>Microsoft.Extensions.AI.<paramref name="name"/></c>.</summary>
    public static bool IsAI(ITypeSymbol? type, string name) =>
        type?.Name == name
        && type.ContainingNamespace is { Name: "AI", ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether <paramref name="type"/> is <c>Microsoft.Extensions.DependencyInjection.<paramref name="name"/></c>.</summary>
    public static bool IsDependencyInjection(ITypeSymbol? type, string name) =>
        type?.Name == name
        && type.ContainingNamespace is { Name: "DependencyInjection", ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether <paramref name="type"/> is <c>ModelAlias</c> or derives from it.</summary>
    public static bool IsAlias(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (IsRelay(current, "ModelAlias"))
            {
                return true;
            }
        }

        return false;
    }
}
