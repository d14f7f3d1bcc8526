using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Tells which alias an expression is: by its generated type, else by the constant name it was asked for by.</summary>
internal static class CalledAlias
{
    /// <summary>The alias; null when that is not certain.</summary>
    public static KnownAlias? Find(IOperation value, KnownAliases aliases, LocalFlow flow)
    {
        value = Operations.Inner(value);
        if (aliases.Of(value.Type) is { } typed)
        {
            return typed;
        }

        return value switch
        {
            ILocalReferenceOperation local => flow.Initial(local.Local) is { } initial ? Find(initial, aliases, flow) : null,
            IParameterReferenceOperation parameter => KeyOf(parameter.Parameter) is { } key ? aliases.Find(key) : null,
            IInvocationOperation call => NameIn(call) is { } name ? aliases.Find(name) : null,
            _ => null,
        };
    }

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

    private static string? NameIn(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool takesName = (method.Name == "Get" && RelayNames.IsRelay(method.ContainingType, "RelayRuntime"))
            || (method.Name is "GetRequiredKeyedService" or "GetKeyedService" && RelayNames.IsDependencyInjection(method.ContainingType, "ServiceProviderKeyedServiceExtensions"));
        if (!takesName)
        {
            return null;
        }

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
