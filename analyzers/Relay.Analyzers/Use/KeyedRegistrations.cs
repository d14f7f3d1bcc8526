using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Relay.Analyzers;

/// <summary>Keys under which a project registers chat clients by itself, read from syntax: <c>services.AddKeyedSingleton&lt;IChatClient&gt;("mine", …)</c>.</summary>
/// <remarks>
/// A key that is a name counts as every constant text that is declared by that name in the project. One that is neither could be any key. Each file is looked through
/// once, for as long as it does not change.
/// </remarks>
internal sealed class KeyedRegistrations
{
    private static readonly ConditionalWeakTable<SyntaxTree, Found> Trees = new();

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly bool _hasUnreadable;

    private KeyedRegistrations(IReadOnlyList<Found> files)
    {
        var constants = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (Found file in files)
        {
            _keys.UnionWith(file.Keys);
            _hasUnreadable |= file.HasUnreadable;
            foreach ((string name, string text) in file.Constants)
            {
                if (!constants.TryGetValue(name, out List<string>? texts))
                {
                    constants.Add(name, texts = []);
                }

                texts.Add(text);
            }
        }

        foreach (Found file in files)
        {
            foreach (string name in file.Names)
            {
                if (constants.TryGetValue(name, out List<string>? texts))
                {
                    _keys.UnionWith(texts);
                }
                else
                {
                    _hasUnreadable = true;
                }
            }
        }
    }

    /// <summary>What the files of a compilation register.</summary>
    public static KeyedRegistrations In(Compilation compilation)
    {
        var files = new List<Found>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            files.Add(Trees.GetValue(tree, Find));
        }

        return new KeyedRegistrations(files);
    }

    /// <summary>Whether some file registers a client under <paramref name="key"/>, or under a key that cannot be told and so might be it.</summary>
    public bool Has(string key) => _hasUnreadable || _keys.Contains(key);

    private static Found Find(SyntaxTree tree)
    {
        var found = new Found();

        // Of the emitted source only the names are of interest.
        bool isEmitted = SyntaxNames.IsEmitted(tree);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => !isEmitted || node is not (BaseMethodDeclarationSyntax or PropertyDeclarationSyntax)))
        {
            switch (node)
            {
                case InvocationExpressionSyntax invocation when KeyedRegistration.MayBeOfClient(invocation):
                    Read(invocation.ArgumentList, found);
                    break;
                case ObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation when KeyedRegistration.MayBeOfClient(creation):
                    Read(arguments, found);
                    break;
                case VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string text } } declarator:
                    found.Constants.Add((declarator.Identifier.ValueText, text));
                    break;
            }
        }

        return found;
    }

    private static void Read(ArgumentListSyntax arguments, Found found)
    {
        switch (KeyedRegistration.Key(arguments))
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                found.Keys.Add(text);
                break;

            // A number or null is no name of an alias.
            case LiteralExpressionSyntax:
                break;
            case IdentifierNameSyntax name:
                found.Names.Add(name.Identifier.ValueText);
                break;
            case MemberAccessExpressionSyntax member:
                found.Names.Add(member.Name.Identifier.ValueText);
                break;
            default:
                found.HasUnreadable = true;
                break;
        }
    }

    private sealed class Found
    {
        public List<string> Keys { get; } = [];

        public List<string> Names { get; } = [];

        public List<(string Name, string Text)> Constants { get; } = [];

        public bool HasUnreadable { get; set; }
    }
}
