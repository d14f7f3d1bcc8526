namespace Relay.Presets;

/// <content>One method for each shape of a value.</content>
internal static partial class FieldSchema
{
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
        if (field.Accepts(FieldShapes.MappingList) && !field.Accepts(FieldShapes.TextList))
        {
            json.Text("$ref", "#/definitions/" + field.MappingName);
        }
        else if (field.Accepts(FieldShapes.MappingList))
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
        else if (field.HasWordsInList)
        {
            WriteText(json, field);
        }
        else
        {
            json.Text("type", "string");
        }

        json.EndObject();
    }

    private static void WriteTextMapping(JsonWriter json)
    {
        json.Text("type", "object");
        json.StartObject("additionalProperties");
        json.Text("type", "string");
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
}
