using System.Text.Json.Nodes;

namespace Relay;

/// <content>One value: its type, what it may be, its limits.</content>
internal sealed partial class SchemaCompilation
{
    private JsonObject WriteValue(SchemaLevel level, string path)
    {
        JsonTypes? types = level.Types ?? Inferred(level);
        if (level.Values is not null)
        {
            // No more types than there are values of; null may stay beside them, where it was named.
            types &= level.ValueTypes | JsonTypes.Null;
        }

        JsonTypes solid = (types ?? JsonTypes.None) & ~JsonTypes.Null;
        if (!_dialect.TakesTypeLists && JsonTypeWords.Words(solid).Count > 1)
        {
            return WriteSplit(level, types!.Value, path);
        }

        return WithNotes(WriteOne(level, types, path), level, path);
    }

    private JsonObject WriteOne(SchemaLevel level, JsonTypes? types, string path)
    {
        var result = new JsonObject();
        if (types is { } known)
        {
            WriteType(result, known, path);
        }
        else if (_dialect.RequiresType && level.Values is null)
        {
            Stop(path, "type", "any value");
        }

        WriteValues(result, level, types ?? JsonTypes.Any, path);
        WriteLimits(result, level, types ?? JsonTypes.Any, path);
        if (((types ?? JsonTypes.Any) & JsonTypes.Object) != 0)
        {
            WriteMembers(result, level, types is not null, path);
        }

        if (((types ?? JsonTypes.Any) & JsonTypes.Array) != 0)
        {
            WriteItems(result, level, types is not null, path);
        }

        foreach (KeyValuePair<string, JsonNode?> other in level.Others)
        {
            if (!(_dialect.ClosesObjects && other.Key == "unevaluatedProperties" && JsonNode.DeepEquals(other.Value, false)))
            {
                Lose(path, other.Key, other.Value);
            }
        }

        return result;
    }

    /// <summary>A value of several types, where a type is one word: a choice of as many.</summary>
    private JsonObject WriteSplit(SchemaLevel level, JsonTypes types, string path)
    {
        if (!_dialect.Takes("anyOf"))
        {
            Lose(path, "type", TypeNode(types));
            Stop(path, "type", "several types");
            level.Types = null;
            return WithNotes([], level, path);
        }

        var choices = new JsonArray();
        foreach (string word in JsonTypeWords.Words(types & ~JsonTypes.Null))
        {
            choices.Add((JsonNode)WriteOne(level, JsonTypeWords.Parse(word)!.Value | (types & JsonTypes.Null), path));
        }

        return WithNotes(new JsonObject { ["anyOf"] = choices }, level, path);
    }

    private void WriteType(JsonObject result, JsonTypes types, string path)
    {
        List<string> words = JsonTypeWords.Words(types);
        bool isNullable = words.Count > 1 && (types & JsonTypes.Null) != 0;
        if (_dialect.IsOpenApi)
        {
            result["type"] = words.Count == 0 ? "STRING" : words[0].ToUpperInvariant();
            if (isNullable)
            {
                result["nullable"] = true;
            }
        }
        else if (_dialect.TakesTypeLists || words.Count < 2)
        {
            result["type"] = TypeNode(types);
        }
        else
        {
            Lose(path, "type", TypeNode(types));
            result["type"] = words[0];
        }
    }

    private static JsonNode TypeNode(JsonTypes types)
    {
        List<string> words = JsonTypeWords.Words(types);
        if (words.Count == 1)
        {
            return words[0];
        }

        var list = new JsonArray();
        foreach (string word in words)
        {
            list.Add((JsonNode)word);
        }

        return list;
    }

    private void WriteValues(JsonObject result, SchemaLevel level, JsonTypes types, string path)
    {
        if (level.Values is not { } all)
        {
            return;
        }

        var values = new JsonArray();
        bool isTaken = true;
        foreach (JsonNode? value in all)
        {
            JsonTypes type = JsonTypeWords.Of(value);
            if ((type & types) != type)
            {
                continue;
            }

            if (type == JsonTypes.Null && (_dialect.EnumTypes & JsonTypes.Null) == 0)
            {
                // The type says it.
                continue;
            }

            isTaken &= (type & _dialect.EnumTypes) == type;
            values.Add(value?.DeepClone());
        }

        if (!isTaken)
        {
            Lose(path, "enum", new JsonArray([.. Clones(all)]));
        }
        else if (level.IsConstant && values.Count == 1 && _dialect.Takes("const"))
        {
            result["const"] = values[0]?.DeepClone();
        }
        else if (values.Count > 0)
        {
            result["enum"] = values;
        }
    }

    private void WriteLimits(JsonObject result, SchemaLevel level, JsonTypes types, string path)
    {
        foreach ((string keyword, JsonNode value) in level.Limits.All)
        {
            if ((OrderedLimits.AppliesTo(keyword) & types) == 0 || JsonNode.DeepEquals(value, false))
            {
                // Of another type, or uniqueItems: false: it limits nothing.
                continue;
            }

            if (_dialect.Takes(keyword) && TakesLimit(keyword, value))
            {
                result[keyword] = value.DeepClone();
            }
            else
            {
                Lose(path, keyword, value);
            }
        }
    }

    private bool TakesLimit(string keyword, JsonNode value)
    {
        if (keyword == "minItems")
        {
            return JsonNumber.Compare(JsonValues.ToText(value), _dialect.LargestMinItems.ToString(System.Globalization.CultureInfo.InvariantCulture)) <= 0;
        }

        string? text = value is JsonValue known && known.TryGetValue(out string? one) ? one : null;
        if (keyword == "format")
        {
            return _dialect.Formats is not { } formats || (text is not null && formats.Contains(text));
        }

        if (keyword == "pattern" && text is not null)
        {
            foreach (string stop in _dialect.PatternStops)
            {
                if (text.Contains(stop, StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Title, description and the like, before all else. A default that cannot be said is told in words.</summary>
    private JsonObject WithNotes(JsonObject result, SchemaLevel level, string path)
    {
        if (level.Notes.Count == 0)
        {
            return result;
        }

        var whole = new JsonObject();
        foreach (KeyValuePair<string, JsonNode?> note in level.Notes)
        {
            if (_dialect.Takes(note.Key))
            {
                whole[note.Key] = note.Value?.DeepClone();
            }
            else if (note.Key == "default")
            {
                Lose(path, note.Key, note.Value, isConstraint: false);
            }
        }

        foreach (KeyValuePair<string, JsonNode?> member in result)
        {
            if (!whole.ContainsKey(member.Key))
            {
                whole[member.Key] = member.Value?.DeepClone();
            }
        }

        return whole;
    }

    /// <summary>The type that the other keywords are about; null when they are about none or several.</summary>
    private static JsonTypes? Inferred(SchemaLevel level)
    {
        if (level.Values is not null)
        {
            return level.ValueTypes;
        }

        JsonTypes found = level.Properties is not null || level.Required.Count > 0 || level.IsClosed || level.Additional is not null ? JsonTypes.Object : JsonTypes.None;
        found |= level.Items is not null || level.Tuple is not null ? JsonTypes.Array : JsonTypes.None;
        foreach ((string keyword, JsonNode _) in level.Limits.All)
        {
            found |= keyword == "format" ? JsonTypes.String : OrderedLimits.AppliesTo(keyword);
        }

        return found != JsonTypes.None && (found == JsonTypes.Number || JsonTypeWords.Words(found).Count == 1) ? found : null;
    }

    private static List<JsonNode?> Clones(List<JsonNode?> values) => values.ConvertAll(static value => value?.DeepClone());
}
