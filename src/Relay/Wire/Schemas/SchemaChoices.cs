using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Whether the choices of a <c>oneOf</c> exclude each other by themselves, so that <c>anyOf</c> means the same.</summary>
internal static class SchemaChoices
{
    public static bool AreDisjoint(JsonArray choices, SchemaReferences references)
    {
        for (int i = 0; i < choices.Count; i++)
        {
            for (int j = i + 1; j < choices.Count; j++)
            {
                if (!AreDisjoint(Target(choices[i], references), Target(choices[j], references)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool AreDisjoint(JsonObject? left, JsonObject? right)
    {
        if (left is null || right is null)
        {
            return false;
        }

        if (Types(left) is { } a && Types(right) is { } b && (a & b) == JsonTypes.None)
        {
            return true;
        }

        if (Values(left) is { } these && Values(right) is { } those)
        {
            return !Meet(these, those);
        }

        return HaveAMark(left, right);
    }

    /// <summary>Whether both require a property that has other values in each: the mark of a union's members.</summary>
    private static bool HaveAMark(JsonObject left, JsonObject right)
    {
        if (left["properties"] is not JsonObject these || right["properties"] is not JsonObject those || Types(left) != JsonTypes.Object || Types(right) != JsonTypes.Object)
        {
            return false;
        }

        foreach (KeyValuePair<string, JsonNode?> property in these)
        {
            if (Requires(left, property.Key) && Requires(right, property.Key)
                && property.Value is JsonObject one && those[property.Key] is JsonObject other
                && Values(one) is { } a && Values(other) is { } b && !Meet(a, b))
            {
                return true;
            }
        }

        return false;
    }

    private static JsonObject? Target(JsonNode? choice, SchemaReferences references) =>
        choice is JsonObject members && members.Count == 1 && members["$ref"] is JsonValue reference && reference.TryGetValue(out string? pointer)
            ? references.Resolve(pointer) as JsonObject
            : choice as JsonObject;

    private static JsonTypes? Types(JsonObject schema)
    {
        if (JsonTypeWords.Parse(schema["type"]) is { } types)
        {
            return types;
        }

        if (Values(schema) is not { } values)
        {
            return null;
        }

        JsonTypes all = JsonTypes.None;
        foreach (JsonNode? value in values)
        {
            all |= JsonTypeWords.Of(value);
        }

        return all;
    }

    private static JsonArray? Values(JsonObject schema) =>
        schema["enum"] is JsonArray values ? values : schema.TryGetPropertyValue("const", out JsonNode? value) ? [value?.DeepClone()] : null;

    private static bool Requires(JsonObject schema, string name)
    {
        foreach (JsonNode? required in schema["required"] as JsonArray ?? [])
        {
            if (JsonNode.DeepEquals(required, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Meet(JsonArray these, JsonArray those)
    {
        foreach (JsonNode? one in these)
        {
            foreach (JsonNode? other in those)
            {
                if (JsonNode.DeepEquals(one, other))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
