using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Tells whether a list or message in a variable may have lost what it held at first: items are taken away, or somebody else gets hold of it.</summary>
internal static class Losses
{
    /// <summary>Whether that may happen anywhere in the method; order is not looked at.</summary>
    public static bool MayHappen(ILocalSymbol local, LocalFlow flow)
    {
        // A text never changes.
        if (local.Type.SpecialType == SpecialType.System_String)
        {
            return false;
        }

        foreach (ILocalReferenceOperation use in flow.Uses(local))
        {
            IOperation inner = use;
            while (inner.Parent is IConversionOperation or IParenthesizedOperation)
            {
                inner = inner.Parent;
            }

            if (MayLose(inner))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayLose(IOperation use) => use.Parent switch
    {
        IInvocationOperation call => ReferenceEquals(call.Instance, use) && TakesAway(call.TargetMethod.Name),
        IArgumentOperation { Parent: IInvocationOperation call } => !IsHarmless(call.TargetMethod),
        IArgumentOperation { Parent: IObjectCreationOperation creation } => !RelayNames.IsAI(creation.Type, "ChatMessage") && creation.Type?.Name != "List",

        // An item that is replaced, or a property that is set.
        IPropertyReferenceOperation { Parent: IAssignmentOperation { Target: var target } } property => ReferenceEquals(target, property),
        IArrayElementReferenceOperation { Parent: IAssignmentOperation { Target: var target } } element => ReferenceEquals(target, element),
        IPropertyReferenceOperation { Parent: IInvocationOperation call } property => ReferenceEquals(call.Instance, property) && TakesAway(call.TargetMethod.Name),
        IVariableInitializerOperation => true,
        IAssignmentOperation { Target: not IPropertyReferenceOperation } => true,
        _ => false,
    };

    private static bool TakesAway(string method) =>
        method.StartsWith("Remove", StringComparison.Ordinal) || method.StartsWith("Clear", StringComparison.Ordinal);

    private static bool IsHarmless(IMethodSymbol method) =>
        method.Name.StartsWith("Add", StringComparison.Ordinal)
        || method.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" }
        || RelayNames.IsAlias(method.ContainingType)
        || RelayNames.IsAI(method.ContainingType, "IChatClient")
        || RelayNames.IsAI(method.ContainingType, "ChatClientExtensions");
}
