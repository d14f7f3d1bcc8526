namespace Relay.Presets;

/// <summary>Looks for the bracket that closes another one in a YAML text that may be broken.</summary>
internal static class FlowBrackets
{
    /// <summary>Whether the bracket at <paramref name="open"/> is closed, before a line ends it by standing as far left as the bracket's own line.</summary>
    public static bool IsClosed(SourceText source, string text, int open)
    {
        int line = source.LineAt(open);
        int indentation = YamlText.Indentation(source, text, line);
        bool standsAlone = source.LineStart(line) + indentation == open;
        var expected = new Stack<char>();
        for (int at = open; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '[' or '{':
                    expected.Push(text[at] == '[' ? ']' : '}');
                    break;
                case ']' or '}':
                    if (expected.Pop() != text[at])
                    {
                        return false;
                    }

                    if (expected.Count == 0)
                    {
                        return true;
                    }

                    break;
                case '"' or '\'' when text[at - 1] is ' ' or '\t' or '\n' or '\r' or ',' or ':' or '[' or '{':
                    at = SkipQuoted(text, at);
                    break;
                case '#' when YamlText.IsComment(text, at):
                    at = YamlText.LineEnd(text, at) - 1;
                    break;
                case '\n' or '\r' when !standsAlone && EndsBlock(source, text, at + 1, indentation):
                    return false;
            }
        }

        return false;
    }

    private static int SkipQuoted(string text, int at)
    {
        char quote = text[at];
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (quote == '"' && text[at] == '\\')
            {
                at++;
            }
        }

        return at;
    }

    private static bool EndsBlock(SourceText source, string text, int at, int indentation)
    {
        int content = at;
        while (content < text.Length && text[content] is ' ' or '\t')
        {
            content++;
        }

        return content < text.Length
            && content - at <= indentation
            && text[content] is not ('\n' or '\r' or ']' or '}' or '#');
    }
}
