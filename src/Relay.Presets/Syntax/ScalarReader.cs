using System.Globalization;

namespace Relay.Presets;

/// <summary>Reads scalars as typed values by the YAML 1.2 core schema, which JSON's literals and numbers are a part of.</summary>
/// <remarks>Only a plain scalar can be anything but text: <c>"5"</c> in quotes is never a number. Never throws, and gives the same answer in every culture.</remarks>
internal static class ScalarReader
{
    /// <summary>What the scalar is.</summary>
    public static ScalarKind Classify(ScalarNode node)
    {
        if (node.Style != ScalarStyle.Plain)
        {
            return ScalarKind.Text;
        }

        return node.Text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
            var text => NumberGrammar.Classify(text),
        };
    }

    /// <summary>Whether nothing was written, or <c>~</c>, or <c>null</c>.</summary>
    public static bool IsNull(ScalarNode node) => Classify(node) == ScalarKind.Null;

    /// <summary>Reads <c>true</c> or <c>false</c> (also <c>True</c>, <c>TRUE</c>, <c>False</c>, <c>FALSE</c>); <c>yes</c> and <c>on</c> are text.</summary>
    public static bool TryReadBoolean(ScalarNode node, out bool value)
    {
        value = node.Text is "true" or "True" or "TRUE";
        return Classify(node) == ScalarKind.Boolean;
    }

    /// <summary>Reads a whole number that fits 64 bits; <c>1.0</c> and <c>1e3</c> are not whole numbers.</summary>
    public static bool TryReadInteger(ScalarNode node, out long value)
    {
        value = 0;
        return Classify(node) == ScalarKind.Integer && NumberGrammar.TryParseInteger(node.Text, out value);
    }

    /// <summary>Reads a finite number as a decimal. False when it is too large, or so small that it would silently become zero.</summary>
    public static bool TryReadDecimal(ScalarNode node, out decimal value)
    {
        value = 0;
        switch (Classify(node))
        {
            case ScalarKind.Integer when NumberGrammar.IsBased(node.Text):
                bool fits = NumberGrammar.TryParseInteger(node.Text, out long whole);
                value = whole;
                return fits;
            case ScalarKind.Integer or ScalarKind.Float:
                return decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                    && (value != 0 || NumberGrammar.IsZero(node.Text));
            default:
                return false;
        }
    }

    /// <summary>Reads a finite number; false for <c>.inf</c>, <c>.nan</c> and what is too large.</summary>
    public static bool TryReadDouble(ScalarNode node, out double value)
    {
        value = 0;
        switch (Classify(node))
        {
            case ScalarKind.Integer when NumberGrammar.IsBased(node.Text):
                bool fits = NumberGrammar.TryParseInteger(node.Text, out long whole);
                value = whole;
                return fits;
            case ScalarKind.Integer or ScalarKind.Float:
                bool read = double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                    && !double.IsInfinity(number)
                    && !double.IsNaN(number);
                value = read ? number : 0;
                return read;
            default:
                return false;
        }
    }
}
