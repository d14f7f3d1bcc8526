using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>
/// Takes null away from properties that may be left out and do not take null: how a strict schema, in which everything is required, says that there is nothing. A function
/// then gets its own default.
/// </summary>
internal sealed class OptionalNulls(JsonElement root, SchemaValidator validator, SchemaWork work)
{
    /// <summary>Takes them out of a call's arguments; the argument text stays what the model wrote.</summary>
    public void Remove(FunctionCallContent call, JsonElement arguments)
    {
        if (call.Arguments is not { } values)
        {
            return;
        }

        foreach (JsonProperty argument in arguments.EnumerateObject())
        {
            if (IsOptionalNull(root, argument))
            {
                values.Remove(argument.Name);
            }
            else if (argument.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && Property(root, argument.Name) is { } own && Has(own, argument.Value))
            {
                values[argument.Name] = Without(own, argument.Value);
            }
        }
    }

    private bool Has(JsonElement schema, JsonElement value)
    {
        work.Spend(1);
        schema = Target(schema);
        if (value.ValueKind == JsonValueKind.Array && Items(schema) is { } items)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                if (Has(items, item))
                {
                    return true;
                }
            }
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (IsOptionalNull(schema, member) || (Property(schema, member.Name) is { } own && Has(own, member.Value)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private JsonElement Without(JsonElement schema, JsonElement value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonValues.WriterOptions))
        {
            Write(writer, schema, value);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonValues.ReaderOptions);
        return JsonElement.ParseValue(ref reader);
    }

    private void Write(Utf8JsonWriter writer, JsonElement schema, JsonElement value)
    {
        work.Spend(1);
        schema = Target(schema);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    if (!IsOptionalNull(schema, member))
                    {
                        writer.WritePropertyName(member.Name);
                        Write(writer, Property(schema, member.Name) ?? default, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                JsonElement items = Items(schema) ?? default;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(writer, items, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private bool IsOptionalNull(JsonElement schema, JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.Null && Property(schema, member.Name) is { } own && validator.CheckPart(own, member.Value) is not null
        && !(Target(schema).TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array
            && validator.Index.ContainsName(required, member.Name));

    private JsonElement? Property(JsonElement schema, string name) =>
        Target(schema) is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
        && validator.Index.TryGetMember(properties, name, out JsonElement own)
            ? own
            : null;

    private static JsonElement? Items(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Object ? items : null;

    /// <summary>The schema itself, or what it refers to.</summary>
    private JsonElement Target(JsonElement schema)
    {
        for (int i = 0; i < 16 && schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out JsonElement reference) && reference.ValueKind == JsonValueKind.String; i++)
        {
            schema = validator.Index.Resolve(reference.GetString()!) ?? default;
        }

        return schema;
    }
}
