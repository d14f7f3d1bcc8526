using System.Text.Json.Nodes;

namespace Relay;

/// <summary>All that one or several schemas, which must hold together, say about a value: references followed, <c>allOf</c> merged.</summary>
/// <remarks>What stands further down is not merged yet: a property of two schemas is a list of two schemas.</remarks>
internal sealed class SchemaLevel
{
    /// <summary>The types; null where nothing is said.</summary>
    public JsonTypes? Types { get; set; }

    /// <summary>The values of <c>enum</c> or <c>const</c>; null where nothing is said.</summary>
    public List<JsonNode?>? Values { get; set; }

    public bool IsConstant { get; set; }

    /// <summary>Limits of texts, numbers, lists and objects, by keyword.</summary>
    public OrderedLimits Limits { get; private init; } = new();

    public List<KeyValuePair<string, List<JsonNode>>>? Properties { get; set; }

    public List<string> Required { get; private init; } = [];

    public List<JsonNode>? Items { get; set; }

    public JsonArray? Tuple { get; set; }

    /// <summary>Schemas of further properties.</summary>
    public List<JsonNode>? Additional { get; set; }

    /// <summary>Whether further properties are forbidden.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Of each schema that forbids further properties, the ones it names.</summary>
    public List<HashSet<string>> Closures { get; private init; } = [];

    /// <summary>Choices that are left to be made: <c>anyOf</c> and <c>oneOf</c>.</summary>
    public List<KeyValuePair<string, JsonArray>> Choices { get; private init; } = [];

    /// <summary>Constraints that no dialect has a word for.</summary>
    public List<KeyValuePair<string, JsonNode?>> Others { get; private init; } = [];

    /// <summary>Title, description, default and the like; the first that says something counts.</summary>
    public JsonObject Notes { get; private init; } = [];

    /// <summary>The references that are merged in already: a second time they say nothing more.</summary>
    public List<string> Merged { get; private init; } = [];

    /// <summary>A reference that is being written out already, so that following it would never end.</summary>
    public string? Recursion { get; set; }

    /// <summary>Whether no value is right (<c>false</c>).</summary>
    public bool IsNever { get; set; }

    /// <summary>Whether no value can be right.</summary>
    public bool IsImpossible => IsNever || Types == JsonTypes.None || (Values is not null && (ValueTypes & (Types ?? JsonTypes.Any)) == JsonTypes.None);

    /// <summary>The types of the <see cref="Values"/>; none where there are none.</summary>
    public JsonTypes ValueTypes
    {
        get
        {
            JsonTypes all = JsonTypes.None;
            foreach (JsonNode? value in Values ?? [])
            {
                all |= JsonTypeWords.Of(value);
            }

            return all;
        }
    }

    /// <summary>Whether anything is said that limits values, choices aside.</summary>
    public bool HasConstraints =>
        Types is not null || Values is not null || !Limits.IsEmpty || Properties is not null || Required.Count > 0 || Items is not null || Tuple is not null
        || Additional is not null || IsClosed || Others.Count > 0 || Choices.Count > 0 || Recursion is not null;

    /// <summary>A copy to merge one choice into, without the notes, which stay with the whole.</summary>
    public SchemaLevel CopyForChoice() => new()
    {
        Types = Types,
        Values = Values is null ? null : [.. Values],
        IsConstant = IsConstant,
        Limits = Limits.Copy(),
        Properties = Properties?.ConvertAll(static property => KeyValuePair.Create(property.Key, new List<JsonNode>(property.Value))),
        Required = [.. Required],
        Items = Items is null ? null : [.. Items],
        Tuple = Tuple,
        Additional = Additional is null ? null : [.. Additional],
        IsClosed = IsClosed,
        Closures = [.. Closures],
        Choices = [.. Choices],
        Others = [.. Others],
        Merged = [.. Merged],
        Recursion = Recursion,
        IsNever = IsNever,
    };

    public List<JsonNode>? Property(string name)
    {
        foreach (KeyValuePair<string, List<JsonNode>> property in Properties ?? [])
        {
            if (property.Key == name)
            {
                return property.Value;
            }
        }

        return null;
    }
}
