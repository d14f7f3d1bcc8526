using System.Globalization;
using System.Text.Json.Nodes;

namespace Relay.Presets.Tests;

/// <summary>Writes the smallest preset that contains a field, out of nothing but the field table.</summary>
internal static class SamplePreset
{
    /// <summary>Every field of the table that can be written, with its mapping.</summary>
    public static IEnumerable<(MappingDefinition Mapping, FieldDefinition Field)> AllFields() =>
        from mapping in FieldTable.All from field in mapping.Fields select (mapping, field);

    /// <summary>A preset as JSON in which <paramref name="field"/> is written with <paramref name="value"/>, or a value of its own.</summary>
    public static string With(MappingDefinition mapping, FieldDefinition field, JsonNode? value = null)
    {
        JsonNode inner = Body(mapping, field, value is JsonValue && field.HasWordsInList ? new JsonArray(value) : value);
        string name = mapping.Name;
        while (name != FieldTable.Root.Name)
        {
            (MappingDefinition owner, FieldDefinition parent) = AllFields().First(each => each.Field.MappingName == name && each.Mapping.Name != name);
            inner = Body(owner, parent, Wrap(parent, inner));
            name = owner.Name;
        }

        inner["version"] = 1;
        return inner.ToJsonString();
    }

    private static JsonObject Body(MappingDefinition mapping, FieldDefinition field, JsonNode? value)
    {
        var body = new JsonObject();
        string? variant = mapping.Discriminator is null ? null
            : field.Name == mapping.Discriminator ? (value ?? Value(field)).GetValue<string>()
            : field.Variants.Count > 0 ? field.Variants[0] : mapping.Find(mapping.Discriminator)!.Words[0];
        if (variant is not null)
        {
            body[mapping.Discriminator!] = variant;
        }

        foreach (FieldDefinition required in mapping.Fields.Where(each => each.Required && each.Name != field.Name && each.Name != mapping.Discriminator && each.BelongsTo(variant)))
        {
            body[required.Name] = Value(required);
        }

        body[field.Name] = value ?? Value(field);
        return body;
    }

    private static JsonObject Smallest(MappingDefinition mapping)
    {
        var body = new JsonObject();
        foreach (FieldDefinition required in mapping.Fields.Where(each => each.Required))
        {
            body[required.Name] = Value(required);
        }

        return body;
    }

    private static JsonNode Wrap(FieldDefinition parent, JsonNode inner) =>
        parent.Accepts(FieldShapes.NamedMappings) ? new JsonObject { [Key(parent)] = inner }
        : parent.Accepts(FieldShapes.MappingList) ? new JsonArray(inner)
        : inner;

    private static string Key(FieldDefinition parent) => parent.MappingName == "rates" ? "openai/gpt-4o" : "m";

    private static JsonNode Value(FieldDefinition field) =>
        field.Name == "target" ? "openai/gpt-4o"
        : field.MappingName == "credential" ? "$env.KEY"
        : field.HasWordsInList ? new JsonArray(field.Words[0])
        : field.Words.Count > 0 ? field.Words[0]
        : field.Accepts(FieldShapes.Flag) ? true
        : field.Accepts(FieldShapes.WholeNumber | FieldShapes.Number) ? JsonNode.Parse(Number(field))!
        : field.Accepts(FieldShapes.TextList) ? new JsonArray("m")
        : field.Accepts(FieldShapes.Text) ? "x"
        : field.Accepts(FieldShapes.NamedMappings) ? new JsonObject { [Key(field)] = Smallest(FieldTable.Find(field.MappingName!)) }
        : field.Accepts(FieldShapes.TextMapping) ? new JsonObject { ["x-team"] = "x" }
        : field.Accepts(FieldShapes.Mapping) ? (field.MappingName is { } inside ? Smallest(FieldTable.Find(inside)) : new JsonObject())
        : "x";

    private static string Number(FieldDefinition field) =>
        ((field.Minimum is { } least && least > int.MinValue ? least : 0) + (field.ExclusiveMinimum ? 1 : 0)).ToString(CultureInfo.InvariantCulture);
}
