using System.Globalization;

namespace Relay.Generators;

/// <summary>Members of Relay's enumerations in C#.</summary>
internal static class EnumLiteral
{
    /// <summary>The member's full name; a cast for a value that has no name.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Names<TEnum>.All.TryGetValue(value, out string? name)
            ? name
            : "(" + Names<TEnum>.Type + ")(" + Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) + ")";

    // Asking an enumeration for a name is reflection; it is done once for each type.
    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly string Type = "global::Relay." + typeof(TEnum).Name;

        public static readonly Dictionary<TEnum, string> All = Read();

        private static Dictionary<TEnum, string> Read()
        {
            Dictionary<TEnum, string> names = [];
            foreach (TEnum value in (TEnum[])Enum.GetValues(typeof(TEnum)))
            {
                names[value] = Type + "." + value.ToString();
            }

            return names;
        }
    }
}
