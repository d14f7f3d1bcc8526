using System.Globalization;
using System.Text;

namespace Relay.Generators;

/// <summary>Values as C# literals that mean the same in every culture and on every host of the compiler.</summary>
internal static class CSharpLiteral
{
    /// <summary>A regular string literal in ASCII, so that no text of a preset can end it, hide in it or depend on an encoding.</summary>
    public static string Of(string value)
    {
        if (IsPlain(value))
        {
            return "\"" + value + "\"";
        }

        StringBuilder builder = new(value.Length + 2);
        builder.Append('"');
        foreach (char unit in value)
        {
            switch (unit)
            {
                case '"': builder.Append("\\\""); break;
                case '\\': builder.Append("\\\\"); break;
                case '\n': builder.Append("\\n"); break;
                case '\r': builder.Append("\\r"); break;
                case '\t': builder.Append("\\t"); break;
                case >= ' ' and <= '~': builder.Append(unit); break;
                default: builder.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture)); break;
            }
        }

        return builder.Append('"').ToString();
    }

    /// <summary>An exact decimal: <c>0.59m</c>. Trailing zeros go, since equal amounts must be written alike.</summary>
    public static string Of(decimal value) => Number(value) + "m";

    /// <summary>The digits of a decimal without trailing zeros.</summary>
    public static string Number(decimal value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return text[text.Length - 1] != '0' || text.IndexOf('.') < 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>The shortest double literal that reads back as the same value.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string text = Shortest(value);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    /// <summary>A time span in whole seconds where it is one, else in ticks.</summary>
    public static string Of(TimeSpan value) => value.Ticks % TimeSpan.TicksPerSecond == 0
        ? "global::System.TimeSpan.FromSeconds(" + Of(value.Ticks / TimeSpan.TicksPerSecond) + ")"
        : "global::System.TimeSpan.FromTicks(" + Of(value.Ticks) + "L)";

    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A truth value.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>Whether a text stands between quotes as it is.</summary>
    public static bool IsPlain(string value)
    {
        foreach (char unit in value)
        {
            if (unit is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    // "R" writes other digits on .NET Framework, where Visual Studio runs the compiler, than on .NET.
    private static string Shortest(double value)
    {
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        if (!double.Parse(text, CultureInfo.InvariantCulture).Equals(value))
        {
            text = value.ToString("G16", CultureInfo.InvariantCulture);
        }

        return double.Parse(text, CultureInfo.InvariantCulture).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
