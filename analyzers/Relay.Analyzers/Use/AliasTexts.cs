using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Checks constants that are taken for the name of an alias (RLY0701).</summary>
/// <remarks>
/// Most texts in a program have nothing to do with Relay, so a call is bound only if its name is that of a taker of aliases, and one of its arguments
/// could be a name that no preset defines. Texts that are not constant are nobody's business here.
/// </remarks>
internal sealed class AliasTexts(UseSession session)
{
    /// <summary>Checks a call.</summary>
    public void CheckInvocation(SyntaxNodeAnalysisContext context)
    {
        InvocationExpressionSyntax invocation = (InvocationExpressionSyntax)context.Node;
        if (SyntaxNames.Called(invocation) is not { } name)
        {
            return;
        }

        bool isLookup = name is "GetRequiredKeyedService" or "GetKeyedService" or "GetKeyedServices";
        if ((isLookup || MayTakeAlias(name)) && MayName(invocation.ArgumentList)
            && context.SemanticModel.GetOperation(invocation, context.CancellationToken) is IInvocationOperation call)
        {
            if (isLookup)
            {
                CheckLookup(context, call);
            }
            else
            {
                CheckArguments(context, call.Arguments);
            }
        }
    }

    /// <summary>Checks the arguments of a constructor.</summary>
    public void CheckCreation(SyntaxNodeAnalysisContext context)
    {
        BaseObjectCreationExpressionSyntax creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (creation.ArgumentList is not { Arguments.Count: > 0 } arguments || !MayName(arguments))
        {
            return;
        }

        bool mayTake = creation is ObjectCreationExpressionSyntax { Type: var type }
            ? SyntaxNames.Last(type) is { } name && MayTakeAlias(name)
            : session.AliasTakers.Count > 0 || session.OthersMayDefineAliases;
        if (mayTake && context.SemanticModel.GetOperation(creation, context.CancellationToken) is IObjectCreationOperation operation)
        {
            CheckArguments(context, operation.Arguments);
        }
    }

    /// <summary>Checks the key of an injected service.</summary>
    public void CheckAttribute(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (SyntaxNames.Last(attribute.Name) is "FromKeyedServices" or "FromKeyedServicesAttribute"
            && attribute is { ArgumentList.Arguments: { Count: 1 } arguments, Parent.Parent: ParameterSyntax parameter }
            && context.SemanticModel.GetConstantValue(arguments[0].Expression, context.CancellationToken) is { HasValue: true, Value: string key }
            && context.SemanticModel.GetDeclaredSymbol(parameter, context.CancellationToken) is { } symbol)
        {
            CheckKey(context, symbol.Type, key, arguments[0].Expression);
        }
    }

    private bool MayTakeAlias(string name) => name == "Get" || session.AliasTakers.Contains(name) || session.OthersMayDefineAliases;

    /// <summary>Whether an argument could be the name of an alias that is not there: a text that is none of those that are, or something that is not written out.</summary>
    private bool MayName(ArgumentListSyntax arguments)
    {
        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            switch (argument.Expression)
            {
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                    if (session.Aliases.Find(literal.Token.ValueText) is null)
                    {
                        return true;
                    }

                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax:
                    return true;
            }
        }

        return false;
    }

    private void CheckArguments(SyntaxNodeAnalysisContext context, System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is { IsImplicit: false, Parameter: { } parameter } && IsMarked(parameter))
            {
                ConstantTexts.Visit(argument.Value, (text, syntax) => CheckName(context, text, syntax));
            }
        }
    }

    private static bool IsMarked(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.OriginalDefinition.GetAttributes())
        {
            if (RelayNames.IsRelay(attribute.AttributeClass, "ModelAliasAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private void CheckLookup(SyntaxNodeAnalysisContext context, IInvocationOperation call)
    {
        if (!RelayNames.IsDependencyInjection(call.TargetMethod.ContainingType, "ServiceProviderKeyedServiceExtensions"))
        {
            return;
        }

        ITypeSymbol? service = call.TargetMethod.TypeArguments.Length == 1 ? call.TargetMethod.TypeArguments[0] : null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value is ITypeOfOperation type)
            {
                service = type.TypeOperand;
            }
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument is { IsImplicit: false, Parameter.Name: "serviceKey" })
            {
                ConstantTexts.Visit(argument.Value, (text, syntax) => CheckKey(context, service, text, syntax));
            }
        }
    }

    /// <summary>Chat clients may be registered under any key, by anybody: only one that is close to an alias, and that the project does not register itself, is taken for a slip.</summary>
    private void CheckKey(SyntaxNodeAnalysisContext context, ITypeSymbol? service, string key, SyntaxNode syntax)
    {
        if (RelayNames.IsRelay(service, "ModelAlias"))
        {
            CheckName(context, key, syntax);
        }
        else if (RelayNames.IsAI(service, "IChatClient") && session.Aliases.Find(key) is null && session.Aliases.Near(key).Count > 0 && !session.RegistersKey(key))
        {
            CheckName(context, key, syntax);
        }
    }

    private void CheckName(SyntaxNodeAnalysisContext context, string name, SyntaxNode syntax)
    {
        if (!session.HasPresets || name.Length == 0 || session.Aliases.Find(name) is not null)
        {
            return;
        }

        IReadOnlyList<string> near = session.Aliases.Near(name);
        if (near.Count > 0 || !session.OthersMayDefineAliases)
        {
            context.ReportDiagnostic(UnknownAlias.Report(session, name, near, syntax.GetLocation()));
        }
    }
}
