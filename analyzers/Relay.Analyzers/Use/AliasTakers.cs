using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Relay.Analyzers;

/// <summary>Finds, without binding anything, what has a parameter marked <c>[ModelAlias]</c>: names of methods, of types for their constructors, and indexers.</summary>
/// <remarks>A file is looked through once, for as long as it does not change; bodies are not looked into.</remarks>
internal static class AliasTakers
{
    /// <summary>Stands for every indexer, none of which has a name.</summary>
    public const string Indexer = "this[]";

    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Trees = new();

    /// <summary>The names in all files of a compilation.</summary>
    public static HashSet<string> In(Compilation compilation)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (string name in Trees.GetValue(tree, Find))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string[] Find(SyntaxTree tree)
    {
        if (SyntaxNames.IsEmitted(tree))
        {
            return [];
        }

        List<string> names = [];
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)))
        {
            if (node is AttributeSyntax { Parent.Parent: ParameterSyntax { Parent.Parent: { } owner } } attribute && IsMark(attribute.Name))
            {
                if (NameOf(owner) is { } name)
                {
                    names.Add(name);
                }
            }
        }

        return [.. names];
    }

    /// <summary>Whether an attribute may be the mark, by its name.</summary>
    public static bool IsMark(NameSyntax name) => SyntaxNames.Last(name) is "ModelAlias" or "ModelAliasAttribute";

    private static string? NameOf(SyntaxNode owner) => owner switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        IndexerDeclarationSyntax => Indexer,
        _ => null,
    };
}
