namespace Relay.Cli;

/// <summary>A line <c>key: value</c> of YAML, split.</summary>
/// <param name="Key">The key, without quotes.</param>
/// <param name="ValueStart">Where its value begins, or would begin.</param>
internal readonly record struct KeyLine(string Key, int ValueStart)
{
    private const string NoStart = "#:{}[],&*!|>%@`-";

    /// <summary>Splits what stands behind a line's indentation, in one walk; null when it is no key with a colon.</summary>
    public static KeyLine? Read(string line)
    {
        if (line.Length == 0 || char.IsWhiteSpace(line[0]) || NoStart.Contains(line[0], StringComparison.Ordinal))
        {
            return null;
        }

        int end = line[0] is '"' or '\'' ? EndOfQuoted(line) : EndOfPlain(line);
        if (end < 0)
        {
            return null;
        }

        int colon = SkipBlank(line, end);
        if (colon == line.Length || line[colon] != ':' || (colon + 1 < line.Length && !char.IsWhiteSpace(line[colon + 1])))
        {
            return null;
        }

        return new KeyLine(line[..end].Trim('"', '\''), SkipBlank(line, colon + 1));
    }

    /// <summary>Behind the closing quote; -1 without one.</summary>
    private static int EndOfQuoted(string line)
    {
        int close = line.IndexOf(line[0], 1);
        return close < 0 ? -1 : close + 1;
    }

    /// <summary>Behind the last character of a key without quotes; -1 when a comment begins before a colon ends it, or none does.</summary>
    private static int EndOfPlain(string line)
    {
        int end = 1;
        for (int at = 1; at < line.Length; at++)
        {
            char c = line[at];
            if (c == ':' && (at + 1 == line.Length || char.IsWhiteSpace(line[at + 1])))
            {
                return end;
            }

            if (c == '#' && char.IsWhiteSpace(line[at - 1]))
            {
                return -1;
            }

            end = char.IsWhiteSpace(c) ? end : at + 1;
        }

        return -1;
    }

    private static int SkipBlank(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at;
    }
}
