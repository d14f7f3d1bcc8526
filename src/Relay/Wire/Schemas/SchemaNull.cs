using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Lets a schema take null too: how a property that may be left out is required all the same.</summary>
internal static class SchemaNull
{
    public static JsonObject Allow(JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray choices)
        {
            foreach (JsonNode? choice in choices)
            {
                if (choice is JsonObject known && Allows(known))
                {
                    return schema;
                }
            }

            choices.Add((JsonNode)new JsonObject { ["type"] = "null" });
            return schema;
        }

        if (schema.ContainsKey("$ref"))
        {
            return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }

        if (Allows(schema))
        {
            return schema;
        }

        AllowInValues(schema);
        switch (schema["type"])
        {
            case JsonArray list:
                AddOnce(list, "null");
                break;
            case JsonValue type:
                schema["type"] = new JsonArray(type.DeepClone(), "null");
                break;
        }

        return schema;
    }

    private static bool Allows(JsonObject schema)
    {
        bool byType = !schema.ContainsKey("type") || (JsonTypeWords.Parse(schema["type"]) & JsonTypes.Null) != 0;
        bool byValues = schema["enum"] is JsonArray values ? Has(values, null) : !schema.TryGetPropertyValue("const", out JsonNode? constant) || constant is null;
        return byType && byValues && !schema.ContainsKey("$ref");
    }

    private static void AllowInValues(JsonObject schema)
    {
        if (schema["enum"] is JsonArray values)
        {
            AddOnce(values, null);
        }
        else if (schema.TryGetPropertyValue("const", out JsonNode? constant))
        {
            // In the place where const stood.
            int index = schema.IndexOf("const");
            schema.RemoveAt(index);
            schema.Insert(index, "enum", new JsonArray(constant?.DeepClone(), null));
        }
    }

    private static void AddOnce(JsonArray list, JsonNode? value)
    {
        if (!Has(list, value))
        {
            list.Add(value);
        }
    }

    private static bool Has(JsonArray list, JsonNode? wanted)
    {
        foreach (JsonNode? item in list)
        {
            if (JsonNode.DeepEquals(item, wanted))
            {
                return true;
            }
        }

        return false;
    }
}
