using System.Globalization;

namespace Relay.Presets;

/// <summary>Numbers as the YAML 1.2 core schema writes them (https://yaml.org/spec/1.2.2/#1032-tag-resolution).</summary>
internal static class NumberGrammar
{
    /// <summary><see cref="ScalarKind.Integer"/>, <see cref="ScalarKind.Float"/>, or <see cref="ScalarKind.Text"/>.</summary>
    public static ScalarKind Classify(string text)
    {
        if (IsBased(text))
        {
            return ScalarKind.Integer;
        }

        int start = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        switch (text.Substring(start))
        {
            case ".inf" or ".Inf" or ".INF":
            case ".nan" or ".NaN" or ".NAN" when start == 0:
                return ScalarKind.Float;
        }

        int at = SkipDigits(text, start);
        int digits = at - start;
        bool whole = true;
        if (at < text.Length && text[at] == '.')
        {
            whole = false;
            int behind = SkipDigits(text, at + 1);
            digits += behind - at - 1;
            at = behind;
        }

        if (digits == 0)
        {
            return ScalarKind.Text;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            whole = false;
            int exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            at = SkipDigits(text, exponent);
            if (at == exponent)
            {
                return ScalarKind.Text;
            }
        }

        return at != text.Length ? ScalarKind.Text : whole ? ScalarKind.Integer : ScalarKind.Float;
    }

    /// <summary>Whether the number is written as <c>0x</c> hexadecimal or <c>0o</c> octal.</summary>
    public static bool IsBased(string text)
    {
        if (text.Length < 3 || text[0] != '0' || text[1] is not ('x' or 'o'))
        {
            return false;
        }

        int limit = text[1] == 'x' ? 16 : 8;
        for (int i = 2; i < text.Length; i++)
        {
            if (DigitValue(text[i]) >= limit)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a text that is an integer by <see cref="Classify"/>; false when it does not fit 64 bits.</summary>
    public static bool TryParseInteger(string text, out long value)
    {
        if (!IsBased(text))
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        }

        value = 0;
        int bits = text[1] == 'x' ? 4 : 3;
        for (int i = 2; i < text.Length; i++)
        {
            if (value > long.MaxValue >> bits)
            {
                value = 0;
                return false;
            }

            value = (value << bits) | (long)DigitValue(text[i]);
        }

        return true;
    }

    /// <summary>Whether a decimal number has no digit but zero in front of its exponent.</summary>
    public static bool IsZero(string text)
    {
        foreach (char unit in text)
        {
            if (unit is 'e' or 'E')
            {
                break;
            }

            if (unit is >= '1' and <= '9')
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at;
    }

    private static int DigitValue(char unit) => unit switch
    {
        >= '0' and <= '9' => unit - '0',
        >= 'a' and <= 'f' => unit - 'a' + 10,
        >= 'A' and <= 'F' => unit - 'A' + 10,
        _ => int.MaxValue,
    };
}
