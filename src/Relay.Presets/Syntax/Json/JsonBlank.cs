namespace Relay.Presets;

/// <summary>What stands between the tokens of JSON: blanks, and comments, which JSON does not have.</summary>
internal static class JsonBlank
{
    /// <summary>Skips blanks and comments; a comment is reported.</summary>
    public static int Skip(string text, int at, FindingCollector findings)
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\n' or '\r')
            {
                at++;
                continue;
            }

            int end = CommentEnd(text, at);
            if (end == at)
            {
                break;
            }

            findings.Report(SyntaxRules.JsonComment, at, YamlText.TrimEnd(text, at, end), "JSON has no comments. Remove it, or keep the preset in YAML, which has them.", "");
            at = end;
        }

        return at;
    }

    private static int CommentEnd(string text, int at)
    {
        if (text[at] == '#' || string.CompareOrdinal(text, at, "//", 0, 2) == 0)
        {
            return YamlText.LineEnd(text, at);
        }

        if (string.CompareOrdinal(text, at, "/*", 0, 2) != 0)
        {
            return at;
        }

        int close = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return close < 0 ? text.Length : close + 2;
    }
}
