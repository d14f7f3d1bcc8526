using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Relay.Analyzers;

/// <summary>The constant texts that an expression may give: itself, or each branch of a choice.</summary>
internal static class ConstantTexts
{
    /// <summary>Calls <paramref name="found"/> for each text, with the place it is written at.</summary>
    public static void Visit(IOperation value, Action<string, SyntaxNode> found)
    {
        switch (value)
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                found(text, value.Syntax);
                break;
            case IConversionOperation conversion:
                Visit(conversion.Operand, found);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                Visit(choice.WhenTrue, found);
                Visit(otherwise, found);
                break;
            case ICoalesceOperation choice:
                Visit(choice.WhenNull, found);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                {
                    Visit(arm.Value, found);
                }

                break;
        }
    }
}
