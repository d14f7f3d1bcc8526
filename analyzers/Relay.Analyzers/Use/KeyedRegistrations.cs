using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Relay.Analyzers;

/// <summary>Keys under which a project registers services by itself, read from syntax: <c>services.AddKeyedSingleton&lt;IChatClient&gt;("mine", …)</c>.</summary>
internal static class KeyedRegistrations
{
    private static readonly ConditionalWeakTable<SyntaxTree, Found> Trees = new();

    /// <summary>Whether some file registers something under <paramref name="key"/>, or under a key that is no text and so might be it.</summary>
    public static bool Has(Compilation compilation, string key)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            Found found = Trees.GetValue(tree, Find);
            if (found.HasUnreadable || Array.IndexOf(found.Keys, key) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static Found Find(SyntaxTree tree)
    {
        List<string> keys = [];
        bool hasUnreadable = false;
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax invocation || SyntaxNames.Called(invocation) is not { } name || !Registers(name))
            {
                continue;
            }

            bool hasText = false;
            foreach (ArgumentSyntax argument in invocation.ArgumentList.Arguments)
            {
                if (argument.Expression is LiteralExpressionSyntax { Token.Value: string text })
                {
                    hasText = true;
                    keys.Add(text);
                }
            }

            hasUnreadable |= !hasText;
        }

        return new Found([.. keys], hasUnreadable);
    }

    private static bool Registers(string name) =>
        name.StartsWith("AddKeyed", StringComparison.Ordinal) || name.StartsWith("TryAddKeyed", StringComparison.Ordinal);

    private sealed class Found(string[] keys, bool hasUnreadable)
    {
        public string[] Keys { get; } = keys;

        public bool HasUnreadable { get; } = hasUnreadable;
    }
}
