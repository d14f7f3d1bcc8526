using System.Text;

namespace Relay;

/// <summary>Finds what a call was authorised with in texts that come back, whatever they look like, and masks it. Time grows with the length of the text only.</summary>
/// <remarks>
/// Found are a secret as it is, in letters of another case, with JSON, percent and HTML escapes of any or all of its characters (also twice over), with invisible characters in between, in
/// hexadecimal digits (together or apart), as a list of bytes and in base64 (also of UTF-16), also as a part of something longer, and cut off at the end of a text. A secret of fewer than 8 characters is found as a word alone, for it may be one; of fewer than 4 only where a value stands
/// (behind a quote, a colon, an equals sign or <c>Bearer</c>), and words that are plainly placeholders are not masked.
/// </remarks>
internal sealed class SentSecrets
{
    private const string Blot = "***";
    private const int ShortestAnywhere = 8;
    private const int ShortestWord = 4;
    private const int MostLayers = 3;

    private static readonly string[] s_placeholders = ["", "dummy", "empty", "fake", "key", "local", "na", "no-key", "nokey", "none", "null", "ollama", "test", "token", "unused", "x", "xx", "xxx", "xxxx"];

    /// <summary>What stands between the hexadecimal digits of two bytes in dumps.</summary>
    private static readonly char[] s_separators = [':', '-', ' '];

    /// <summary>What stands between two bytes of a JSON array.</summary>
    private static readonly string[] s_listSeparators = [",", ", "];

    private readonly string?[] _secrets;
    private readonly List<Needle> _needles = [];
    private readonly int _shortest = int.MaxValue;

    private SentSecrets(params string?[] secrets)
    {
        _secrets = secrets;
        foreach (string? secret in secrets)
        {
            if (secret is not null && Array.IndexOf(s_placeholders, secret.ToLowerInvariant()) < 0)
            {
                Add(secret);
            }
        }

        foreach (Needle needle in _needles)
        {
            // Of a long one the beginning alone may stand at the end of a text.
            _shortest = Math.Min(_shortest, Math.Min(needle.Text.Length, ShortestAnywhere));
        }
    }

    /// <summary>Nothing to be found.</summary>
    public static SentSecrets None { get; } = new();

    /// <summary>Finder of these secrets: <paramref name="known"/>, where it is one of the same.</summary>
    public static SentSecrets Of(SentSecrets? known, string? first, string? second = null, string? third = null) =>
        known is { _secrets: [var a, var b, var c] } && a == first && b == second && c == third ? known
        : first is null && second is null && third is null ? None
        : new SentSecrets(first, second, third);

