using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Merges schemas into a <see cref="SchemaLevel"/>: their keywords, what they refer to, and the parts of <c>allOf</c>.</summary>
/// <param name="references">Follows references.</param>
/// <param name="open">The references that are being written out; those followed here are added.</param>
internal sealed class SchemaMerger(SchemaReferences references, List<string> open)
{
    public SchemaLevel Merge(IReadOnlyList<JsonNode> schemas) => MergeInto(new SchemaLevel(), schemas);

    public SchemaLevel MergeInto(SchemaLevel level, IReadOnlyList<JsonNode> schemas)
    {
        foreach (JsonNode schema in schemas)
        {
            Add(level, schema);
        }

        Close(level);
        return level;
    }

    private void Add(SchemaLevel level, JsonNode schema)
    {
        if (schema is not JsonObject members)
        {
            // true says nothing, false forbids everything; anything else is no schema.
            level.IsNever |= schema is JsonValue value && value.TryGetValue(out bool isAllowed) && !isAllowed;
            return;
        }

        bool isNullable = members["nullable"] is JsonValue nullable && nullable.TryGetValue(out bool isNull) && isNull;
        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            AddKeyword(level, member.Key, member.Value, members, isNullable);
        }

        if (members["$ref"] is JsonValue reference && reference.TryGetValue(out string? pointer) && !level.Merged.Contains(pointer))
        {
            if (open.Contains(pointer))
            {
                level.Recursion = pointer;
            }
            else
            {
                open.Add(pointer);
                level.Merged.Add(pointer);
                Add(level, references.Resolve(pointer));
            }
        }

