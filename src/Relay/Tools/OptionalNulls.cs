using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>
/// Takes null away from properties that may be left out and do not take null: how a strict schema, in which everything is required, says that there is nothing. A function
/// then gets its own default.
/// </summary>
internal static class OptionalNulls
{
    /// <summary>Takes them out of a call's arguments; the argument text stays what the model wrote.</summary>
    public static void Remove(FunctionCallContent call, JsonElement schema, JsonElement arguments)
    {
        if (call.Arguments is not { } values)
        {
            return;
        }

        foreach (JsonProperty argument in arguments.EnumerateObject())
        {
            if (IsOptionalNull(schema, schema, argument))
            {
                values.Remove(argument.Name);
            }
            else if (argument.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && Property(schema, schema, argument.Name) is { } own && Has(schema, own, argument.Value))
            {
                values[argument.Name] = Without(schema, own, argument.Value);
            }
        }
    }

    private static bool Has(JsonElement root, JsonElement schema, JsonElement value)
    {
        schema = Target(root, schema);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                if (Items(schema) is { } items && Has(root, items, item))
                {
                    return true;
                }
            }
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (IsOptionalNull(root, schema, member) || (Property(root, schema, member.Name) is { } own && Has(root, own, member.Value)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static JsonElement Without(JsonElement root, JsonElement schema, JsonElement value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonValues.WriterOptions))
        {
            Write(writer, root, schema, value);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonValues.ReaderOptions);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement root, JsonElement schema, JsonElement value)
    {
        schema = Target(root, schema);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    if (!IsOptionalNull(root, schema, member))
                    {
                        writer.WritePropertyName(member.Name);
                        Write(writer, root, Property(root, schema, member.Name) ?? default, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(writer, root, Items(schema) ?? default, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool IsOptionalNull(JsonElement root, JsonElement schema, JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Null || Property(root, schema, member.Name) is not { } own || SchemaValidator.Check(root, own, member.Value) is null)
        {
            return false;
        }

        if (Target(root, schema).TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement name in required.EnumerateArray())
            {
                if (name.ValueKind == JsonValueKind.String && name.ValueEquals(member.Name))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static JsonElement? Property(JsonElement root, JsonElement schema, string name) =>
        Target(root, schema) is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty(name, out JsonElement own)
            ? own
            : null;

    private static JsonElement? Items(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Object ? items : null;

    /// <summary>The schema itself, or what it refers to.</summary>
    private static JsonElement Target(JsonElement root, JsonElement schema)
    {
        for (int i = 0; i < 16 && schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out JsonElement reference) && reference.ValueKind == JsonValueKind.String; i++)
        {
            schema = SchemaValidator.Resolve(root, reference.GetString()!) ?? default;
        }

        return schema;
    }
}