    /// <summary>The text without the secrets; the very same instance where none is in it.</summary>
    public string Mask(string text)
    {
        if (text.Length < _shortest)
        {
            return text;
        }

        List<(int Start, int End)>? found = null;
        var layer = new Layer(text, null, null);
        for (int depth = 0; ; depth++)
        {
            foreach (Needle needle in _needles)
            {
                Find(needle, layer, ref found);
            }

            FindCutOff(layer, ref found);
            if (depth == MostLayers || !EscapedText.TryDecode(layer.Text, out string decoded, out int[] starts, out int[] ends))
            {
                break;
            }

            for (int i = 0; i < decoded.Length; i++)
            {
                (starts[i], ends[i]) = (layer.Start(starts[i]), layer.End(ends[i] - 1));
            }

            layer = new Layer(decoded, starts, ends);
        }

        return found is null ? text : Masked(text, found);
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(SentSecrets);

    private void Add(string secret)
    {
        if (secret.Length < ShortestAnywhere)
        {
            _needles.Add(new Needle(secret, secret.Length < ShortestWord ? NeedleKind.Value : NeedleKind.Word));
            if (secret.Length >= ShortestWord)
            {
                _needles.Add(new Needle(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='), NeedleKind.Word));
            }

            return;
        }

        _needles.Add(new Needle(secret, NeedleKind.Anywhere));
        if (EscapedText.TryDecode(secret, out string decoded, out _, out _) && decoded.Length >= ShortestAnywhere)
        {
            _needles.Add(new Needle(decoded, NeedleKind.Anywhere));
        }

        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        _needles.Add(new Needle(Convert.ToHexStringLower(bytes), NeedleKind.Anywhere));
        string apart = BitConverter.ToString(bytes);
        foreach (char separator in s_separators)
        {
            _needles.Add(new Needle(apart.Replace('-', separator), NeedleKind.Anywhere));
        }

        foreach (string separator in s_listSeparators)
        {
            _needles.Add(new Needle(string.Join(separator, bytes), NeedleKind.Anywhere));
        }

        byte[] wide = Encoding.Unicode.GetBytes(secret);
        for (int shift = 0; shift < 3; shift++)
        {
            AddBase64(bytes, shift);
            AddBase64(wide, shift);
        }
    }

    /// <summary>A body may break off, or be cut, within a secret: the beginning of one at the very end is masked too.</summary>
    private void FindCutOff(Layer layer, ref List<(int Start, int End)>? found)
    {
        string text = layer.Text;
        int end = EndBeforeBrokenEscape(text);
        foreach (Needle needle in _needles)
        {
            if (needle.Kind is not (NeedleKind.Anywhere or NeedleKind.Base64))
            {
                continue;
            }

            StringComparison comparison = needle.Kind == NeedleKind.Anywhere ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            for (int length = Math.Min(needle.Text.Length - 1, end); length >= ShortestAnywhere; length--)
            {
                int start = end - length;
                if (text.AsSpan(start, length).Equals(needle.Text.AsSpan(0, length), comparison))
                {
                    (found ??= []).Add((layer.Start(start), layer.End(text.Length - 1)));
                    break;
                }
            }
        }
    }

    /// <summary>Where a text ends that breaks off within an escape: <c>%2</c>, <c>\u00</c>, <c>&amp;#x2</c>.</summary>
    private static int EndBeforeBrokenEscape(string text)
    {
        const int LongestEscape = 8;
        for (int i = text.Length - 1; i >= Math.Max(0, text.Length - LongestEscape); i--)
        {
            if ((text[i] == '%' && i >= text.Length - 2) || (text[i] == '\\' && i >= text.Length - 5) || text[i] == '&')
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>What is the same in every base64 that holds the bytes behind so many others (modulo three): the digits that are made of them alone.</summary>
    private void AddBase64(byte[] bytes, int shift)
    {
        byte[] shifted = new byte[shift + bytes.Length];
        bytes.CopyTo(shifted, shift);
        int from = (shift * 8 + 5) / 6, to = shifted.Length * 8 / 6;
        string digits = Convert.ToBase64String(shifted)[from..to];
        _needles.Add(new Needle(digits, NeedleKind.Base64));
        string ofUrls = digits.Replace('+', '-').Replace('/', '_');
        if (ofUrls != digits)
        {
            _needles.Add(new Needle(ofUrls, NeedleKind.Base64));
        }
    }

    private static void Find(Needle needle, Layer layer, ref List<(int Start, int End)>? found)
    {
        string text = layer.Text;
        StringComparison comparison = needle.Kind == NeedleKind.Anywhere ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        int from = 0;
        while (from <= text.Length - needle.Text.Length)
        {
            int start = text.IndexOf(needle.Text, from, comparison);
            if (start < 0)
            {
                return;
            }

            int end = start + needle.Text.Length;
            if (needle.Kind == NeedleKind.Base64)
            {
                // The digits around are made of the same bytes in part.
                while (start > from && IsBase64(text[start - 1]))
                {
                    start--;
                }

                while (end < text.Length && IsBase64(text[end]))
                {
                    end++;
                }
            }

            if (needle.Kind is NeedleKind.Anywhere or NeedleKind.Base64 || (IsWord(text, start, end) && (needle.Kind == NeedleKind.Word || IsValue(text, start, end))))
            {
                (found ??= []).Add((layer.Start(start), layer.End(end - 1)));
            }

            from = end;
        }
    }

    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    private static bool IsValue(string text, int start, int end)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, start).TrimEnd(' ');
        return (before.IsEmpty && end == text.Length) || (!before.IsEmpty && "\"'`:=(<[{".Contains(before[^1], StringComparison.Ordinal)) || before.EndsWith("bearer", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBase64(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_' or '=';

    private static string Masked(string text, List<(int Start, int End)> found)
    {
        found.Sort();
        var masked = new StringBuilder(text.Length);
        int copied = 0;
        foreach ((int start, int end) in found)
        {
            if (start >= copied)
            {
                masked.Append(text, copied, start - copied).Append(Blot);
            }

            copied = Math.Max(copied, end);
        }

        return masked.Append(text, copied, text.Length - copied).ToString();
    }

    private enum NeedleKind
    {
        Anywhere,
        Base64,
        Word,
        Value,
    }

    private readonly record struct Needle(string Text, NeedleKind Kind);

    /// <summary>A text, decoded so and so often, and where its characters stand in the text that is shown.</summary>
    private readonly struct Layer(string text, int[]? starts, int[]? ends)
    {
        public string Text => text;

        public int Start(int at) => starts is null ? at : starts[at];

        public int End(int at) => ends is null ? at + 1 : ends[at];
    }
}
