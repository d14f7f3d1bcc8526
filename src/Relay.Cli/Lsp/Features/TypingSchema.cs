using Relay.Presets;

namespace Relay.Cli;

/// <summary>What the table of fields says about a place where somebody types.</summary>
/// <param name="Owner">The kind of mapping.</param>
/// <param name="Field">The field whose value is typed; null when a key is.</param>
/// <param name="Name">The name that the author gave the mapping; null where there is none.</param>
internal sealed record TypingSchema(MappingDefinition Owner, FieldDefinition? Field, string? Name)
{
    /// <summary>Follows the keys of a place; null where they lead out of the table, or to names that the author makes up.</summary>
    public static TypingSchema? Resolve(PresetSyntax syntax, TypingPlace place)
    {
        MappingDefinition owner = syntax == PresetSyntax.Markdown ? FrontMatterFields.Mapping : FieldTable.Root;
        string? name = null;
        for (int i = 0; i < place.Path.Count; i++)
        {
            if (owner.Find(place.Path[i]) is not { MappingName: { } inner } field)
            {
                return null;
            }

            owner = FieldTable.Find(inner);
            if (field.Accepts(FieldShapes.NamedMappings))
            {
                i++;
                if (i >= place.Path.Count)
                {
                    return null;
                }

                name = place.Path[i];
            }
        }

        return place.Key is null ? new TypingSchema(owner, null, name)
            : owner.Find(place.Key) is { } typed ? new TypingSchema(owner, typed, name)
            : null;
    }
}
