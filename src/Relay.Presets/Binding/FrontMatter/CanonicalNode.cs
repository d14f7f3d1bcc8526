namespace Relay.Presets;

/// <summary>Nodes as canonical JSON.</summary>
internal static class CanonicalNode
{
    /// <summary>The node as RFC 8785 writes it; null when it holds a number that JSON does not have.</summary>
    /// <remarks>Numbers are doubles there. A whole number that a double rounds has no digest: several such numbers would have the same.</remarks>
    public static string? Write(PresetNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return WriteScalar(scalar);
            case SequenceNode sequence:
                var items = new List<string>(sequence.Items.Count);
                foreach (PresetNode item in sequence.Items)
                {
                    if (Write(item) is not { } text)
                    {
                        return null;
                    }

                    items.Add(text);
                }

                return CanonicalJson.Array(items);
            case MappingNode mapping:
                var members = new List<KeyValuePair<string, string>>(mapping.Entries.Count);
                foreach (MappingEntry entry in mapping.Entries)
                {
                    if (Write(entry.Value) is not { } text)
                    {
                        return null;
                    }

                    members.Add(new KeyValuePair<string, string>(entry.Key.Text, text));
                }

                return CanonicalJson.Members(members);
            default:
                return null;
        }
    }

    private static string? WriteScalar(ScalarNode scalar)
    {
        switch (ScalarReader.Classify(scalar))
        {
            case ScalarKind.Null:
                return CanonicalJson.Null;
            case ScalarKind.Boolean:
                return CanonicalJson.Boolean(ScalarReader.TryReadBoolean(scalar, out bool value) && value);
            case ScalarKind.Integer or ScalarKind.Float:
                return ScalarReader.TryReadDouble(scalar, out double number) && IsExact(scalar, number) ? CanonicalJson.Number(number) : null;
            default:
                return CanonicalJson.Text(scalar.Text);
        }
    }

    // From 2^53 on two neighbouring numbers are the same double, 2^53 itself among them.
    private static bool IsExact(ScalarNode scalar, double number) =>
        !ScalarReader.TryReadInteger(scalar, out _) || number is > -9007199254740992d and < 9007199254740992d;
}
