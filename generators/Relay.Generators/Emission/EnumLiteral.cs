using System.Globalization;

namespace Relay.Generators;

/// <summary>Members of Relay's enumerations in C#.</summary>
internal static class EnumLiteral
{
    /// <summary>The member's full name; a cast for a value that has no name.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        string type = "global::Relay." + typeof(TEnum).Name;
        return Enum.IsDefined(typeof(TEnum), value)
            ? type + "." + value.ToString()
            : "(" + type + ")(" + Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) + ")";
    }
}
