using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Relay.Analyzers;

/// <summary>Reads one registration of a keyed service as it stands in the text.</summary>
internal static class KeyedRegistration
{
    private const string Client = "IChatClient";

    /// <summary>Whether a call registers a keyed service that is a chat client, or of a type that is not written out.</summary>
    public static bool MayBeOfClient(InvocationExpressionSyntax call) =>
        SyntaxNames.Called(call) is { } name
        && (name.StartsWith("AddKeyed", StringComparison.Ordinal)
            || name.StartsWith("TryAddKeyed", StringComparison.Ordinal)
            || name is "KeyedSingleton" or "KeyedScoped" or "KeyedTransient" or "DescribeKeyed")
        && call.ArgumentList.Arguments.Count > 0
        && (TypeArguments(call) is { Count: > 0 } types ? MayBeClient(types[0]) : MayBeOfClient(call.ArgumentList));

    /// <summary>Whether a descriptor is made of a keyed service that is a chat client. The constructors with a key have four parameters, or a key in place of a type or factory.</summary>
    public static bool MayBeOfClient(ObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is { Arguments: { } all } arguments
        && SyntaxNames.Last(creation.Type) == "ServiceDescriptor"
        && (all.Count == 4 || (all.Count == 3 && all[1].Expression is LiteralExpressionSyntax))
        && MayBeOfClient(arguments);

    /// <summary>Whether the service's type, where an argument says it, is a chat client; true where none does.</summary>
    private static bool MayBeOfClient(ArgumentListSyntax arguments) =>
        arguments.Arguments.Count > 0 && (arguments.Arguments[0].Expression is not TypeOfExpressionSyntax type || MayBeClient(type.Type));

    /// <summary>The key: the argument of that name, else the first that is no type.</summary>
    public static ExpressionSyntax? Key(ArgumentListSyntax arguments)
    {
        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == "serviceKey")
            {
                return argument.Expression;
            }
        }

        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (argument.Expression is not TypeOfExpressionSyntax)
            {
                return argument.Expression.IsKind(SyntaxKind.SuppressNullableWarningExpression)
                    ? ((PostfixUnaryExpressionSyntax)argument.Expression).Operand
                    : argument.Expression;
            }
        }

        return null;
    }

    /// <summary>A type parameter may be anything; every other type is what its name says.</summary>
    private static bool MayBeClient(TypeSyntax type) =>
        SyntaxNames.Last(type) is not { } name || name == Client || (name[0] == 'T' && (name.Length == 1 || char.IsUpper(name[1])));

    private static SeparatedSyntaxList<TypeSyntax>? TypeArguments(InvocationExpressionSyntax call) => (call.Expression switch
    {
        MemberAccessExpressionSyntax { Name: GenericNameSyntax name } => name,
        MemberBindingExpressionSyntax { Name: GenericNameSyntax name } => name,
        GenericNameSyntax name => name,
        _ => null,
    })?.TypeArgumentList.Arguments;
}
