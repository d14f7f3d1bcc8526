namespace Relay.Presets;

/// <summary>Finds the tag and the anchor that stand before a YAML value.</summary>
/// <param name="ContentStart">Offset of the value itself.</param>
/// <param name="PropertiesEnd">Offset just behind the last tag or anchor; the value's start when there is none.</param>
internal readonly record struct YamlProperties(int ContentStart, int PropertiesEnd)
{
    /// <summary>Reports tags and anchors between <paramref name="start"/> and <paramref name="end"/>, and gives where the value begins.</summary>
    public static YamlProperties Read(string text, int start, int end, FindingCollector findings)
    {
        int at = start, behind = start;
        while (at < end && text[at] is '!' or '&')
        {
            int token = at;
            at = SkipToken(text, token, end);
            if (text[token] == '&')
            {
                findings.Report(SyntaxRules.AliasOrAnchor, token, at, "A '&' here makes a YAML anchor, which presets do not have. Remove it, and write the value out wherever it is needed; text that begins with '&' stands in quotes.", suggestion: "");
            }
            else
            {
                findings.Report(SyntaxRules.UnsupportedTag, token, at, "A '!' here makes a YAML tag, which presets do not have. Remove it; text that begins with '!', or looks like a number, stands in quotes.", suggestion: "");
            }

            behind = at;
            at = YamlText.SkipBlank(text, at, end);
        }

        return new YamlProperties(at, behind);
    }

    private static int SkipToken(string text, int at, int end)
    {
        if (at + 1 < end && text[at] == '!' && text[at + 1] == '<')
        {
            int close = text.IndexOf('>', at, end - at);
            return close < 0 ? end : close + 1;
        }

        // The parser takes commas and square brackets for a part of a tag.
        bool isTag = text[at++] == '!';
        while (at < end
            && text[at] is not (' ' or '\t' or '{' or '}')
            && !YamlText.IsBreak(text[at])
            && (isTag || text[at] is not (',' or '[' or ']')))
        {
            at++;
        }

        return at;
    }
}