        if (members["allOf"] is JsonArray parts)
        {
            foreach (JsonNode? part in parts)
            {
                if (part is not null)
                {
                    Add(level, part);
                }
            }
        }
    }

    private static void AddKeyword(SchemaLevel level, string keyword, JsonNode? value, JsonObject siblings, bool isNullable)
    {
        switch (keyword)
        {
            case "type" when JsonTypeWords.Parse(value) is { } types:
                types |= isNullable ? JsonTypes.Null : JsonTypes.None;
                level.Types = level.Types is { } known ? known & types : types;
                break;
            case "enum" when value is JsonArray values:
                AddValues(level, isNullable && !Contains(values, null) ? [.. values, null] : [.. values], isConstant: false);
                break;
            case "const":
                AddValues(level, [value], isConstant: true);
                break;
            case "exclusiveMinimum" or "exclusiveMaximum" when JsonTypeWords.Of(value) == JsonTypes.Boolean:
                // Draft 4: a flag beside the limit.
                break;
            case "minimum" or "maximum" when value is not null:
                string exclusive = keyword == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
                bool isFlagged = siblings[exclusive] is JsonValue flag && flag.TryGetValue(out bool isExclusive) && isExclusive;
                AddLimit(level, isFlagged ? exclusive : keyword, value);
                break;
            case "properties" when value is JsonObject properties:
                AddProperties(level, properties);
                break;
            case "required" when value is JsonArray names:
                foreach (JsonNode? name in names)
                {
                    if (name is JsonValue text && text.TryGetValue(out string? one) && !level.Required.Contains(one))
                    {
                        level.Required.Add(one);
                    }
                }

                break;
            case "items" when value is JsonArray tuple:
                AddTuple(level, keyword, tuple);
                break;
            case "prefixItems" when value is JsonArray tuple:
                AddTuple(level, keyword, tuple);
                break;
            case "items" when value is not null:
                (level.Items ??= []).Add(value);
                break;
            case "additionalProperties" when value is JsonObject { Count: > 0 }:
                (level.Additional ??= []).Add(value);
                break;
            case "additionalProperties":
                if (JsonNode.DeepEquals(value, false))
                {
                    Forbid(level, siblings);
                }

                break;
            case "anyOf" or "oneOf" when value is JsonArray choices:
                level.Choices.Add(KeyValuePair.Create(keyword, choices));
                break;
            case "not" or "if" or "then" or "else" or "contains" or "minContains" or "maxContains" or "additionalItems" or "patternProperties" or "propertyNames" or "dependentRequired"
                or "dependentSchemas" or "dependencies" or "unevaluatedProperties" or "unevaluatedItems" or "$dynamicRef" or "$recursiveRef":
                if (!SaysNothing(keyword, value))
                {
                    level.Others.Add(KeyValuePair.Create(keyword, value));
                }

                break;
            default:
                if (value is not null && OrderedLimits.AppliesTo(keyword) != JsonTypes.None)
                {
                    AddLimit(level, keyword, value);
                }
                else if (Note(keyword) is { } note && !level.Notes.ContainsKey(note))
                {
                    level.Notes[note] = value?.DeepClone();
                }

                break;
        }
    }

    /// <summary>What a keyword that limits nothing is called; null for one that is not kept. Google's own libraries write the order of properties in two ways.</summary>
    private static string? Note(string keyword) => keyword switch
    {
        "title" or "description" or "default" or "example" or "propertyOrdering" => keyword,
        "property_ordering" => "propertyOrdering",
        _ => null,
    };

    /// <summary>Further properties forbidden by one of several schemas: only those that it names itself are left.</summary>
    private static void Forbid(SchemaLevel level, JsonObject siblings)
    {
        level.IsClosed = true;
        if (siblings["patternProperties"] is null)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (KeyValuePair<string, JsonNode?> property in siblings["properties"] as JsonObject ?? [])
            {
                names.Add(property.Key);
            }

            level.Closures.Add(names);
        }
    }

    private static void Close(SchemaLevel level)
    {
        foreach (HashSet<string> names in level.Closures)
        {
            // What is required and forbidden at once was meant to be allowed.
            level.Properties?.RemoveAll(property => !names.Contains(property.Key) && !level.Required.Contains(property.Key));
        }
    }

    private static void AddLimit(SchemaLevel level, string keyword, JsonNode value)
    {
        if (!level.Limits.TryAdd(keyword, value))
        {
            level.Others.Add(KeyValuePair.Create(keyword, (JsonNode?)value));
        }
    }

    private static void AddProperties(SchemaLevel level, JsonObject properties)
    {
        level.Properties ??= [];
        foreach (KeyValuePair<string, JsonNode?> property in properties)
        {
            JsonNode schema = property.Value ?? new JsonObject();
            if (level.Property(property.Key) is { } known)
            {
                known.Add(schema);
            }
            else
            {
                level.Properties.Add(KeyValuePair.Create(property.Key, new List<JsonNode> { schema }));
            }
        }
    }

    private static void AddTuple(SchemaLevel level, string keyword, JsonArray tuple)
    {
        if (level.Tuple is null)
        {
            level.Tuple = tuple;
        }
        else
        {
            level.Others.Add(KeyValuePair.Create(keyword, (JsonNode?)tuple));
        }
    }

    private static void AddValues(SchemaLevel level, List<JsonNode?> values, bool isConstant)
    {
        level.IsConstant |= isConstant;
        level.Values = level.Values is null ? values : level.Values.FindAll(value => Contains(values, value));
    }

    private static bool Contains(IEnumerable<JsonNode?> values, JsonNode? wanted)
    {
        foreach (JsonNode? value in values)
        {
            if (JsonNode.DeepEquals(value, wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Schemas that are true, and conditions without a condition.</summary>
    private static bool SaysNothing(string keyword, JsonNode? value) => keyword switch
    {
        "additionalItems" or "unevaluatedProperties" or "unevaluatedItems" or "propertyNames" => value is null or JsonObject { Count: 0 } || JsonNode.DeepEquals(value, true),
        "patternProperties" or "dependentRequired" or "dependentSchemas" or "dependencies" => value is JsonObject { Count: 0 },
        _ => false,
    };
}
