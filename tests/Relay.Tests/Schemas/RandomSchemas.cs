using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Tests;

/// <summary>Schemas and values, made of everything that stands in schemas, in combinations nobody would write.</summary>
/// <param name="isPlain">Whether schemas keep to what every dialect has a word for.</param>
internal sealed class RandomSchemas(bool isPlain)
{
    private static readonly string[] s_names = ["a", "b", "format", "$ref", "not", "properties", "enum", "type"];
    private static readonly string[] s_types = ["object", "array", "string", "number", "integer", "boolean", "null"];

    /// <summary>An object schema with definitions, some of which refer to each other.</summary>
    public Gen<JsonObject> Roots() =>
        from a in Object(3)
        from d in Schema(2)
        from e in Schema(2)
        select With(a, d, e);

    private static JsonObject With(JsonObject root, JsonObject d, JsonObject e)
    {
        root["$defs"] = new JsonObject { ["d"] = d, ["e"] = e };
        return root;
    }

    public Gen<JsonObject> Schema(int depth) => depth == 0 ? Leaf() : Gen.OneOf(Leaf(), Leaf(), Object(depth), Object(depth), List(depth), Choice(depth), All(depth), Reference());

    private static Gen<JsonObject> Reference() =>
        from name in Gen.Elements("d", "e")
        from isDescribed in Gen.Elements(true, false, false)
        select isDescribed ? new JsonObject { ["$ref"] = "#/$defs/" + name, ["description"] = "Here." } : new JsonObject { ["$ref"] = "#/$defs/" + name };

    private Gen<JsonObject> Leaf() =>
        from kind in isPlain ? Gen.Elements(2, 3, 4, 7, 8) : Gen.Choose(0, 7)
        from low in Gen.Choose(0, 2)
        from type in Gen.Elements(s_types)
        from other in Gen.Elements(s_types)
        select kind switch
        {
            0 => new JsonObject { ["type"] = "string", ["minLength"] = low },
            1 => new JsonObject { ["type"] = "integer", ["minimum"] = low, ["maximum"] = 3 },
            2 => new JsonObject { ["enum"] = new JsonArray("a", "b", low) },
            3 => new JsonObject { ["const"] = low == 0 ? null : JsonValue.Create("a"), ["description"] = "Fixed." },
            4 => type == other || type == "null" ? new JsonObject { ["type"] = type } : new JsonObject { ["type"] = new JsonArray(type, other) },
            5 => new JsonObject { ["type"] = "string", ["pattern"] = low == 0 ? "^a" : "b$", ["format"] = "date" },
            6 => new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = low, ["default"] = 1 },
            7 => new JsonObject { ["type"] = "boolean", ["title"] = "T", ["x-own"] = true },
            _ => new JsonObject { ["type"] = low == 0 ? "integer" : "string" },
        };

    private Gen<JsonObject> Object(int depth) =>
        from count in Gen.Choose(0, 3)
        from names in Gen.Elements(s_names).ArrayOf(count)
        from schemas in Schema(depth - 1).ArrayOf(count)
        from required in Gen.Elements(true, false).ArrayOf(count)
        from closed in isPlain ? Gen.Choose(2, 5) : Gen.Choose(0, 5)
        select MakeObject(names, schemas, required, closed);

    private static JsonObject MakeObject(string[] names, JsonObject[] schemas, bool[] required, int closed)
    {
        var properties = new JsonObject();
        var all = new JsonArray();
        for (int i = 0; i < names.Length; i++)
        {
            if (!properties.ContainsKey(names[i]))
            {
                properties[names[i]] = schemas[i].DeepClone();
                if (required[i])
                {
                    all.Add((JsonNode)names[i]);
                }
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = all };
        if (closed == 0)
        {
            schema["additionalProperties"] = false;
        }
        else if (closed == 1)
        {
            schema["minProperties"] = 1;
        }

        return schema;
    }

    private Gen<JsonObject> List(int depth) =>
        from items in Schema(depth - 1)
        from most in isPlain ? Gen.Constant(4) : Gen.Choose(0, 3)
        select most switch
        {
            0 => new JsonObject { ["type"] = "array", ["items"] = items.DeepClone(), ["uniqueItems"] = true },
            1 => new JsonObject { ["type"] = "array", ["prefixItems"] = new JsonArray(items.DeepClone()) },
            4 => new JsonObject { ["type"] = "array", ["items"] = items.DeepClone() },
            _ => new JsonObject { ["type"] = "array", ["items"] = items.DeepClone(), ["maxItems"] = most },
        };

    private Gen<JsonObject> Choice(int depth) =>
        from keyword in Gen.Elements("anyOf", "oneOf")
        from one in Schema(depth - 1)
        from other in Schema(depth - 1)
        from beside in Gen.Choose(0, 3)
        select beside == 0
            ? new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["a"] = new JsonObject { ["type"] = "string" } }, [keyword] = new JsonArray(one.DeepClone(), other.DeepClone()) }
            : new JsonObject { [keyword] = new JsonArray(one.DeepClone(), other.DeepClone()) };

    private Gen<JsonObject> All(int depth) =>
        from one in Schema(depth - 1)
        from other in Schema(depth - 1)
        select new JsonObject { ["allOf"] = new JsonArray(one.DeepClone(), other.DeepClone()) };

    /// <summary>A value, led by a schema so that it fits more often than not.</summary>
    public static JsonNode? Value(JsonNode? schema, JsonNode root, Random random, int depth = 0)
    {
        if (schema is not JsonObject members || depth > 6)
        {
            return Any(random);
        }

        if (members["$ref"] is { } reference)
        {
            string name = reference.GetValue<string>();
            return Value(name == "#" ? root : root["$defs"]![name["#/$defs/".Length..]], root, random, depth + 1);
        }

        if (members["anyOf"] is JsonArray { Count: > 0 } choices)
        {
            return Value(choices[random.Next(choices.Count)], root, random, depth + 1);
        }

        if (members["enum"] is JsonArray { Count: > 0 } values)
        {
            return values[random.Next(values.Count)]?.DeepClone();
        }

        if (members.TryGetPropertyValue("const", out JsonNode? constant))
        {
            return constant?.DeepClone();
        }

        string? type = members["type"] switch
        {
            JsonArray { Count: > 0 } list => list[random.Next(list.Count)]!.GetValue<string>(),
            JsonValue one => one.GetValue<string>(),
            _ => null,
        };
        switch (type?.ToLowerInvariant())
        {
            case "object":
                var made = new JsonObject();
                foreach (KeyValuePair<string, JsonNode?> property in members["properties"] as JsonObject ?? [])
                {
                    if (random.Next(8) > 0)
                    {
                        made[property.Key] = Value(property.Value, root, random, depth + 1);
                    }
                }

                return made;
            case "array":
                var items = new JsonArray();
                for (int i = random.Next(3); i > 0; i--)
                {
                    items.Add(Value(members["items"], root, random, depth + 1));
                }

                return items;
            default:
                return type is null || random.Next(6) == 0 ? Any(random) : OfType(type, random);
        }
    }

    private static JsonNode? OfType(string type, Random random) => type.ToLowerInvariant() switch
    {
        "string" => random.Next(3) switch { 0 => "a", 1 => "ab", _ => "" },
        "number" or "integer" => random.Next(-1, 5),
        "boolean" => random.Next(2) == 0,
        _ => null,
    };

    private static JsonNode? Any(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => "a",
        2 => random.Next(4),
        3 => true,
        4 => new JsonArray(1),
        _ => new JsonObject { ["a"] = "b" },
    };
}
