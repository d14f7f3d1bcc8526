namespace Relay.Presets;

/// <summary>Writes one field of the table as a property of a JSON Schema.</summary>
internal static partial class FieldSchema
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

        if (field.Accepts(FieldShapes.TextMapping))
        {
            shapes.Add(() => WriteTextMapping(json));
        }

        if (field.Accepts(FieldShapes.NamedMappings))
        {
            shapes.Add(() => WriteNamed(json, field));
        }

        return shapes;
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
