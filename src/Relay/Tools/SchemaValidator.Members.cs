using System.Runtime.InteropServices;
using System.Text.Json;

namespace Relay;

/// <content>Objects and lists.</content>
internal sealed partial class SchemaValidator
{
    private SchemaViolation? Members(JsonElement schema, JsonElement value)
    {
        int count = value.GetPropertyCount();
        _work.Spend(count);
        if (Count(schema, "minProperties", "maxProperties", count, "properties") is { } few)
        {
            return few;
        }

        HashSet<string>? known = null;
        foreach (JsonElement name in Items(schema, "required"))
        {
            if (name.ValueKind == JsonValueKind.String && !Has(value, count, name.GetString()!, ref known))
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
            if (hasNamed && _index.TryGetMember(named, member.Name, out JsonElement own))
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
                    if (Mismatch(pattern.Name, member.Name) is null)
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
                return Fail("additionalProperties", $"must not have '{Short(member.Name)}'");
            }

            if (hasFurther && !isKnown && VisitMember(schema, further, member) is { } other)
            {
                return other;
            }

            if (hasNames && VisitName(names, member) is { } unnamed)
            {
                return unnamed with { Keyword = "propertyNames", Reason = $"must not have a property '{Short(member.Name)}' ({unnamed.Reason})" };
            }
        }

        return Dependencies(schema, value, count, ref known);
    }

    private SchemaViolation? VisitMember(JsonElement owner, JsonElement schema, JsonProperty member)
    {
        SchemaViolation? violation = VisitAt(member.Name, 0, schema, member.Value);
        return violation is not null && _toleratesNull && member.Value.ValueKind == JsonValueKind.Null && !Requires(owner, member.Name) ? null : violation;
    }

    private SchemaViolation? Dependencies(JsonElement schema, JsonElement value, int count, ref HashSet<string>? known)
    {
        if (schema.TryGetProperty("dependentRequired", out JsonElement dependent) && dependent.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty rule in dependent.EnumerateObject())
            {
                if (!Has(value, count, rule.Name, ref known) || rule.Value.ValueKind != JsonValueKind.Array)
                {
                    continue;
                }

                foreach (JsonElement name in rule.Value.EnumerateArray())
                {
                    if (name.ValueKind == JsonValueKind.String && !Has(value, count, name.GetString()!, ref known))
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
                if (Has(value, count, rule.Name, ref known) && Visit(rule.Value, value) is { } violation)
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

        _work.Spend(value.GetArrayLength());
        JsonElement.ArrayEnumerator firsts = first > 0 ? tuple.EnumerateArray() : default;
        int at = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            bool isFirst = at < first && firsts.MoveNext();
            if ((isFirst || hasItems) && VisitAt(null, at, isFirst ? firsts.Current : items, item) is { } violation)
            {
                return violation;
            }

            at++;
        }

        return Unique(schema, value) ?? Contained(schema, value);
    }

    private SchemaViolation? Unique(JsonElement schema, JsonElement value)
    {
        if (Flag(schema, "uniqueItems") && value.GetArrayLength() > 1)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonElement item in value.EnumerateArray())
            {
                if (!seen.Add(_index.Canonical(item)))
                {
                    return Fail("uniqueItems", $"must not have an item twice, and has {Shown(item)} twice");
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

    private SchemaViolation? VisitAt(string? name, int item, JsonElement schema, JsonElement value)
    {
        _path.Add((name, item));
        SchemaViolation? violation = Visit(schema, value);
        _path.RemoveAt(_path.Count - 1);
        return violation;
    }

    private SchemaViolation? VisitName(JsonElement schema, JsonProperty member)
    {
        using JsonDocument name = JsonDocument.Parse(JsonValues.ToText(member.Name));
        _work.Spend(member.Name.Length);
        _names++;
        SchemaViolation? violation = Visit(schema, name.RootElement);
        _names--;
        return violation;
    }

    private bool Requires(JsonElement schema, string name) =>
        schema.TryGetProperty("required", out JsonElement required) && required.ValueKind == JsonValueKind.Array && _index.ContainsName(required, name);

    /// <summary>Whether a value has a member; of one with many members the names are collected once, and of a long one, whose names may be long and escaped.</summary>
    private bool Has(JsonElement value, int count, string name, ref HashSet<string>? known)
    {
        const int Short = 4096;
        if (count <= SchemaIndex.Few && JsonMarshal.GetRawUtf8Value(value).Length <= Short)
        {
            _work.Spend(count);
            return value.TryGetProperty(name, out _);
        }

        if (known is null)
        {
            _work.Spend(count);
            known = new HashSet<string>(count, StringComparer.Ordinal);
            foreach (JsonProperty member in value.EnumerateObject())
            {
                known.Add(member.Name);
            }
        }

        _work.Spend(1);
        return known.Contains(name);
    }
}
