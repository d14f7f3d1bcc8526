namespace Relay.Presets;

/// <summary>Tabs at the start of lines: YAML forbids them as indentation and allows them inside brackets, quotes and text.</summary>
internal sealed class TabIndentation
{
    private readonly SourceText _source;
    private readonly List<int> _tabs = [];
    private readonly HashSet<int> _harmless = [];

    public TabIndentation(SourceText source)
    {
        _source = source;
        string text = source.Text;
        if (text.IndexOf('\t') < 0)
        {
            return;
        }

        for (int line = 0; line < source.LineCount; line++)
        {
            int content = source.LineStart(line) + YamlText.Indentation(source, text, line);
            int tab = text.IndexOf('\t', source.LineStart(line), content - source.LineStart(line));
            if (tab < 0)
            {
                continue;
            }

            _tabs.Add(tab);
            if (content == source.LineEnd(line) || text[content] == '#')
            {
                _harmless.Add(tab);
            }
        }
    }

    /// <summary>Whether any line begins with a tab.</summary>
    public bool Any => _tabs.Count > 0;

    /// <summary>Offset of the first reported tab; <see cref="int.MaxValue"/> when none was.</summary>
    public int FirstReported { get; private set; } = int.MaxValue;

    /// <summary>The text with a space in place of every tab that indents, except at the given offsets.</summary>
    public string Replace(string text, ICollection<int> except)
    {
        char[] replaced = text.ToCharArray();
        foreach (int tab in _tabs)
        {
            if (!except.Contains(tab))
            {
                for (int at = tab; at < replaced.Length && replaced[at] is (' ' or '\t'); at++)
                {
                    replaced[at] = ' ';
                }
            }
        }

        return new string(replaced);
    }

    /// <summary>Which tabs are part of the text of block scalars: they stand behind spaces that are indentation enough.</summary>
    public HashSet<int> InsideBlockScalars(PresetNode? root)
    {
        var inside = new HashSet<int>();
        Visit(root, (node, tab) =>
        {
            int opening = _source.LineAt(node.Location.Span.Start.Offset);
            int spaces = YamlText.Indentation(_source, _source.Text, opening);
            if (node is ScalarNode { Style: ScalarStyle.Block } && tab - _source.LineStart(_source.LineAt(tab)) > spaces)
            {
                inside.Add(tab);
            }
        });
        return inside;
    }

    /// <summary>Reports every tab that indents.</summary>
    public void Report(PresetNode? root, HashSet<int> allowed, FindingCollector findings)
    {
        string text = _source.Text;
        Visit(root, (node, tab) =>
        {
            bool isFree = node is ScalarNode { Style: not ScalarStyle.Block }
                || (node is SequenceNode or MappingNode && text[node.Location.Span.Start.Offset] is '[' or '{');
            if (isFree)
            {
                allowed.Add(tab);
            }
        });
        foreach (int tab in _tabs)
        {
            if (allowed.Contains(tab) || _harmless.Contains(tab))
            {
                continue;
            }

            int end = tab;
            while (text[end] == '\t')
            {
                end++;
            }

            FirstReported = Math.Min(FirstReported, tab);
            findings.Report(SyntaxRules.TabIndentation, tab, end, "YAML does not allow tabs as indentation. Use spaces.", new string(' ', 2 * (end - tab)));
        }
    }

    /// <summary>Visits every node together with every tab that lies inside it.</summary>
    private void Visit(PresetNode? node, Action<PresetNode, int> visit)
    {
        if (node is null)
        {
            return;
        }

        SourceSpan span = node.Location.Span;
        int index = _tabs.BinarySearch(span.Start.Offset);
        index = index < 0 ? ~index : index;
        if (index == _tabs.Count || _tabs[index] >= span.End.Offset)
        {
            return;
        }

        for (; index < _tabs.Count && _tabs[index] < span.End.Offset; index++)
        {
            visit(node, _tabs[index]);
        }

        switch (node)
        {
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    Visit(item, visit);
                }

                break;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    Visit(entry.Key, visit);
                    Visit(entry.Value, visit);
                }

                break;
        }
    }
}
