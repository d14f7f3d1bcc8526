using Relay.Presets;

namespace Relay.Cli;

/// <summary>Walks over YAML line by line up to a place, and knows by the indentation what is open there.</summary>
internal sealed class BlockScan
{
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<string, string> _root = new(StringComparer.Ordinal);
    private FlowScan? _flow;
    private int _textIndent = -1;

    /// <summary>What is being typed at a place.</summary>
    /// <param name="path">The file, whose name says its syntax.</param>
    /// <param name="text">Its text.</param>
    /// <param name="at">The place.</param>
    /// <returns>Null where nothing of a preset is being typed: in a comment, in prose, in a text of several lines.</returns>
    public static TypingPlace? Find(string path, string text, int at)
    {
        PresetSyntax syntax = PresetSyntaxReader.SyntaxOf(path);
        if (syntax == PresetSyntax.Json)
        {
            var scan = new FlowScan();
            int start = text.IndexOf('{', StringComparison.Ordinal);
            return start < 0 || start >= at || scan.Walk(text, start, at) < at || scan.IsClosed ? null : scan.PlaceAt(text, at, []);
        }

        return new BlockScan().Scan(new SourceText(path, text), at, syntax == PresetSyntax.Markdown);
    }

    private TypingPlace? Scan(SourceText source, int at, bool isMarkdown)
    {
        int last = source.LineAt(at);
        for (int line = 0; line <= last; line++)
        {
            int start = source.LineStart(line), end = line == last ? at : source.LineEnd(line);
            string content = source.Text[start..end];
            if (isMarkdown && content.TrimEnd() == "---")
            {
                if (line > 0)
                {
                    return null;
                }

                continue;
            }

            if (line == last)
            {
                return Typing(source.Text, start, content, at);
            }

            int flowEnd = Take(source.Text, start, content, at);
            if (flowEnd >= at)
            {
                return _flow!.PlaceAt(source.Text, at, [.. _frames.Select(static frame => frame.Key)]);
            }

            line = Math.Max(line, source.LineAt(flowEnd));
            if (line >= last)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Takes a whole line; returns where a value in braces that begins on it ends.</summary>
    private int Take(string text, int start, string content, int at)
    {
        int indent = Indent(content);
        string rest = content[indent..];
        if (rest.Length == 0 || rest[0] == '#' || IsText(indent))
        {
            return start;
        }

        rest = Items(rest, ref indent, out _);

        Close(indent, isItem: false);
        if (KeyLine.Read(rest) is not { } entry)
        {
            return start;
        }

        string key = entry.Key, value = rest[entry.ValueStart..];
        Siblings()[key] = value.Split(" #")[0].Trim().Trim('"', '\'');
        _frames.Add(new Frame(indent, key, value.Length == 0));
        if (value.StartsWith('|') || value.StartsWith('>'))
        {
            _textIndent = indent;
        }

        if (value.StartsWith('{') || value.StartsWith('['))
        {
            _flow = new FlowScan();
            return _flow.Walk(text, start + content.Length - rest.Length + entry.ValueStart, at);
        }

        return start;
    }

    private TypingPlace? Typing(string text, int start, string content, int at)
    {
        int indent = Indent(content);
        string rest = content[indent..];
        if (rest.StartsWith('#') || rest.Contains(" #", StringComparison.Ordinal) || (IsText(indent) && rest.Length > 0))
        {
            return null;
        }

        rest = Items(rest, ref indent, out bool isItem, mayEnd: true);

        Close(indent, isItem: false);
        int restStart = start + content.Length - rest.Length;
        string[] path = [.. _frames.Select(static frame => frame.Key)];
        if (KeyLine.Read(rest) is { } entry)
        {
            char first = entry.ValueStart < rest.Length ? rest[entry.ValueStart] : '\0';
            if (first is '{' or '[')
            {
                var flow = new FlowScan();
                flow.Walk(text, restStart + entry.ValueStart, at);
                return flow.IsClosed ? null : flow.PlaceAt(text, at, [.. path, entry.Key]);
            }

            bool isQuoted = first is '"' or '\'';
            return new TypingPlace(path, entry.Key, false, restStart + entry.ValueStart + (isQuoted ? 1 : 0), isQuoted, Siblings());
        }

        bool isOpenQuote = rest.StartsWith('"') || rest.StartsWith('\'');
        if (rest.StartsWith('{') || rest.StartsWith('['))
        {
            var flow = new FlowScan();
            flow.Walk(text, restStart, at);
            return flow.IsClosed ? null : flow.PlaceAt(text, at, path);
        }

        return isItem && path.Length > 0
            ? new TypingPlace(path[..^1], path[^1], true, restStart + (isOpenQuote ? 1 : 0), isOpenQuote, Siblings())
            : new TypingPlace(path, null, false, restStart + (isOpenQuote ? 1 : 0), isOpenQuote, Siblings());
    }

    /// <summary>Goes behind the hyphens of items that begin on one line, in a single walk.</summary>
    private string Items(string rest, ref int indent, out bool isItem, bool mayEnd = false)
    {
        int at = 0;
        isItem = false;
        while (at < rest.Length && rest[at] == '-' && (at + 1 < rest.Length ? rest[at + 1] == ' ' : mayEnd))
        {
            isItem = true;
            Close(indent, isItem: true);
            Siblings().Clear();
            int next = at + 1;
            while (next < rest.Length && rest[next] == ' ')
            {
                next++;
            }

            indent += next - at;
            at = next;
        }

        return rest[at..];
    }

    private bool IsText(int indent)
    {
        if (_textIndent >= 0 && indent <= _textIndent)
        {
            _textIndent = -1;
        }

        return _textIndent >= 0;
    }

    /// <summary>Ends what an indentation ends. An item of a list may stand as far left as the key it belongs to.</summary>
    private void Close(int indent, bool isItem)
    {
        while (_frames.Count > 0 && (_frames[^1].Indent > indent || (_frames[^1].Indent == indent && !(isItem && _frames[^1].IsOpen))))
        {
            _frames.RemoveAt(_frames.Count - 1);
        }
    }

    /// <summary>The entries so far of the innermost mapping.</summary>
    private Dictionary<string, string> Siblings() => _frames.Count == 0 ? _root : _frames[^1].Inner;

    private static int Indent(string text) => text.Length - text.TrimStart(' ').Length;

    /// <summary>A key whose value is open.</summary>
    private sealed record Frame(int Indent, string Key, bool IsOpen)
    {
        public Dictionary<string, string> Inner { get; } = new(StringComparer.Ordinal);
    }
}
