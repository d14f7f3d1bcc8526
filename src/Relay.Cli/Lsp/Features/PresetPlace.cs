using Relay.Presets;

namespace Relay.Cli;

/// <summary>What stands at a place of a preset that could be read.</summary>
/// <param name="Owner">The kind of the innermost mapping.</param>
/// <param name="Mapping">The innermost mapping.</param>
/// <param name="Name">The name that the author gave the mapping or one around it, such as that of the model; null where there is none.</param>
/// <param name="Section">The field that holds the named mapping: <c>models</c>, <c>groups</c>; null where there is none.</param>
/// <param name="Field">The field; null on a name, or on a key that is no field.</param>
/// <param name="Node">The key or the single value at the place.</param>
/// <param name="IsKey">Whether it is a key.</param>
internal sealed record PresetPlace(MappingDefinition Owner, MappingNode Mapping, string? Name, string? Section, FieldDefinition? Field, ScalarNode Node, bool IsKey)
{
    /// <summary>Finds what stands at an offset; null between things.</summary>
    public static PresetPlace? Find(PresetSyntaxTree tree, int offset) =>
        tree.Root is MappingNode root ? InMapping(PresetSyntaxReader.SyntaxOf(tree.Path) == PresetSyntax.Markdown ? FrontMatterFields.Mapping : FieldTable.Root, root, null, null, offset) : null;

    private static PresetPlace? InMapping(MappingDefinition owner, MappingNode mapping, string? name, string? section, int offset)
    {
        foreach (MappingEntry entry in mapping.Entries)
        {
            FieldDefinition? field = owner.Find(entry.Key.Text);
            if (Holds(entry.Key, offset))
            {
                return new PresetPlace(owner, mapping, name, section, field, entry.Key, IsKey: true);
            }

            if (Holds(entry.Value, offset))
            {
                return field is null ? null : InValue(owner, mapping, name, section, field, entry.Value, offset);
            }
        }

        return null;
    }

    private static PresetPlace? InValue(MappingDefinition owner, MappingNode mapping, string? name, string? section, FieldDefinition field, PresetNode value, int offset)
    {
        switch (value)
        {
            case ScalarNode scalar:
                return new PresetPlace(owner, mapping, name, section, field, scalar, IsKey: false);
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    if (Holds(item, offset))
                    {
                        return InValue(owner, mapping, name, section, field, item, offset);
                    }
                }

                return null;
            case MappingNode inner when field.MappingName is { } inside:
                return field.Accepts(FieldShapes.NamedMappings)
                    ? InNamed(FieldTable.Find(inside), inner, field.Name, offset)
                    : InMapping(FieldTable.Find(inside), inner, name, section, offset);
            default:
                return null;
        }
    }

    private static PresetPlace? InNamed(MappingDefinition kind, MappingNode named, string section, int offset)
    {
        foreach (MappingEntry entry in named.Entries)
        {
            if (Holds(entry.Key, offset))
            {
                return new PresetPlace(kind, named, entry.Key.Text, section, null, entry.Key, IsKey: true);
            }

            if (Holds(entry.Value, offset) && entry.Value is MappingNode mapping)
            {
                return InMapping(kind, mapping, entry.Key.Text, section, offset);
            }
        }

        return null;
    }

    private static bool Holds(PresetNode node, int offset) => node.Location.Span.Start.Offset <= offset && offset <= node.Location.Span.End.Offset;
}
