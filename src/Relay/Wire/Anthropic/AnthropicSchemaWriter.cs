using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Writes a JSON schema as structured outputs take it.</summary>
/// <remarks>
/// Every object says <c>additionalProperties: false</c> unless it says something else itself, and limits that the API refuses (lengths, ranges, counts)
/// become part of the description, so that the model still knows of them. Only schemas are touched: a property that is called like a keyword stays.
/// Source: platform.claude.com/docs/en/build-with-claude/structured-outputs, JSON schema limitations.
/// </remarks>
internal static class AnthropicSchemaWriter
{
    public static void Write(Utf8JsonWriter writer, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(writer);
            return;
        }

        StringBuilder? limits = null;
        string? description = null;
        bool isClosed = false;
        writer.WriteStartObject();
        foreach (JsonProperty property in schema.EnumerateObject())
        {
            switch (property.Name)
            {
                case "properties" or "$defs" or "definitions" when property.Value.ValueKind == JsonValueKind.Object:
                    writer.WriteStartObject(property.Name);
                    foreach (JsonProperty named in property.Value.EnumerateObject())
                    {
                        writer.WritePropertyName(named.Name);
                        Write(writer, named.Value);
                    }

                    writer.WriteEndObject();
                    break;
                case "items" or "not":
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                    break;
                case "anyOf" or "oneOf" or "allOf" when property.Value.ValueKind == JsonValueKind.Array:
                    writer.WriteStartArray(property.Name);
                    foreach (JsonElement item in property.Value.EnumerateArray())
                    {
                        Write(writer, item);
                    }

                    writer.WriteEndArray();
                    break;
                case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" or "minLength" or "maxLength"
                    or "maxItems" or "uniqueItems" or "minProperties" or "maxProperties":
                    AddLimit(ref limits, property);
                    break;
                case "minItems" when !(property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out int least) && least <= 1):
                    AddLimit(ref limits, property);
                    break;
                case "description" when property.Value.ValueKind == JsonValueKind.String:
                    description = property.Value.GetString();
                    break;
                default:
                    isClosed |= property.NameEquals("additionalProperties"u8);
                    property.WriteTo(writer);
                    break;
            }
        }

        if (!isClosed && IsObject(schema))
        {
            writer.WriteBoolean("additionalProperties"u8, false);
        }

        if (limits is not null)
        {
            writer.WriteString("description"u8, description is null ? limits.ToString() : description + " (" + limits + ")");
        }
        else if (description is not null)
        {
            writer.WriteString("description"u8, description);
        }

        writer.WriteEndObject();
    }

    private static void AddLimit(ref StringBuilder? limits, JsonProperty property)
    {
        limits = limits is null ? new StringBuilder() : limits.Append(", ");
        limits.Append(property.Name).Append(": ").Append(property.Value.GetRawText());
    }

    private static bool IsObject(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out JsonElement type))
        {
            return schema.TryGetProperty("properties", out _);
        }

        if (type.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in type.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String && item.ValueEquals("object"u8))
                {
                    return true;
                }
            }
        }

        return type.ValueKind == JsonValueKind.String && type.ValueEquals("object"u8);
    }
}
