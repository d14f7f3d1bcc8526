using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>Reads values out of operations.</summary>
internal static class Operations
{
    /// <summary>The expression inside conversions, parentheses and a null-forgiving operator.</summary>
    public static IOperation Inner(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>Whether the value is there whenever this runs: a constant that is not null, a value type that cannot be null, or something new.</summary>
    public static bool IsCertainlySet(IOperation value)
    {
        IOperation inner = Inner(value);
        return inner.ConstantValue is { HasValue: true } constant ? constant.Value is not null
            : inner is IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation
            || inner is not IDefaultValueOperation && inner.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };
    }

    /// <summary>Whether the value is a list without items, which asks for nothing.</summary>
    public static bool IsEmpty(IOperation value) => Inner(value) is
        ICollectionExpressionOperation { Elements.Length: 0 }
        or IArrayCreationOperation { Initializer: null or { ElementValues.Length: 0 } }
        or IObjectCreationOperation { Arguments.Length: 0, Initializer: null or { Initializers.Length: 0 } };

    /// <summary>The constant number; null when it is not one.</summary>
    public static decimal? Number(IOperation value) => Inner(value).ConstantValue is not { HasValue: true, Value: { } constant } ? null : constant switch
    {
        int number => number,
        long number => number,
        float number => Real(number),
        double number => Real(number),
        decimal number => number,
        _ => null,
    };

    /// <summary>Numbers that no decimal holds are far outside every range.</summary>
    private static decimal? Real(double number) => number switch
    {
        double.NaN => null,
        > 1e15 => 1e15m,
        < -1e15 => -1e15m,

        // A float written as 0.1f is 0.1 for its reader.
        _ => Math.Round((decimal)number, 6),
    };
}
