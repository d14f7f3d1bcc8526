using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Tells which alias an expression is: by its generated type, else by the constant name it was asked for by.</summary>
internal static class CalledAlias
{
    /// <summary>The alias; null when that is not certain.</summary>
    public static KnownAlias? Find(IOperation value, UseSession session, LocalFlow flow)
    {
        value = Operations.Inner(value);
        if (session.Aliases.Of(value.Type) is { } typed)
        {
            return typed;
        }

        return value switch
        {
            ILocalReferenceOperation local => flow.Initial(local.Local) is { } initial ? Find(initial, session, flow) : null,
            IParameterReferenceOperation parameter => OfKey(session, KeyOf(parameter.Parameter), parameter.Type),
            IInvocationOperation call when IsLookup(call.TargetMethod) => OfKey(session, NameIn(call), call.Type),
            IInvocationOperation call when IsGet(call.TargetMethod) => NameIn(call) is { } name ? session.Aliases.Find(name) : null,
            _ => null,
        };
    }

    /// <summary>What is registered under a key: the alias of that name, unless the project has put a client of its own there.</summary>
    private static KnownAlias? OfKey(UseSession session, string? key, ITypeSymbol? service) =>
        key is null || session.Aliases.Find(key) is not { } alias || (!RelayNames.IsAlias(service) && session.RegistersKey(key)) ? null : alias;

    /// <summary>The key of an injected service.</summary>
    private static string? KeyOf(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (RelayNames.IsDependencyInjection(attribute.AttributeClass, "FromKeyedServicesAttribute") && attribute.ConstructorArguments.Length == 1)
            {
                return attribute.ConstructorArguments[0].Value as string;
            }
        }

        return null;
    }

    private static bool IsGet(IMethodSymbol method) => method.Name == "Get" && RelayNames.IsRelay(method.ContainingType, "RelayRuntime");

    private static bool IsLookup(IMethodSymbol method) =>
        method.Name is "GetRequiredKeyedService" or "GetKeyedService" && RelayNames.IsDependencyInjection(method.ContainingType, "ServiceProviderKeyedServiceExtensions");

    private static string? NameIn(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Name is "alias" or "serviceKey" && Operations.Inner(argument.Value).ConstantValue is { HasValue: true, Value: string name })
            {
                return name;
            }
        }

        return null;
    }
}
