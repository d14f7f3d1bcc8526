namespace Relay.Presets;

/// <summary>Moves nodes to where they stand after lines before them have changed. Their columns stay.</summary>
/// <param name="lines">How many lines further down.</param>
/// <param name="offset">How many units further back.</param>
internal sealed class NodeMove(int lines, int offset)
{
    /// <summary>Everything stays where it is.</summary>
    public static NodeMove None { get; } = new(0, 0);

    /// <summary>Whether everything stays where it is.</summary>
    public bool IsNone => lines == 0 && offset == 0;

    /// <summary>A list of nodes, moved.</summary>
    public EquatableArray<MappingEntry> Of(EquatableArray<MappingEntry> entries)
    {
        var moved = new MappingEntry[entries.Count];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = Of(entries[i]);
        }

        return new EquatableArray<MappingEntry>(moved);
    }

    /// <summary>An entry, moved.</summary>
    public MappingEntry Of(MappingEntry entry) => IsNone ? entry : new MappingEntry(Of(entry.Key), Of(entry.Value)) { Written = entry.Written };

    /// <summary>A key, moved.</summary>
    public ScalarNode Of(ScalarNode node) => IsNone ? node : new ScalarNode(Of(node.Location), node.Text, node.Style);

    /// <summary>A mapping, moved.</summary>
    public MappingNode Of(MappingNode node) => IsNone ? node : new MappingNode(Of(node.Location), Of(node.Entries));

    /// <summary>A declaration, moved. What it came to without a finding holds on.</summary>
    public Declaration Of(Declaration declaration)
    {
        if (IsNone)
        {
            return declaration;
        }

        var moved = new Declaration(Of(declaration.Key), Of(declaration.Body));
        if (declaration.Bound.Value is { Findings.Count: 0 } bound)
        {
            moved.Bound.Value = bound.Of(moved);
        }

        return moved;
    }

    private PresetNode Of(PresetNode node) => node switch
    {
        ScalarNode scalar => Of(scalar),
        MappingNode mapping => Of(mapping),
        SequenceNode sequence => IsNone ? sequence : new SequenceNode(Of(sequence.Location), Of(sequence.Items)),
        _ => throw new InvalidOperationException("There is no other kind of node."),
    };

    private EquatableArray<PresetNode> Of(EquatableArray<PresetNode> items)
    {
        var moved = new PresetNode[items.Count];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = Of(items[i]);
        }

        return new EquatableArray<PresetNode>(moved);
    }

    private SourceLocation Of(SourceLocation location) => new(location.File, new SourceSpan(Of(location.Span.Start), Of(location.Span.End)));

    private SourcePosition Of(SourcePosition position) => new(position.Line + lines, position.Column, position.Offset + offset);
}
