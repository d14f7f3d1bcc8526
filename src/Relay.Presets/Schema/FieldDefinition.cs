namespace Relay.Presets;

/// <summary>One field of the preset language: all that binding, the JSON Schema and the reference page say about it comes from here.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shapes">What the value may look like.</param>
/// <param name="Doc">What it does, in a sentence or two of Markdown.</param>
public sealed record FieldDefinition(string Name, FieldShapes Shapes, string Doc)
{
    /// <summary>Name of the mapping inside (<see cref="FieldTable.Find(string)"/>); null where there is none, or where the author makes up the keys.</summary>
    public string? MappingName { get; init; }

    /// <summary>The least number allowed; null for no limit.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Whether the number must be above <see cref="Minimum"/> and may not equal it.</summary>
    public bool ExclusiveMinimum { get; init; }

    /// <summary>The greatest number allowed; null for no limit.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The texts allowed; empty when any text is. A list has them only where a single text cannot stand in its place.</summary>
    public EquatableArray<string> Words { get; init; }

    /// <summary>Those of <see cref="Words"/> that this version accepts but does not act upon.</summary>
    public EquatableArray<string> WordsWithoutEffect { get; init; }

    /// <summary>A regular expression (the common subset of ECMA-262 and .NET) that a text matches; null when any text is allowed.</summary>
    public string? Pattern { get; init; }

    /// <summary>A regular expression that the keys of <see cref="FieldShapes.NamedMappings"/> match; null when any key is allowed.</summary>
    public string? KeyPattern { get; init; }

    /// <summary>What happens when the field is not written, as the author would write it; null when nothing does.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the mapping is of no use without it.</summary>
    public bool Required { get; init; }

    /// <summary>Unit of a number, such as <c>seconds</c>; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>The version of Relay that introduced the field.</summary>
    public string Since { get; init; } = "0.1";

    /// <summary>Repository path of the source file that makes the field work; null when this version reads it and does nothing with it (finding RLY0107).</summary>
    public string? HonouredBy { get; init; }

    /// <summary>The field that this one is only another name of; null for a field of its own.</summary>
    public string? SynonymOf { get; init; }

    /// <summary>The kinds of the mapping (values of <see cref="MappingDefinition.Discriminator"/>) that have the field; empty when all have it.</summary>
    public EquatableArray<string> Variants { get; init; }

    /// <summary>Whether the items of a list must be among <see cref="Words"/>.</summary>
    public bool HasWordsInList => Words.Count > 0 && Accepts(FieldShapes.TextList) && !Accepts(FieldShapes.Text);

    /// <summary>Whether the field accepts <paramref name="shape"/>.</summary>
    public bool Accepts(FieldShapes shape) => (Shapes & shape) != 0;

    /// <summary>Whether a mapping of kind <paramref name="variant"/> has the field.</summary>
    public bool BelongsTo(string? variant)
    {
        if (Variants.Count == 0)
        {
            return true;
        }

        foreach (string each in Variants)
        {
            if (each == variant)
            {
                return true;
            }
        }

        return false;
    }
}
