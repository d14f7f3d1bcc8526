using System.Globalization;
using System.Text;

namespace Relay;

/// <summary>Brings host names to lower-case ASCII, and tells private names from others.</summary>
internal static class HostText
{
    private static readonly string[] PrivateSuffixes = [".local", ".localdomain", ".internal", ".intranet", ".lan", ".home.arpa", ".corp", ".home", ".private"];

    /// <summary>The ASCII form of a host: full-width characters and dots folded, international labels encoded, lower case, one trailing dot dropped; null when the text is no host.</summary>
    /// <remarks>
    /// Characters that only look like others (ligatures, letterlike symbols, digits of other scripts) are refused rather than folded: name libraries disagree
    /// about them, and what was checked must be what is connected to.
    /// </remarks>
    internal static string? ToAscii(string host)
    {
        var folded = new StringBuilder(host.Length);
        bool isAscii = true;
        foreach (char raw in host)
        {
            char c = raw is >= '\uFF01' and <= '\uFF5E' ? (char)(raw - 0xFEE0) : raw is '\u3002' or '\uFF61' ? '.' : raw;
            if (c >= 0x80)
            {
                isAscii = false;
                if (!IsPlainLetter(c))
                {
                    return null;
                }
            }

            folded.Append(c is >= 'A' and <= 'Z' ? (char)(c + 32) : c);
        }

        string name = folded.ToString();
        if (name.Length > 1 && name[name.Length - 1] == '.')
        {
            name = name.Substring(0, name.Length - 1);
        }

        if (!isAscii)
        {
            try
            {
                name = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(name).ToLowerInvariant();
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        return HasGoodLabels(name) && HasRealNames(name) ? name : null;
    }

    /// <summary>Whether a name means this machine.</summary>
    internal static bool IsLoopback(string name) =>
        name is "localhost" or "ip6-localhost" or "ip6-loopback" || name.EndsWith(".localhost", StringComparison.Ordinal);

    /// <summary>Whether a name can only be one of a private network: a single label, or below a name set aside for such.</summary>
    internal static bool IsPrivate(string name)
    {
        if (name.LastIndexOf('.') < 0)
        {
            return true;
        }

        foreach (string suffix in PrivateSuffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlainLetter(char c) =>
        c is '\u3005' or (>= '\u30FC' and <= '\u30FE') // marks of Japanese writing
        || (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            && c is not ('\u00AA' or '\u00BA' or '\u017F')
            && c is not (>= '\u1D00' and <= '\u1DBF') // phonetic and superscript letters
            && c is not (>= '\u2100' and <= '\u24FF') // letterlike, enclosed
            && c is not (>= '\u3200' and <= '\u33FF') // enclosed
            && c < '\uFB00'); // presentation forms, half-width forms

    /// <summary>Whether no label begins or ends with a hyphen (RFC 1123), and each that says it is an international name is one.</summary>
    private static bool HasRealNames(string name)
    {
        foreach (string label in name.Split('.'))
        {
            if (label[0] == '-' || label[label.Length - 1] == '-')
            {
                return false;
            }

            if (label.StartsWith("xn--", StringComparison.Ordinal))
            {
                try
                {
                    new IdnMapping { UseStd3AsciiRules = true }.GetUnicode(label);
                }
                catch (ArgumentException)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool HasGoodLabels(string name)
    {
        if (name.Length is 0 or > 253)
        {
            return false;
        }

        int label = 0;
        foreach (char c in name)
        {
            if (c == '.')
            {
                if (label == 0)
                {
                    return false;
                }

                label = 0;
            }
            else if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' && label < 63)
            {
                label++;
            }
            else
            {
                return false;
            }
        }

        return label > 0;
    }
}
