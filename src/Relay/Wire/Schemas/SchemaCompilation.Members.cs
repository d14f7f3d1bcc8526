using System.Text.Json.Nodes;

namespace Relay;

/// <content>Members of objects and items of lists.</content>
internal sealed partial class SchemaCompilation
{
    private void WriteMembers(JsonObject result, SchemaLevel level, bool isObject, string path)
    {
        AddRequired(level);
        List<string>? names = null;
        if (level.Properties is { } properties)
        {
            var members = new JsonObject();
            foreach ((string name, List<JsonNode> schemas) in properties)
            {
                bool isRequired = level.Required.Contains(name);
                if (!isRequired && schemas.Exists(static schema => JsonNode.DeepEquals(schema, false)))
                {
                    continue;
                }

                JsonObject member = Compile(schemas, SchemaLoss.Member(path, name));
                members[name] = isRequired || !_dialect.RequiresAll ? member : SchemaNull.Allow(member);
                (names ??= []).Add(name);
            }

            result["properties"] = members;
            List<string> required = _dialect.RequiresAll ? names ?? [] : level.Required.FindAll(members.ContainsKey);
            if (required.Count > 0)
            {
                result["required"] = Names(required);
            }
            else if (_dialect.RequiresOne && members.Count > 0)
            {
                Stop(path, "required", "no property is required");
            }

            WriteOrder(result, level, names);
        }
        else if (level.Required.Count > 0)
        {
            Lose(path, "required", Names(level.Required));
        }

        WriteAdditional(result, level, isObject, path);
    }

    /// <summary>In a closed object, what is required must be a property.</summary>
    private void AddRequired(SchemaLevel level)
    {
        if (!_dialect.ClosesObjects && !_dialect.RequiresOne)
        {
            return;
        }

        foreach (string name in level.Required)
        {
            if (level.Property(name) is null)
            {
                (level.Properties ??= []).Add(KeyValuePair.Create(name, new List<JsonNode> { new JsonObject() }));
            }
        }
    }

    private void WriteOrder(JsonObject result, SchemaLevel level, List<string>? names)
    {
        if (_dialect.TellsOrder && names is not null && !level.Notes.ContainsKey("propertyOrdering"))
        {
            result["propertyOrdering"] = Names(names);
        }
    }

    private void WriteAdditional(JsonObject result, SchemaLevel level, bool isObject, string path)
    {
        if (_dialect.ClosesObjects)
        {
            if (!isObject)
            {
                return;
            }

            result["additionalProperties"] = false;
            if (level.Additional is { } further)
            {
                Lose(path, "additionalProperties", further[0]);
                Stop(path, "additionalProperties", "properties of any name");
            }
            else if (level.Properties is null && !level.IsClosed)
            {
                Stop(path, "additionalProperties", "properties of any name");
            }
        }
        else if (level.IsClosed || level.Additional is not null)
        {
            JsonNode value = level.IsClosed ? false : level.Additional![0];
            if (!_dialect.Takes("additionalProperties") || (!level.IsClosed && !_dialect.TakesMaps))
            {
                Lose(path, "additionalProperties", value);
            }
            else
            {
                result["additionalProperties"] = level.IsClosed ? false : Compile(level.Additional!, SchemaLoss.Member(path, "*"));
            }
        }
    }

    private void WriteItems(JsonObject result, SchemaLevel level, bool isArray, string path)
    {
        if (level.Tuple is { } tuple)
        {
            if (_dialect.Takes("prefixItems"))
            {
                var prefix = new JsonArray();
                for (int i = 0; i < tuple.Count; i++)
                {
                    prefix.Add((JsonNode)Compile([tuple[i] ?? new JsonObject()], string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}[{i}]")));
                }

                result["prefixItems"] = prefix;
            }
            else
            {
                Lose(path, "prefixItems", tuple);
                Stop(path, "prefixItems", "a tuple");
            }
        }

        if (level.Items is { } items)
        {
            if (items.Exists(static item => JsonNode.DeepEquals(item, false)))
            {
                Lose(path, "items", (JsonNode)false);
            }
            else
            {
                result["items"] = Compile(items, path + "[]");
            }
        }
        else if (isArray && _dialect.RequiresType && level.Tuple is null)
        {
            Stop(path, "items", "items of any kind");
        }
    }

    private static bool IsObject(JsonObject result) => result["type"] is JsonValue type && type.TryGetValue(out string? word) && word == "object";

    private static JsonArray Names(List<string> names)
    {
        var list = new JsonArray();
        foreach (string name in names)
        {
            list.Add((JsonNode)name);
        }

        return list;
    }
}
