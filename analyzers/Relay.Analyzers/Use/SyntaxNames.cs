using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Relay.Generators;

namespace Relay.Analyzers;

/// <summary>Names as they stand in the text, which is all that can be known before anything is bound.</summary>
internal static class SyntaxNames
{
    /// <summary>The name of the method that is called; null when an expression without a name is.</summary>
    public static string? Called(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The last part of a type's or attribute's name.</summary>
    public static string? Last(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether a file is the source that the generator made of presets. With many of them it is larger than all that people wrote.</summary>
    public static bool IsEmitted(SyntaxTree tree) => tree.FilePath.EndsWith(ModelsClass.SourceName, StringComparison.Ordinal);
}
