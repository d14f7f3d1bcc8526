using System.Text.Json;

namespace Relay;

/// <summary>Writes JSON Schema as the subset of OpenAPI's that <c>responseSchema</c> takes, for models before Gemini 2.5.</summary>
/// <remarks>
/// References are written out where they stand. A list of types becomes one type and <c>nullable</c>, <c>const</c> an <c>enum</c> of one, <c>oneOf</c> becomes <c>anyOf</c>.
/// The order of properties is told (<c>propertyOrdering</c>), since these models follow the alphabet otherwise. What the subset has no word for is said in the description, so
/// that no constraint is lost without a trace. Source: ai.google.dev/api/caching, Schema.
/// </remarks>
internal sealed class GeminiSchemaWriter
{
    private static readonly string[] Copied =
        ["format", "title", "description", "nullable", "enum", "maxItems", "minItems", "minProperties", "maxProperties", "minLength", "maxLength", "pattern", "minimum", "maximum", "required", "propertyOrdering", "example", "default"];

    private static readonly string[] Read = ["$ref", "$defs", "definitions", "$schema", "$id", "$comment", "type", "properties", "items", "anyOf", "oneOf", "const"];

    private readonly Utf8JsonWriter _writer;
    private readonly JsonElement _root;
    private readonly List<string> _open = [];

    private GeminiSchemaWriter(Utf8JsonWriter writer, JsonElement root)
    {
        _writer = writer;
        _root = root;
    }

    /// <exception cref="RelayException">The schema refers to itself, or to what is not there.</exception>
    public static void Write(Utf8JsonWriter writer, JsonElement schema) => new GeminiSchemaWriter(writer, schema).WriteSchema(schema, null);

    private void WriteSchema(JsonElement schema, string? description)
    {
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out JsonElement reference))
        {
            WriteReference(reference.GetString() ?? "", JsonText.Of(schema, "description") ?? description);
            return;
        }

        _writer.WriteStartObject();
        if (schema.ValueKind == JsonValueKind.Object)
        {
            WriteMembers(schema, description);
        }

        _writer.WriteEndObject();
    }

    private void WriteMembers(JsonElement schema, string? description)
    {
        WriteType(schema);
        List<string>? lost = null;
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            if (member.NameEquals("description"u8))
            {
                continue;
            }

            if (Array.IndexOf(Copied, member.Name) >= 0)
            {
                member.WriteTo(_writer);
            }
            else if (Array.IndexOf(Read, member.Name) < 0)
            {
                (lost ??= []).Add(member.Name + " " + member.Value.GetRawText());
            }
        }

        WriteDescription(description ?? JsonText.Of(schema, "description"), lost);
        WriteNested(schema);
    }

    private void WriteType(JsonElement schema)
    {
        if (schema.TryGetProperty("type", out JsonElement type))
        {
            bool isNullable = false;
            string? name = type.ValueKind == JsonValueKind.String ? type.GetString() : null;
            if (type.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement one in type.EnumerateArray())
                {
                    isNullable |= one.ValueEquals("null"u8);
                    name = one.ValueEquals("null"u8) ? name : name ?? one.GetString();
                }
            }

            _writer.WriteString("type"u8, (name ?? "string").ToUpperInvariant());
            if (isNullable && !schema.TryGetProperty("nullable", out _))
            {
                _writer.WriteBoolean("nullable"u8, true);
            }
        }

        if (schema.TryGetProperty("const", out JsonElement constant))
        {
            _writer.WriteStartArray("enum"u8);
            _writer.WriteStringValue(constant.ToString());
            _writer.WriteEndArray();
        }
    }

    private void WriteDescription(string? description, List<string>? lost)
    {
        if (lost is not null)
        {
            description = (string.IsNullOrEmpty(description) ? "" : description + "\n") + "Constraints: " + string.Join("; ", lost);
        }

        if (!string.IsNullOrEmpty(description))
        {
            _writer.WriteString("description"u8, description);
        }
    }

    private void WriteNested(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object)
        {
            // Names of properties are names, whatever they are: one called "format" is not a keyword.
            _writer.WriteStartObject("properties"u8);
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                _writer.WritePropertyName(property.Name);
                WriteSchema(property.Value, null);
            }

            _writer.WriteEndObject();
            if (!schema.TryGetProperty("propertyOrdering", out _))
            {
                _writer.WriteStartArray("propertyOrdering"u8);
                foreach (JsonProperty property in properties.EnumerateObject())
                {
                    _writer.WriteStringValue(property.Name);
                }

                _writer.WriteEndArray();
            }
        }

        if (schema.TryGetProperty("items", out JsonElement items))
        {
            _writer.WritePropertyName("items"u8);
            WriteSchema(items, null);
        }

        if (schema.TryGetProperty("anyOf", out JsonElement choices) || schema.TryGetProperty("oneOf", out choices))
        {
            _writer.WriteStartArray("anyOf"u8);
            foreach (JsonElement choice in choices.EnumerateArray())
            {
                WriteSchema(choice, null);
            }

            _writer.WriteEndArray();
        }
    }

    private void WriteReference(string reference, string? description)
    {
        if (_open.Contains(reference))
        {
            throw new RelayException(RelayErrorKind.ToolSchema, $"The schema refers to itself ('{reference}'): Gemini before 2.5 takes no recursive schema.");
        }

        _open.Add(reference);
        WriteSchema(Resolve(reference), description);
        _open.RemoveAt(_open.Count - 1);
    }

    private JsonElement Resolve(string reference)
    {
        JsonElement at = _root;
        if (reference == "#")
        {
            return at;
        }

        bool isFound = reference.StartsWith("#/", StringComparison.Ordinal);
        foreach (string escaped in isFound ? reference[2..].Split('/') : [])
        {
            string name = Uri.UnescapeDataString(escaped).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            isFound = isFound && at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out at);
        }

        return isFound ? at : throw new RelayException(RelayErrorKind.ToolSchema, $"The schema refers to '{reference}', which is not in it.");
    }
}
