namespace Relay.Presets;

/// <summary>Which characters the plain reader takes on.</summary>
internal static class PlainText
{
    /// <summary>Whether the text has nothing but lines that end at LF or CR LF, without tabs, marks of byte order and the line breaks of YAML 1.1.</summary>
    public static bool IsPlain(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (unit is < ' ' or > '~' && !IsAllowed(unit) && !(unit == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A character that a key may have: keys of another kind are for the parser.</summary>
    public static bool IsKey(char unit) => IsWord(unit) || unit is '-' or '.' or '/';

    /// <summary>A letter or digit of ASCII, or an underscore.</summary>
    public static bool IsWord(char unit) => unit is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    private static bool IsAllowed(char unit) => unit == '\n' || (unit >= '\u00A0' && unit is not ('\u2028' or '\u2029' or '\uFEFF'));
}
