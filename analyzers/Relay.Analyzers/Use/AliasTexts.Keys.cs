using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <content>Keys of services: of those that are injected, and of those that are looked up.</content>
internal sealed partial class AliasTexts
{
    private void CheckInjected(SyntaxNodeAnalysisContext context, AttributeSyntax attribute)
    {
        if (SyntaxNames.Last(attribute.Name) is "FromKeyedServices" or "FromKeyedServicesAttribute"
            && attribute is { ArgumentList.Arguments: { Count: 1 } arguments, Parent.Parent: ParameterSyntax parameter }
            && context.SemanticModel.GetConstantValue(arguments[0].Expression, context.CancellationToken) is { HasValue: true, Value: string key }
            && context.SemanticModel.GetDeclaredSymbol(parameter, context.CancellationToken) is { } symbol)
        {
            CheckKey(context, symbol.Type, key, arguments[0].Expression);
        }
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
}
