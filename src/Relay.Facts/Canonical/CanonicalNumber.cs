using System.Globalization;
using System.Text;

namespace Relay;

/// <summary>Writes numbers as ECMAScript's Number::toString does (ECMA-262, 6.1.6.1.20), which RFC 8785 section 3.2.2.3 asks for.</summary>
internal static class CanonicalNumber
{
    /// <summary>The number's shortest text that reads back as the same number.</summary>
    /// <exception cref="ArgumentException">It is infinite or not a number.</exception>
    public static string Write(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentException("JSON has no such number.", nameof(value));
        }

        if (value == 0)
        {
            return "0"; // −0 too
        }

        string scientific = Shortest(Math.Abs(value));
        int exponentAt = scientific.IndexOf('E');
        string digits = scientific.Substring(0, exponentAt).Replace(".", "").TrimEnd('0');
        int point = Exponent(scientific, exponentAt + 1) + 1;
        return (value < 0 ? "-" : "") + Place(digits, point);
    }

    /// <summary>The number behind the E: a sign and digits.</summary>
    private static int Exponent(string text, int at)
    {
        int exponent = 0;
        for (int i = at + 1; i < text.Length; i++)
        {
            exponent = (exponent * 10) + (text[i] - '0');
        }

        return text[at] == '-' ? -exponent : exponent;
    }

    /// <summary>The fewest digits that read back as the number, as <c>d.dddE±n</c>.</summary>
    private static string Shortest(double value)
    {
        // Not "R": what that gives depends on the framework that the compiler runs on.
        for (int precision = 14; precision < 17; precision++)
        {
            string text = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value)
            {
                return precision == 14 ? Fewer(value, text) : text;
            }
        }

        return value.ToString("E16", CultureInfo.InvariantCulture);
    }

    /// <summary>Numbers of few bits, such as the least of all, have fewer digits than their fifteen suggest.</summary>
    private static string Fewer(double value, string longest)
    {
        // Every number of 15 digits that is not tiny stands for itself alone; trailing zeros go elsewhere.
        if (value >= 1e-290)
        {
            return longest;
        }

        for (int precision = 0; precision < 14; precision++)
        {
            string text = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value)
            {
                return text;
            }
        }

        return longest;
    }

    /// <summary>Puts the point where it belongs: plain from 1e-6 to below 1e21, with an exponent outside.</summary>
    private static string Place(string digits, int point)
    {
        if (point is > 0 and <= 21)
        {
            return digits.Length <= point ? digits.PadRight(point, '0') : digits.Insert(point, ".");
        }

        if (point is > -6 and <= 0)
        {
            return "0." + new string('0', -point) + digits;
        }

        int exponent = point - 1;
        return new StringBuilder(digits.Length == 1 ? digits : digits.Insert(1, "."))
            .Append('e')
            .Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture))
            .ToString();
    }
}
