using System.Globalization;

namespace Relay.Presets;

/// <summary>Writes YAML's numbers in JSON's grammar, digit for digit.</summary>
internal static class JsonNumberText
{
    /// <summary>A number in JSON's grammar: YAML also has <c>+1</c>, <c>.5</c>, <c>1.</c>, <c>007</c>, <c>0x1F</c> and <c>0o17</c>. Null for what is no number in JSON.</summary>
    public static string? From(ScalarNode scalar)
    {
        string text = scalar.Text;
        if (text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal))
        {
            return ScalarReader.TryReadInteger(scalar, out long value) ? value.ToString(CultureInfo.InvariantCulture) : null;
        }

        int exponentAt = text.IndexOfAny(['e', 'E']);
        string exponent = exponentAt < 0 ? "" : "e" + text.Substring(exponentAt + 1);
        string mantissa = exponentAt < 0 ? text : text.Substring(0, exponentAt);
        bool negative = mantissa.StartsWith("-", StringComparison.Ordinal);
        mantissa = mantissa.TrimStart('+', '-');
        int pointAt = mantissa.IndexOf('.');
        string whole = (pointAt < 0 ? mantissa : mantissa.Substring(0, pointAt)).TrimStart('0');
        string fraction = pointAt < 0 ? "" : mantissa.Substring(pointAt + 1);
        return AllDigits(whole) && AllDigits(fraction) && (whole.Length + fraction.Length > 0 || mantissa.IndexOf('0') >= 0)
            ? (negative ? "-" : "") + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction) + exponent
            : null;
    }

    private static bool AllDigits(string text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
