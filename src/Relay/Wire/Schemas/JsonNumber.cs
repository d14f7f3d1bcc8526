using System.Globalization;
using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Numbers of JSON, compared exactly as far as a decimal goes.</summary>
internal static class JsonNumber
{
    /// <summary>Whether a number has no fraction: 1.0 is an integer too.</summary>
    public static bool IsInteger(JsonNode number) => IsInteger(JsonValues.ToText(number));

    /// <summary>Whether the text of a number has no fraction.</summary>
    public static bool IsInteger(string text) => TryDecimal(text, out decimal exact)
        ? decimal.Truncate(exact) == exact
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double wide) && Math.Floor(wide) == wide;

    /// <summary>Less than, equal to or greater than 0, as <paramref name="left"/> is to <paramref name="right"/>.</summary>
    public static int Compare(string left, string right) => TryDecimal(left, out decimal a) && TryDecimal(right, out decimal b)
        ? a.CompareTo(b)
        : Wide(left).CompareTo(Wide(right));

    /// <summary>Whether a number is a whole multiple of another; every number is one of 0, which no schema may ask for.</summary>
    public static bool IsMultiple(string number, string of)
    {
        if (TryDecimal(number, out decimal exact) && TryDecimal(of, out decimal step))
        {
            return step == 0 || exact % step == 0;
        }

        double quotient = Wide(number) / Wide(of);
        return !double.IsFinite(quotient) || Math.Abs(quotient - Math.Round(quotient)) < 1e-9;
    }

    /// <summary>Decimal keeps 28 digits; what is larger or finer is compared as a double.</summary>
    private static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && (value != 0 || IsZero(text));

    private static bool IsZero(string text)
    {
        foreach (char c in text)
        {
            if (c is 'e' or 'E')
            {
                break;
            }

            if (c is >= '1' and <= '9')
            {
                return false;
            }
        }

        return true;
    }

    private static double Wide(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
