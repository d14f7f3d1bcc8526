using System.Runtime.CompilerServices;

namespace Relay.Presets;

/// <summary>
/// Counts what models inherit, for <c>inherit_from</c> multiplies: some kilobytes of text in one model and a thousand that inherit from it are gigabytes of generated
/// code. What goes beyond the bound is one finding, and the models behind it inherit what is short alone, so that they still have their targets and their classes.
/// </summary>
internal sealed class InheritedSize(FindingSink findings)
{
    /// <summary>How many characters all models of a project may inherit together.</summary>
    public const long Most = 4_000_000;

    // What an entry costs besides its text, and how long a field may be that is inherited all the same.
    private const long Entry = 16, Short = 256;

    private readonly Dictionary<PresetNode, long> _known = new(SameNode.Instance);
    private long _inherited;
    private bool _isReported;

    /// <summary>What <paramref name="model"/> may inherit of the fields that hold for its parent.</summary>
    public MappingNode Take(MappingNode parent, Declaration model)
    {
        long size = SizeOf(parent);
        if (_inherited + size <= Most)
        {
            _inherited += size;
            return parent;
        }

        if (!_isReported)
        {
            _isReported = true;
            findings.Add(
                ReferenceRules.InheritsTooMuch,
                model.Body.Scalar("inherit_from")!.Location,
                $"From {Echo.Quote(model.Name)} on the models inherit more than 4,000,000 characters in all; long fields are not inherited here. Shorten them, or write them where they are needed.");
        }

        var entries = new List<MappingEntry>();
        foreach (MappingEntry entry in parent.Entries)
        {
            if (SizeOf(entry.Value) <= Short)
            {
                entries.Add(entry);
            }
        }

        return parent with { Entries = new EquatableArray<MappingEntry>([.. entries]) };
    }

    private long SizeOf(PresetNode node)
    {
        if (node is ScalarNode scalar)
        {
            return Entry + scalar.Text.Length;
        }

        if (_known.TryGetValue(node, out long known))
        {
            return known;
        }

        long size = Entry;
        foreach (MappingEntry entry in (node as MappingNode)?.Entries ?? default)
        {
            size += entry.Key.Text.Length + SizeOf(entry.Value);
        }

        foreach (PresetNode item in (node as SequenceNode)?.Items ?? default)
        {
            size += SizeOf(item);
        }

        _known.Add(node, size);
        return size;
    }

    /// <summary>The very same node: what is inherited stays the instance it was.</summary>
    private sealed class SameNode : IEqualityComparer<PresetNode>
    {
        public static readonly SameNode Instance = new();

        public bool Equals(PresetNode? x, PresetNode? y) => ReferenceEquals(x, y);

        public int GetHashCode(PresetNode node) => RuntimeHelpers.GetHashCode(node);
    }
}
