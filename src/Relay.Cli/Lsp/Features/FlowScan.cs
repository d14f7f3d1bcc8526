namespace Relay.Cli;

/// <summary>Walks over JSON, or YAML in braces, up to a place, and knows what is open there.</summary>
internal sealed class FlowScan
{
    private readonly List<Level> _levels = [];

    /// <summary>Whether everything that was opened is closed again.</summary>
    public bool IsClosed => _levels.Count == 0;

    /// <summary>Walks on. What is being typed at <paramref name="to"/> is remembered.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="to">Where to stop, unless all is closed before.</param>
    /// <returns>Where it stopped.</returns>
    public int Walk(string text, int from, int to)
    {
        int i = from;
        while (i < to)
        {
            char c = text[i];
            if (c is '"' or '\'')
            {
                i = Quoted(text, i, to);
                continue;
            }

            if (c is '{' or '[')
            {
                _levels.Add(new Level(c == '{') { TokenStart = i + 1 });
            }
            else if (c is '}' or ']')
            {
                _levels.RemoveAt(_levels.Count - 1);
                if (_levels.Count == 0)
                {
                    return i + 1;
                }
            }
            else if (c == ',')
            {
                _levels[^1].EndEntry(text, i);
            }
            else if (c == ':' && _levels[^1] is { IsMapping: true, Key: null } level && IsColon(text, i, level))
            {
                level.EndKey(text, i);
            }
            else if (c == '#' && i > 0 && char.IsWhiteSpace(text[i - 1]))
            {
                while (i + 1 < to && text[i + 1] is not ('\r' or '\n'))
                {
                    i++;
                }
            }

            i++;
        }

        return i;
    }

    /// <summary>What is being typed where the walk stopped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="outer">The keys around the whole.</param>
    public TypingPlace PlaceAt(string text, int at, IReadOnlyList<string> outer)
    {
        var path = new List<string>(outer);
        for (int i = 0; i < _levels.Count - 1; i++)
        {
            if (_levels[i].Key is { } key)
            {
                path.Add(key);
            }
        }

        Level last = _levels[^1];
        int start = last.TokenStart;
        while (start < at && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        bool isQuoted = start < at && text[start] is '"' or '\'';
        string? listKey = last.IsMapping || path.Count == 0 ? null : path[^1];
        if (!last.IsMapping && path.Count > 0)
        {
            path.RemoveAt(path.Count - 1);
        }

        return new TypingPlace(path, last.IsMapping ? last.Key : listKey, !last.IsMapping, isQuoted ? start + 1 : start, isQuoted, last.Siblings);
    }

    private static bool IsColon(string text, int at, Level level)
    {
        if (at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]))
        {
            return true;
        }

        int last = at - 1;
        while (last >= level.TokenStart && char.IsWhiteSpace(text[last]))
        {
            last--;
        }

        return last >= level.TokenStart && text[last] == '"';
    }

    private static int Quoted(string text, int at, int to)
    {
        char quote = text[at];
        for (int i = at + 1; i < to; i++)
        {
            if (text[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i + 1;
            }
        }

        return to;
    }

    /// <summary>A mapping or list that is open.</summary>
    private sealed class Level(bool isMapping)
    {
        private readonly Dictionary<string, string> _siblings = new(StringComparer.Ordinal);

        public bool IsMapping { get; } = isMapping;

        public string? Key { get; private set; }

        public int TokenStart { get; set; }

        public IReadOnlyDictionary<string, string> Siblings => _siblings;

        public void EndKey(string text, int at)
        {
            Key = text[TokenStart..at].Trim().Trim('"', '\'');
            TokenStart = at + 1;
        }

        public void EndEntry(string text, int at)
        {
            if (Key is not null)
            {
                _siblings[Key] = text[TokenStart..at].Trim().Trim('"', '\'');
            }

            Key = null;
            TokenStart = at + 1;
        }
    }
}
