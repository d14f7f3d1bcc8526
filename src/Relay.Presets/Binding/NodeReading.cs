namespace Relay.Presets;

/// <summary>Looks values up in mappings that <see cref="SchemaBinder"/> has checked, so that reading needs no second check.</summary>
internal static class NodeReading
{
    /// <summary>The entry called <paramref name="name"/>; null when there is none or its value is null.</summary>
    public static MappingEntry? Entry(this MappingNode? mapping, string name)
    {
        if (mapping is not null)
        {
            foreach (MappingEntry entry in mapping.Entries)
            {
                if (entry.Key.Text == name)
                {
                    return entry.Value.IsNull() ? null : entry;
                }
            }
        }

        return null;
    }

    /// <summary>The value called <paramref name="name"/>; null when there is none.</summary>
    public static PresetNode? Value(this MappingNode? mapping, string name) => mapping.Entry(name)?.Value;

    /// <summary>The mapping called <paramref name="name"/>; null when there is none.</summary>
    public static MappingNode? Mapping(this MappingNode? mapping, string name) => mapping.Value(name) as MappingNode;

    /// <summary>The scalar called <paramref name="name"/>; null when there is none.</summary>
    public static ScalarNode? Scalar(this MappingNode? mapping, string name) => mapping.Value(name) as ScalarNode;

    /// <summary>The text called <paramref name="name"/>; null when there is none.</summary>
    public static string? Text(this MappingNode? mapping, string name) => mapping.Scalar(name)?.Text;

    /// <summary>The flag called <paramref name="name"/>; null when there is none.</summary>
    public static bool? Flag(this MappingNode? mapping, string name) =>
        mapping.Scalar(name) is { } scalar && ScalarReader.TryReadBoolean(scalar, out bool value) ? value : null;

    /// <summary>The whole number called <paramref name="name"/>; null when there is none.</summary>
    public static long? Long(this MappingNode? mapping, string name) =>
        mapping.Scalar(name) is { } scalar && ScalarReader.TryReadInteger(scalar, out long value) ? value : null;

    /// <summary>The whole number called <paramref name="name"/>; null when there is none.</summary>
    public static int? Whole(this MappingNode? mapping, string name) =>
        mapping.Long(name) is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    /// <summary>The number called <paramref name="name"/>; null when there is none.</summary>
    public static decimal? Number(this MappingNode? mapping, string name) =>
        mapping.Scalar(name) is { } scalar && ScalarReader.TryReadDecimal(scalar, out decimal value) ? value : null;

    /// <summary>The number called <paramref name="name"/>; null when there is none.</summary>
    public static double? Double(this MappingNode? mapping, string name) =>
        mapping.Scalar(name) is { } scalar && ScalarReader.TryReadDouble(scalar, out double value) ? value : null;

    /// <summary>The seconds called <paramref name="name"/>; null when there are none.</summary>
    public static TimeSpan? Seconds(this MappingNode? mapping, string name) =>
        mapping.Number(name) is { } seconds ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;

    /// <summary>The texts of the list called <paramref name="name"/>, or the one text it is; empty when there is none.</summary>
    public static EquatableArray<string> Texts(this MappingNode? mapping, string name)
    {
        switch (mapping.Value(name))
        {
            case ScalarNode scalar:
                return new EquatableArray<string>(scalar.Text);
            case SequenceNode sequence:
                var texts = new List<string>(sequence.Items.Count);
                foreach (PresetNode item in sequence.Items)
                {
                    if (item is ScalarNode text)
                    {
                        texts.Add(text.Text);
                    }
                }

                return new EquatableArray<string>([.. texts]);
            default:
                return default;
        }
    }

    /// <summary>Whether nothing was written, or <c>null</c>.</summary>
    public static bool IsNull(this PresetNode node) => node is ScalarNode scalar && ScalarReader.IsNull(scalar);
}
