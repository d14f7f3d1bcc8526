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
internal sealed partial class AliasTexts(UseSession session)
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
            : AnyTakesAlias;
        if (mayTake && context.SemanticModel.GetOperation(creation, context.CancellationToken) is IObjectCreationOperation operation)
        {
            CheckArguments(context, operation.Arguments);
        }
    }

    /// <summary>Checks what a constructor gives to another one, or to that of the base class.</summary>
    public void CheckInitializer(SyntaxNodeAnalysisContext context)
    {
        ArgumentListSyntax arguments = context.Node is ConstructorInitializerSyntax initializer ? initializer.ArgumentList : ((PrimaryConstructorBaseTypeSyntax)context.Node).ArgumentList;
        if (arguments.Arguments.Count > 0
            && AnyTakesAlias
            && MayName(arguments)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is IInvocationOperation call)
        {
            CheckArguments(context, call.Arguments);
        }
    }

    /// <summary>Checks what is looked up by an indexer.</summary>
    public void CheckIndexer(SyntaxNodeAnalysisContext context)
    {
        BracketedArgumentListSyntax arguments = context.Node switch
        {
            ElementAccessExpressionSyntax access => access.ArgumentList,
            ElementBindingExpressionSyntax binding => binding.ArgumentList,
            _ => ((ImplicitElementAccessSyntax)context.Node).ArgumentList,
        };
        if (MayTakeAlias(AliasTakers.Indexer)
            && MayName(arguments)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is IPropertyReferenceOperation property)
        {
            CheckArguments(context, property.Arguments);
        }
    }

    /// <summary>Checks the default value of a marked parameter.</summary>
    public void CheckParameter(SyntaxNodeAnalysisContext context)
    {
        ParameterSyntax parameter = (ParameterSyntax)context.Node;
        if (parameter is { Default.Value: { } value, AttributeLists.Count: > 0 }
            && HasMark(parameter)
            && context.SemanticModel.GetDeclaredSymbol(parameter, context.CancellationToken) is { } symbol
            && IsMarked(symbol)
            && context.SemanticModel.GetConstantValue(value, context.CancellationToken) is { HasValue: true, Value: string name })
        {
            CheckName(context, name, value);
        }
    }

    /// <summary>Checks the arguments of an attribute, and the key of an injected service.</summary>
    public void CheckAttribute(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } || SyntaxNames.Last(attribute.Name) is not { } name)
        {
            return;
        }

        if ((MayTakeAlias(name) || session.AliasTakers.Contains(name + "Attribute"))
            && context.SemanticModel.GetOperation(attribute, context.CancellationToken) is IAttributeOperation { Operation: IObjectCreationOperation creation })
        {
            CheckArguments(context, creation.Arguments);
        }

        CheckInjected(context, attribute);
    }

    private bool AnyTakesAlias => session.AliasTakers.Count > 0 || session.OthersMayDefineAliases;

    private bool MayTakeAlias(string name) => name == "Get" || session.AliasTakers.Contains(name) || session.OthersMayDefineAliases;

    /// <summary>Whether an argument could be the name of an alias that is not there: a text that is none of those that are, or something that is not written out.</summary>
    private bool MayName(BaseArgumentListSyntax arguments)
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

    private static bool HasMark(ParameterSyntax parameter)
    {
        foreach (AttributeListSyntax list in parameter.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (AliasTakers.IsMark(attribute.Name))
                {
                    return true;
                }
            }
        }

        return false;
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
