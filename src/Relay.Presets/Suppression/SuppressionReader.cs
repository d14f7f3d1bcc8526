namespace Relay.Presets;

/// <summary>Finds the comments of a YAML text that turn rules off. Most files have none, and then this is one search through the text.</summary>
internal sealed class SuppressionReader
{
    private const string Marker = "relay:";

    // How many mistakes in the comments of a file are reported.
    private const int MostProblems = 100;

    private readonly SourceText _source;
    private readonly PresetNode? _root;

    // Comments are asked about from the first to the last, so that each line is looked through once, and so is what stands between a comment and its line.
    private int _line = -1;
    private int _scanned;
    private int? _comment;
    private int _blankFrom = -1;
    private int _blankEnd = -1;

    private SuppressionReader(SourceText source, PresetNode? root)
    {
        _source = source;
        _root = root;
    }

    /// <summary>Reads the suppressions in the order of the text.</summary>
    /// <param name="source">The file.</param>
    /// <param name="end">Where the YAML ends: the end of the text, or of its front matter.</param>
    /// <param name="root">What was read of it; a <c>#</c> inside a value is no comment.</param>
    public static EquatableArray<Suppression> Read(SourceText source, int end, PresetNode? root)
    {
        List<Suppression>? found = null;
        SuppressionReader? reader = null;
        int problems = 0;
        string text = source.Text;
        for (int at = Find(text, 0, end); at >= 0; at = Find(text, at + Marker.Length, end))
        {
            reader ??= new SuppressionReader(source, root);
            if (Hash(text, at) is { } hash && reader.IsFirstComment(hash))
            {
                Suppression suppression = SuppressionParser.Parse(source, hash, at + Marker.Length, reader.LineOf(hash));
                problems += suppression.Problems.Count;

                // What is hidden stays hidden; but a thousand comments that are none are told of a hundred times.
                suppression = problems <= MostProblems ? suppression : suppression with { Problems = default };
                if (suppression.Rules.Count > 0 || suppression.Problems.Count > 0)
                {
                    (found ??= []).Add(suppression);
                }
            }
        }

        return found is null ? default : new EquatableArray<Suppression>([.. found]);
    }

    /// <summary>Whether there may be a suppression in these lines.</summary>
    public static bool MayHave(string lines) => Find(lines, 0, lines.Length) >= 0;

    private static int Find(string text, int from, int end) => from >= end ? -1 : text.IndexOf(Marker, from, end - from, StringComparison.Ordinal);

    /// <summary>The <c>#</c> that stands before <paramref name="at"/> with nothing but blanks between; null when there is none.</summary>
    private static int? Hash(string text, int at)
    {
        do
        {
            at--;
        }
        while (at >= 0 && text[at] is ' ' or '\t');
        return at >= 0 && text[at] == '#' && YamlText.IsComment(text, at) ? at : null;
    }

    private bool IsFirstComment(int hash)
    {
        int line = _source.LineAt(hash);
        if (line != _line)
        {
            (_line, _scanned, _comment) = (line, _source.LineStart(line), null);
        }

        for (; _comment is null && _scanned <= hash; _scanned++)
        {
            if (YamlText.IsComment(_source.Text, _scanned) && !IsInScalar(_root, _scanned))
            {
                _comment = _scanned;
            }
        }

        return _comment == hash;
    }

    private static bool IsInScalar(PresetNode? node, int offset)
    {
        while (node is not null && offset >= node.Location.Span.Start.Offset && offset < node.Location.Span.End.Offset)
        {
            switch (node)
            {
                case SequenceNode sequence:
                    int item = LastFrom(sequence.Items, static each => each.Location.Span.Start.Offset, offset);
                    node = item < 0 ? null : sequence.Items[item];
                    break;
                case MappingNode mapping:
                    int at = LastFrom(mapping.Entries, static each => each.Key.Location.Span.Start.Offset, offset);
                    MappingEntry? entry = at < 0 ? null : mapping.Entries[at];
                    node = entry is null || offset < entry.Key.Location.Span.End.Offset ? entry?.Key : entry.Value;
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    /// <summary>The last of what stands in the order of the text that begins at or before an offset; -1 when none does.</summary>
    private static int LastFrom<T>(EquatableArray<T> nodes, Func<T, int> start, int offset)
    {
        int low = -1, high = nodes.Count;
        while (low + 1 < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = start(nodes[middle]) <= offset ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The line of the comment when something stands before it; else the next line that is neither blank nor a comment.</summary>
    private int LineOf(int hash)
    {
        int start = Math.Max(_source.ContentStart, _source.LineStart(_line));
        while (start < hash && _source.Text[start] is ' ' or '\t')
        {
            start++;
        }

        if (start < hash)
        {
            return _line;
        }

        if (hash < _blankFrom || hash >= _blankEnd)
        {
            _blankFrom = hash;
            _blankEnd = YamlText.SkipBlank(_source.Text, hash, _source.Text.Length);
        }

        return _blankEnd < _source.Text.Length ? _source.LineAt(_blankEnd) : Suppression.Nowhere;
    }
}
