using System.Globalization;
using System.Text.Json;

namespace Relay;

/// <content>Objects and lists.</content>
internal sealed partial class SchemaValidator
{
    private SchemaViolation? Members(JsonElement schema, JsonElement value)
    {
        if (Count(schema, "minProperties", "maxProperties", CountOf(value), "properties") is { } count)
        {
            return count;
        }

        foreach (JsonElement name in Items(schema, "required"))
        {
            if (name.ValueKind == JsonValueKind.String && !value.TryGetProperty(name.GetString()!, out _))
            {
                return Fail("required", $"must have '{name.GetString()}'");
            }
        }

        bool hasNamed = schema.TryGetProperty("properties", out JsonElement named) && named.ValueKind == JsonValueKind.Object;
        bool hasPatterns = schema.TryGetProperty("patternProperties", out JsonElement patterns) && patterns.ValueKind == JsonValueKind.Object;
        bool hasFurther = schema.TryGetProperty("additionalProperties", out JsonElement further) && further.ValueKind == JsonValueKind.Object;
        bool isClosed = _heedsClosed && further.ValueKind == JsonValueKind.False;
        bool hasNames = schema.TryGetProperty("propertyNames", out JsonElement names);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            bool isKnown = false;
            if (hasNamed && named.TryGetProperty(member.Name, out JsonElement own))
            {
                isKnown = true;
                if (VisitMember(schema, own, member) is { } violation)
                {
                    return violation;
                }
            }

            if (hasPatterns)
            {
                foreach (JsonProperty pattern in patterns.EnumerateObject())
                {
                    if (SchemaPattern.Match(pattern.Name, member.Name) is null)
                    {
                        isKnown = true;
                        if (VisitMember(schema, pattern.Value, member) is { } violation)
                        {
                            return violation;
                        }
                    }
                }
            }

            if (isClosed && !isKnown)
            {
                return Fail("additionalProperties", $"must not have '{member.Name}'");
            }

            if (hasFurther && !isKnown && VisitMember(schema, further, member) is { } other)
            {
                return other;
            }

            if (hasNames && Visit(names, NameOf(member)) is { } unnamed)
            {
                return unnamed with { Keyword = "propertyNames", Reason = $"must not have a property '{member.Name}' ({unnamed.Reason})" };
            }
        }

        return Dependencies(schema, value);
    }

    private SchemaViolation? VisitMember(JsonElement owner, JsonElement schema, JsonProperty member)
    {
        SchemaViolation? violation = VisitAt("." + member.Name, schema, member.Value);
        return violation is not null && _toleratesNull && member.Value.ValueKind == JsonValueKind.Null && !Requires(owner, member.Name) ? null : violation;
    }

    private SchemaViolation? Dependencies(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("dependentRequired", out JsonElement dependent) && dependent.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty rule in dependent.EnumerateObject())
            {
                if (!value.TryGetProperty(rule.Name, out _) || rule.Value.ValueKind != JsonValueKind.Array)
                {
                    continue;
                }

                foreach (JsonElement name in rule.Value.EnumerateArray())
                {
                    if (name.ValueKind == JsonValueKind.String && !value.TryGetProperty(name.GetString()!, out _))
                    {
                        return Fail("dependentRequired", $"must have '{name.GetString()}', since it has '{rule.Name}'");
                    }
                }
            }
        }

        if (schema.TryGetProperty("dependentSchemas", out JsonElement schemas) && schemas.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty rule in schemas.EnumerateObject())
            {
                if (value.TryGetProperty(rule.Name, out _) && Visit(rule.Value, value) is { } violation)
                {
                    return violation;
                }
            }
        }

        return null;
    }

    private SchemaViolation? List(JsonElement schema, JsonElement value)
    {
        if (Count(schema, "minItems", "maxItems", value.GetArrayLength(), "items") is { } count)
        {
            return count;
        }

        bool hasItems = schema.TryGetProperty("items", out JsonElement items);
        bool isTuple = hasItems && items.ValueKind == JsonValueKind.Array;
        JsonElement tuple = isTuple ? items : schema.TryGetProperty("prefixItems", out JsonElement prefix) && prefix.ValueKind == JsonValueKind.Array ? prefix : default;
        int first = tuple.ValueKind == JsonValueKind.Array ? tuple.GetArrayLength() : 0;
        if (isTuple)
        {
            hasItems = schema.TryGetProperty("additionalItems", out items);
        }

        for (int i = 0; i < value.GetArrayLength(); i++)
        {
            bool isFirst = i < first;
            if ((isFirst || hasItems) && VisitAt(string.Create(CultureInfo.InvariantCulture, $"[{i}]"), isFirst ? tuple[i] : items, value[i]) is { } violation)
            {
                return violation;
            }
        }

        return Unique(schema, value) ?? Contained(schema, value);
    }

    private SchemaViolation? Unique(JsonElement schema, JsonElement value)
    {
        if (Flag(schema, "uniqueItems"))
        {
            for (int i = 0; i < value.GetArrayLength(); i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (JsonElement.DeepEquals(value[i], value[j]))
                    {
                        return Fail("uniqueItems", $"must not have an item twice, and has {Shown(value[i])} twice");
                    }
                }
            }
        }

        return null;
    }

    private SchemaViolation? Contained(JsonElement schema, JsonElement value)
    {
        if (!schema.TryGetProperty("contains", out JsonElement wanted))
        {
            return null;
        }

        int found = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            found += Visit(wanted, item) is null ? 1 : 0;
        }

        return found == 0 && !schema.TryGetProperty("minContains", out _)
            ? Fail("contains", "must have an item of the kind that is asked for")
            : Count(schema, "minContains", "maxContains", found, "items of the kind that is asked for");
    }

    private SchemaViolation? VisitAt(string step, JsonElement schema, JsonElement value)
    {
        _path.Add(step);
        SchemaViolation? violation = Visit(schema, value);
        _path.RemoveAt(_path.Count - 1);
        return violation;
    }

    private static bool Requires(JsonElement schema, string name)
    {
        foreach (JsonElement required in Items(schema, "required"))
        {
            if (required.ValueKind == JsonValueKind.String && required.ValueEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private static int CountOf(JsonElement value)
    {
        int count = 0;
        foreach (JsonProperty _ in value.EnumerateObject())
        {
            count++;
        }

        return count;
    }

    private static JsonElement NameOf(JsonProperty member)
    {
        using JsonDocument name = JsonDocument.Parse(JsonValues.ToText(member.Name));
        return name.RootElement.Clone();
    }
}
