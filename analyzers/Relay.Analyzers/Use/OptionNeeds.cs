using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Which capabilities options ask for.</summary>
internal static class OptionNeeds
{
    /// <summary>Reports what the alias is known not to have.</summary>
    public static void Check(CallReport report, IArgumentOperation argument, GivenOptions given, LocalFlow flow)
    {
        if (given.Find("Tools") is { } tools && HoldsSomething(tools.Value, flow))
        {
            report.Need(Capability.Tools, tools.Syntax, argument);
        }

        if (given.Find("ResponseFormat") is { } format && NeedOf(format.Value, flow) is { } need)
        {
            report.Need(need, format.Syntax, argument);
        }

        if (given.Find("Reasoning") is { } reasoning && GivenEffort.Of(reasoning.Value) is { Word: not (null or "none") })
        {
            report.Need(Capability.Reasoning, reasoning.Syntax, argument);
        }
    }

    private static bool HoldsSomething(IOperation value, LocalFlow flow)
    {
        switch (Operations.Inner(value))
        {
            case ICollectionExpressionOperation collection:
                foreach (IOperation element in collection.Elements)
                {
                    if (element is not ISpreadOperation)
                    {
                        return true;
                    }
                }

                return false;
            case IArrayCreationOperation { Initializer.ElementValues.Length: > 0 }:
            case IObjectCreationOperation { Initializer.Initializers.Length: > 0 }:
                return true;
            case ILocalReferenceOperation local:
                return flow.Initial(local.Local) is { } initial && HoldsSomething(initial, flow) && !Losses.MayHappen(local.Local, flow);
            default:
                return false;
        }
    }

    private static Capability? NeedOf(IOperation format, LocalFlow flow) => Operations.Inner(format) switch
    {
        IInvocationOperation { TargetMethod: { Name: "ForJsonSchema", ContainingType: var type } } when RelayNames.IsAI(type, "ChatResponseFormat") => Capability.StructuredOutput,
        IPropertyReferenceOperation { Property: { Name: "Json", ContainingType: var type } } when RelayNames.IsAI(type, "ChatResponseFormat") => Capability.JsonMode,
        ILocalReferenceOperation local when flow.Initial(local.Local) is { } initial => NeedOf(initial, flow),
        _ => null,
    };
}
