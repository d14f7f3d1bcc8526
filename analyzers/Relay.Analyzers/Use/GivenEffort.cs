using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>The reasoning effort that options ask for.</summary>
/// <param name="IsCertain">Whether it can be told from the text.</param>
/// <param name="Word">The effort as a word of presets; null when none is asked for, or it cannot be told.</param>
internal sealed record GivenEffort(bool IsCertain, string? Word)
{
    private static readonly GivenEffort Uncertain = new(false, null);

    /// <summary>Reads the value of <c>ChatOptions.Reasoning</c>.</summary>
    public static GivenEffort Of(IOperation value)
    {
        IOperation inner = Operations.Inner(value);
        if (inner.ConstantValue is { HasValue: true, Value: null })
        {
            return new GivenEffort(true, null);
        }

        if (inner is not IObjectCreationOperation { Type: var type } creation || !RelayNames.IsAI(type, "ReasoningOptions"))
        {
            return Uncertain;
        }

        foreach (IOperation item in creation.Initializer?.Initializers ?? [])
        {
            if (item is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Effort" } } assignment)
            {
                return Operations.Inner(assignment.Value) switch
                {
                    IFieldReferenceOperation { Field: { IsConst: true, Name: var name } } => new GivenEffort(true, WordOf(name)),
                    { ConstantValue: { HasValue: true, Value: null } } => new GivenEffort(true, null),
                    _ => Uncertain,
                };
            }
        }

        return new GivenEffort(true, null);
    }

    private static string WordOf(string name) => name switch
    {
        "None" => "none",
        "Low" => "low",
        "High" => "high",
        "ExtraHigh" => "xhigh",
        _ => "medium",
    };
}
