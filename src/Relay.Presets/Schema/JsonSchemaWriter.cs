namespace Relay.Presets;

/// <summary>Writes the field table as a JSON Schema, with which editors complete and check presets while they are written.</summary>
/// <remarks>Draft-07: the newest draft that the YAML and JSON language servers of all common editors read.</remarks>
public static class JsonSchemaWriter
{
    /// <summary>The schema of presets in YAML and JSON, as JSON text with LF line ends.</summary>
    public static string Write() => Write("Relay preset", FieldTable.All);

    /// <summary>The schema of the front matter of <c>.mda</c> presets, as JSON text with LF line ends.</summary>
    public static string WriteFrontMatter() => Write("Relay preset in Markdown: front matter", FieldTable.FrontMatter);

    private static string Write(string title, EquatableArray<MappingDefinition> mappings)
    {
        MappingDefinition root = mappings[0];
        var json = new JsonWriter();
        json.StartObject();
        json.Text("$schema", "http://json-schema.org/draft-07/schema#");
        json.Text("title", title);
        json.Text("description", root.Doc);
        WriteMapping(json, root);
        json.StartObject("definitions");
        foreach (MappingDefinition mapping in mappings)
        {
            if (mapping == root)
            {
                continue;
            }

            json.StartObject(mapping.Name);
            json.Text("description", mapping.Doc);
            if (mapping.Discriminator is null)
            {
                WriteMapping(json, mapping);
            }
            else
            {
                WriteVariants(json, mapping);
            }

            json.EndObject();
        }

        json.EndObject();
        json.EndObject();
        return json.ToString();
    }

    private static void WriteMapping(JsonWriter json, MappingDefinition mapping, string? variant = null)
    {
        json.Text("type", "object");
        json.Raw("additionalProperties", mapping.PassesUnknown || mapping.LeavesOthersAlone ? "true" : "false");
        json.StartObject("properties");
        foreach (FieldDefinition field in mapping.Fields)
        {
            if (variant is null || field.BelongsTo(variant))
            {
                FieldSchema.Write(json, mapping, field, field.Name == mapping.Discriminator ? variant : null);
            }
        }

        foreach (string reserved in mapping.PassesUnknown ? ParameterFields.WrittenByRelay : default)
        {
            json.Raw(reserved, "false");
        }

        json.EndObject();
        WriteRequired(json, mapping, variant);
    }

    private static void WriteVariants(JsonWriter json, MappingDefinition mapping)
    {
        json.StartArray("oneOf");
        foreach (string variant in mapping.Find(mapping.Discriminator!)!.Words)
        {
            json.StartObject();
            WriteMapping(json, mapping, variant);
            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>What must be there. A model's fields may be inherited, so a schema cannot ask for them.</summary>
    private static void WriteRequired(JsonWriter json, MappingDefinition mapping, string? variant)
    {
        var names = new List<string>();
        foreach (FieldDefinition field in mapping.Fields)
        {
            if (field.Required && field.BelongsTo(variant) && (!mapping.Inheritable || mapping.Discriminator is not null))
            {
                names.Add(field.Name);
            }
        }

        if (names.Count > 0)
        {
            json.Texts("required", names);
        }
    }
}
