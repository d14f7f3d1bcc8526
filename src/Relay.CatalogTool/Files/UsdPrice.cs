using System.Globalization;

namespace Relay.CatalogTool.Files;

/// <summary>A price exactly as a source writes it: the digits and where the point stands. No double is ever involved.</summary>
/// <param name="Mantissa">All digits as one number.</param>
/// <param name="Scale">How many of them follow the point.</param>
internal readonly record struct UsdPrice(ulong Mantissa, byte Scale)
{
    public bool IsZero => Mantissa == 0;

    /// <summary>Reads a JSON number (<c>2.5</c>, <c>1e-7</c>). False for what cannot be a price: a negative number, or one that no decimal holds.</summary>
    public static bool TryParse(string number, out UsdPrice price)
    {
        price = default;
        int exponentAt = number.AsSpan().IndexOfAny('e', 'E');
        ReadOnlySpan<char> digits = exponentAt < 0 ? number : number.AsSpan(0, exponentAt);
        int exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(number.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        UInt128 mantissa = 0;
        long scale = -(long)exponent;
        bool afterPoint = false, any = false;
        foreach (char character in digits)
        {
            if (character == '.' && !afterPoint)
            {
                afterPoint = true;
            }
            else if (char.IsAsciiDigit(character) && mantissa <= ulong.MaxValue)
            {
                mantissa = (mantissa * 10) + (uint)(character - '0');
                scale += afterPoint ? 1 : 0;
                any = true;
            }
            else
            {
                return false;
            }
        }

        for (; scale < 0 && mantissa <= ulong.MaxValue && mantissa != 0; scale++)
        {
            mantissa *= 10;
        }

        scale = mantissa == 0 && scale < 0 ? 0 : scale;
        if (!any || mantissa > ulong.MaxValue || scale > CatalogFormat.MostDecimalPlaces)
        {
            return false;
        }

        price = new UsdPrice((ulong)mantissa, (byte)scale);
        return true;
    }

    public decimal ToDecimal() => new((int)(uint)Mantissa, (int)(uint)(Mantissa >> 32), 0, isNegative: false, Scale);

    /// <summary>The price in plain digits, without an exponent.</summary>
    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);
}
