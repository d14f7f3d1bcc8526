namespace Relay.Presets;

/// <summary>Writes one field of the table as a property of a JSON Schema.</summary>
internal static class FieldSchema
{
    /// <summary>Writes the property.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="owner">The mapping that has the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="only">The one word that the field has here; null when it has all.</param>
    public static void Write(JsonWriter json, MappingDefinition owner, FieldDefinition field, string? only)
    {
        json.StartObject(field.Name);
        json.Text("description", Description(field));
        if (only is not null)
        {
            json.Text("const", only);
            json.EndObject();
            return;
        }

        List<Action> shapes = Shapes(json, field);
        if (owner.Inheritable)
        {
            shapes.Add(() => json.Text("type", "null"));
        }

        if (shapes.Count == 1)
        {
            shapes[0]();
        }
        else if (shapes.Count > 1)
        {
            json.StartArray("anyOf");
            foreach (Action shape in shapes)
            {
                json.StartObject();
                shape();
                json.EndObject();
            }

            json.EndArray();
        }

        WriteDefault(json, field);
        json.EndObject();
    }

    /// <summary>The sentence that an editor shows.</summary>
    private static string Description(FieldDefinition field) =>
        field.Doc
        + (field.Unit is null ? "" : " In " + field.Unit + ".")
        + (field.HonouredBy is null ? " Has no effect in this version." : "")
        + (field.WordsWithoutEffect.Count == 0 ? "" : " Without effect in this version: " + string.Join(", ", field.WordsWithoutEffect) + ".");

    private static List<Action> Shapes(JsonWriter json, FieldDefinition field)
    {
        var shapes = new List<Action>();
        if (field.Accepts(FieldShapes.Anything))
        {
            return shapes;
        }

        if (field.Accepts(FieldShapes.Flag))
        {
            shapes.Add(() => json.Text("type", "boolean"));
        }

        if (field.Accepts(FieldShapes.WholeNumber | FieldShapes.Number))
        {
            shapes.Add(() => WriteNumber(json, field));
        }

        if (field.Accepts(FieldShapes.Text))
        {
            shapes.Add(() => WriteText(json, field));
        }

        if (field.Accepts(FieldShapes.TextList | FieldShapes.MappingList))
        {
            shapes.Add(() => WriteList(json, field));
        }

        if (field.Accepts(FieldShapes.Mapping))
        {
            shapes.Add(() => WriteReference(json, field));
        }

        if (field.Accepts(FieldShapes.NamedMappings))
        {
            shapes.Add(() => WriteNamed(json, field));
        }

        return shapes;
    }

    private static void WriteNumber(JsonWriter json, FieldDefinition field)
    {
        json.Text("type", field.Accepts(FieldShapes.Number) ? "number" : "integer");
        if (field.Minimum is { } least && least != long.MinValue)
        {
            json.Number(field.ExclusiveMinimum ? "exclusiveMinimum" : "minimum", least);
        }

        if (field.Maximum is { } greatest && greatest != long.MaxValue)
        {
            json.Number("maximum", greatest);
        }
    }

    private static void WriteText(JsonWriter json, FieldDefinition field)
    {
        json.Text("type", "string");
        if (field.Words.Count > 0)
        {
            json.Texts("enum", field.Words);
        }

        if (field.Pattern is not null)
        {
            json.Text("pattern", field.Pattern);
        }
    }

    private static void WriteList(JsonWriter json, FieldDefinition field)
    {
        json.Text("type", "array");
        json.StartObject("items");
        if (field.Accepts(FieldShapes.MappingList))
        {
            json.StartArray("anyOf");
            json.StartObject();
            json.Text("type", "string");
            json.EndObject();
            json.StartObject();
            json.Text("$ref", "#/definitions/" + field.MappingName);
            json.EndObject();
            json.EndArray();
        }
        else
        {
            json.Text("type", "string");
        }

        json.EndObject();
    }

    private static void WriteReference(JsonWriter json, FieldDefinition field)
    {
        if (field.MappingName is null)
        {
            json.Text("type", "object");
        }
        else if (field.Shapes == FieldShapes.Mapping)
        {
            // Draft-07 ignores everything beside a $ref, the description too.
            json.StartArray("allOf");
            json.StartObject();
            json.Text("$ref", "#/definitions/" + field.MappingName);
            json.EndObject();
            json.EndArray();
        }
        else
        {
            json.Text("$ref", "#/definitions/" + field.MappingName);
        }
    }

    private static void WriteNamed(JsonWriter json, FieldDefinition field)
    {
        json.Text("type", "object");
        if (field.KeyPattern is null)
        {
            json.StartObject("additionalProperties");
            json.Text("$ref", "#/definitions/" + field.MappingName);
            json.EndObject();
            return;
        }

        json.StartObject("patternProperties");
        json.StartObject(field.KeyPattern);
        json.Text("$ref", "#/definitions/" + field.MappingName);
        json.EndObject();
        json.EndObject();
        json.Raw("additionalProperties", "false");
    }

    /// <summary>The default, where it is a value and not a reference to another field.</summary>
    private static void WriteDefault(JsonWriter json, FieldDefinition field)
    {
        if (field.Default is not { } value || value.StartsWith("defaults.", StringComparison.Ordinal))
        {
            return;
        }

        if (field.Accepts(FieldShapes.Text))
        {
            json.Text("default", value);
        }
        else
        {
            json.Raw("default", value);
        }
    }
}
