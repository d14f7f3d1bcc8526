using System.Globalization;
using System.Text;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>The ways in which a server, or what stands between, writes a key that it repeats.</summary>
internal static class Encodings
{
    public static IReadOnlyList<(string Name, Func<string, string> Write)> All { get; } =
    [
        ("as it is", key => key),
        ("in capitals", key => key.ToUpperInvariant()),
        ("JSON escapes of all characters", key => Each(key, c => "\\u" + Hex(c, 4))),
        ("JSON escapes of what is no letter", key => Each(key, c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : c == '/' ? "\\/" : "\\u" + Hex(c, 4).ToUpperInvariant())),
        ("JSON within JSON", key => Each(key, c => "\\\\u" + Hex(c, 4))),
        ("a URL's escapes", Uri.EscapeDataString),
        ("a URL's escapes of all characters", key => Each(key, c => "%" + Hex(c, 2))),
        ("a URL's escapes twice", key => Uri.EscapeDataString(Each(key, c => "%" + Hex(c, 2)))),
        ("HTML, decimal", key => Each(key, c => "&#" + ((int)c).ToString(CultureInfo.InvariantCulture) + ";")),
        ("HTML, hexadecimal", key => Each(key, c => "&#x" + Hex(c, 2) + ";")),
        ("base64", key => Base64(key)),
        ("base64 behind Bearer", key => Base64("Bearer " + key)),
        ("base64 of a pair", key => Base64("u:" + key + "\n")),
        ("base64 of URLs", key => Base64("a" + key).Replace('+', '-').Replace('/', '_').TrimEnd('=')),
        ("hexadecimal", key => Convert.ToHexString(Encoding.UTF8.GetBytes(key))),
        ("with invisible characters", key => Each(key, c => c + "\u200b")),
        ("braces around code points", key => Each(key, c => "\\u{" + Hex(c, 2) + "}")),
        ("base64 of UTF-16", key => Convert.ToBase64String(Encoding.Unicode.GetBytes("k " + key))),
        ("base64 in a URL", key => Uri.EscapeDataString(Base64("u:" + key))),
        ("bytes with colons", key => BitConverter.ToString(Encoding.UTF8.GetBytes(key)).Replace('-', ':')),
        ("bytes with hyphens", key => BitConverter.ToString(Encoding.UTF8.GetBytes(key))),
        ("a list of bytes", key => string.Join(',', Encoding.UTF8.GetBytes(key))),
        ("a list of bytes with blanks", key => string.Join(", ", Encoding.UTF8.GetBytes(key))),
        ("as UTF-16", key => Each(key, c => c + "\\u0000")),
    ];

    /// <summary>Whether a text shows a key, in whatever form it came.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key.</param>
    /// <param name="written">The form.</param>
    public static bool IsShown(string text, string key, string written)
    {
        for (int layer = 0; layer < 3; layer++)
        {
            if (text.Contains(key, StringComparison.OrdinalIgnoreCase) || text.Contains(written, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            text = Unescaped(text);
        }

        return false;
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 5 < text.Length && text[i + 1] == 'u' && int.TryParse(text.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int unit))
            {
                plain.Append((char)unit);
                i += 5;
            }
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '/' or '\\')
            {
                plain.Append(text[++i]);
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return Uri.UnescapeDataString(System.Net.WebUtility.HtmlDecode(plain.ToString())).Replace("\u200b", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);
    }

    private static string Each(string key, Func<char, string> write) => string.Concat(key.Select(write));

    private static string Hex(char c, int digits) => ((int)c).ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
