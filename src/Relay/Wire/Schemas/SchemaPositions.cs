using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Where schemas stand within a schema. Whatever else it holds is names and values: a property called <c>format</c>, a default with a member <c>$ref</c>.</summary>
internal static class SchemaPositions
{
    /// <summary>The schemas right below a schema, with what they add to the path.</summary>
    public static IEnumerable<(string Step, JsonNode Schema)> Of(JsonObject schema)
    {
        foreach (KeyValuePair<string, JsonNode?> member in schema)
        {
            switch (member.Key)
            {
                case "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" when member.Value is JsonObject named:
                    foreach (KeyValuePair<string, JsonNode?> entry in named)
                    {
                        if (entry.Value is not null)
                        {
                            yield return (member.Key == "properties" ? entry.Key : member.Key + "." + entry.Key, entry.Value);
                        }
                    }

                    break;
                case "items" or "prefixItems" or "anyOf" or "oneOf" or "allOf" when member.Value is JsonArray list:
                    for (int i = 0; i < list.Count; i++)
                    {
                        if (list[i] is { } item)
                        {
                            yield return (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{member.Key}[{i}]"), item);
                        }
                    }

                    break;
                case "items" or "additionalProperties" or "additionalItems" or "unevaluatedProperties" or "unevaluatedItems" or "not" or "if" or "then" or "else" or "contains" or "propertyNames"
                    when member.Value is not null:
                    yield return (member.Key == "items" ? "[]" : member.Key, member.Value);
                    break;
            }
        }
    }
}
