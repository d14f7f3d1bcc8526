using System.Text;

namespace Relay.Cli;

/// <summary>Reads the bytes of a preset: by their byte order mark, else as UTF-8. A byte that is not UTF-8 becomes U+FFFD, which is a finding.</summary>
internal static class PresetEncoding
{
    /// <summary>What presets are written in.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    // UTF-32 first: its mark begins with that of UTF-16.
    private static readonly Encoding[] Marked = [new UTF32Encoding(false, true), new UTF32Encoding(true, true), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    /// <summary>The text, what it is encoded in, and whether nothing was lost.</summary>
    public static (string Text, Encoding Encoding, bool IsLossless) Decode(byte[] bytes)
    {
        Encoding encoding = Find(bytes);
        int mark = encoding.Preamble.Length;
        string text = encoding.GetString(bytes, mark, bytes.Length - mark);
        return (text, encoding, encoding.GetBytes(text).AsSpan().SequenceEqual(bytes.AsSpan(mark)));
    }

    /// <summary>The bytes of a file that holds <paramref name="text"/>.</summary>
    public static byte[] Encode(string text, Encoding encoding) => [.. encoding.Preamble, .. encoding.GetBytes(text)];

    private static Encoding Find(byte[] bytes)
    {
        foreach (Encoding encoding in Marked)
        {
            if (bytes.AsSpan().StartsWith(encoding.Preamble))
            {
                return encoding;
            }
        }

        return Utf8;
    }
}
