using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Relay.Generators;

/// <summary>Names that come from a project, made fit for C#.</summary>
internal static class CSharpName
{
    /// <summary>A dotted name: <c>my-app.class</c> becomes <c>my_app.@class</c>.</summary>
    public static string QualifiedFrom(string name)
    {
        string[] segments = name.Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = From(segments[i]);
        }

        return string.Join(".", segments);
    }

    /// <summary>One name: what cannot stand in it becomes an underscore, and a keyword gets its <c>@</c>.</summary>
    public static string From(string name)
    {
        StringBuilder builder = new(name.Length + 1);
        foreach (char unit in name)
        {
            if (builder.Length == 0 && !SyntaxFacts.IsIdentifierStartCharacter(unit) && SyntaxFacts.IsIdentifierPartCharacter(unit))
            {
                builder.Append('_');
            }

            builder.Append(SyntaxFacts.IsIdentifierPartCharacter(unit) ? unit : '_');
        }

        string identifier = builder.ToString();
        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }
}
