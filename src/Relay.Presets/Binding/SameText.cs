namespace Relay.Presets;

/// <summary>Compares nodes without regard to where they stand.</summary>
internal static class SameText
{
    /// <summary>Whether both say the same, in the same order.</summary>
    public static bool Of(PresetNode? left, PresetNode? right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        switch (left, right)
        {
            case (ScalarNode one, ScalarNode other):
                return one.Text == other.Text && one.Style == other.Style;
            case (SequenceNode one, SequenceNode other):
                return Of(one.Items, other.Items);
            case (MappingNode one, MappingNode other):
                return Of(one.Entries, other.Entries);
            default:
                return false;
        }
    }

    private static bool Of(EquatableArray<PresetNode> left, EquatableArray<PresetNode> right)
    {
        for (int i = 0; i < left.Count && left.Count == right.Count; i++)
        {
            if (!Of(left[i], right[i]))
            {
                return false;
            }
        }

        return left.Count == right.Count;
    }

    private static bool Of(EquatableArray<MappingEntry> left, EquatableArray<MappingEntry> right)
    {
        for (int i = 0; i < left.Count && left.Count == right.Count; i++)
        {
            if (!Of(left[i].Key, right[i].Key) || !Of(left[i].Value, right[i].Value))
            {
                return false;
            }
        }

        return left.Count == right.Count;
    }
}
