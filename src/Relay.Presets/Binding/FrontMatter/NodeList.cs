namespace Relay.Presets;

/// <summary>Collects entries of a mapping that is written elsewhere and under other names; each keeps its place and how it was called there.</summary>
/// <param name="place">Where the mapping is said to stand.</param>
internal sealed class NodeList(SourceLocation place)
{
    private readonly List<MappingEntry> _entries = [];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a value that stands in the file.</summary>
    public void Add(string name, PresetNode value) => _entries.Add(new MappingEntry(new ScalarNode(value.Location, name, ScalarStyle.Quoted), value));

    /// <summary>Adds the value of an entry under another name.</summary>
    public void Add(string name, MappingEntry entry, PresetNode? value = null) =>
        _entries.Add(new MappingEntry(entry.Key with { Text = name }, value ?? entry.Value) { Written = entry.Key.Text });

    /// <summary>Adds a text that follows from an entry.</summary>
    public void Add(string name, string text, MappingEntry entry) => Add(name, entry, Scalar(text, entry));

    /// <summary>Adds an entry of <paramref name="from"/>, if there is one, under another name.</summary>
    public void Move(MappingNode? from, string field, string name)
    {
        if (from.Entry(field) is { } entry)
        {
            Add(name, entry);
        }
    }

    /// <summary>Whether an entry has this name.</summary>
    public bool Has(string name) => _entries.Exists(entry => entry.Key.Text == name);

    /// <summary>The entry of this name; null when there is none.</summary>
    public MappingEntry? Find(string name) => _entries.Find(entry => entry.Key.Text == name);

    /// <summary>What was collected.</summary>
    public MappingNode ToMapping() => new(place, new EquatableArray<MappingEntry>([.. _entries]));

    /// <summary>A plain scalar that follows from an entry and stands where its value stands.</summary>
    public static ScalarNode Scalar(string text, MappingEntry entry) => new(entry.Value.Location, text, ScalarStyle.Plain);
}
