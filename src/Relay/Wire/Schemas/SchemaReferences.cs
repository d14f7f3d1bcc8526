using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Finds what a <c>$ref</c> within a schema points to.</summary>
internal sealed class SchemaReferences(JsonNode root)
{
    /// <summary>The schema at a pointer such as <c>#</c>, <c>#/$defs/name</c> or <c>#/properties/a~1b</c>, or of an <c>$anchor</c> (<c>#name</c>).</summary>
    /// <exception cref="RelayException">It is not in the schema (<see cref="RelayErrorKind.ToolSchema"/>).</exception>
    public JsonNode Resolve(string reference) => Find(reference) ?? throw new RelayException(
        RelayErrorKind.ToolSchema, $"The schema refers to '{reference}', which is not in it.") { Violation = new SchemaViolation("", "$ref", $"'{reference}' is not in the schema") };

    private JsonNode? Find(string reference)
    {
        if (reference == "#")
        {
            return root;
        }

        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return reference.StartsWith('#') ? Anchor(root, reference[1..]) : null;
        }

        JsonNode? at = root;
        foreach (string escaped in reference[2..].Split('/'))
        {
            string name = Uri.UnescapeDataString(escaped).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = at switch
            {
                JsonObject member => member[name],
                JsonArray list when int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return at;
    }

    private static JsonNode? Anchor(JsonNode? schema, string name)
    {
        if (schema is not JsonObject members)
        {
            return null;
        }

        if (members["$anchor"] is JsonValue anchor && anchor.TryGetValue(out string? own) && own == name)
        {
            return members;
        }

        foreach ((string _, JsonNode inner) in SchemaPositions.Of(members))
        {
            if (Anchor(inner, name) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
