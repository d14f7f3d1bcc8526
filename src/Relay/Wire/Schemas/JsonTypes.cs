using System.Text.Json;
using System.Text.Json.Nodes;

namespace Relay;

/// <summary>The types of JSON Schema as a set: an integer is a number without a fraction.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Integer = 16,
    Fraction = 32,
    String = 64,
    Number = Integer | Fraction,
    Primitive = Null | Boolean | Number | String,
    Any = Primitive | Object | Array,
}

/// <summary>The words of <see cref="JsonTypes"/>.</summary>
internal static class JsonTypeWords
{
    private static readonly (JsonTypes Types, string Word)[] s_words =
    [
        (JsonTypes.Object, "object"), (JsonTypes.Array, "array"), (JsonTypes.String, "string"), (JsonTypes.Number, "number"),
        (JsonTypes.Integer, "integer"), (JsonTypes.Boolean, "boolean"), (JsonTypes.Null, "null"),
    ];

    /// <summary>The types of a <c>type</c> keyword, a word or a list of them; null for anything else. OpenAPI's upper case is understood.</summary>
    public static JsonTypes? Parse(JsonNode? type)
    {
        if (type is JsonArray list)
        {
            JsonTypes all = JsonTypes.None;
            foreach (JsonNode? item in list)
            {
                all |= Parse(item) ?? JsonTypes.None;
            }

            return all == JsonTypes.None ? null : all;
        }

        if (type is JsonValue value && value.TryGetValue(out string? word))
        {
            foreach ((JsonTypes types, string known) in s_words)
            {
                if (known.Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return types;
                }
            }
        }

        return null;
    }

    /// <summary>The type of a value.</summary>
    public static JsonTypes Of(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => JsonTypes.Null,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.Object => JsonTypes.Object,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.String => JsonTypes.String,
        _ => JsonNumber.IsInteger(value) ? JsonTypes.Integer : JsonTypes.Fraction,
    };

    /// <summary>The words of a set, <c>null</c> last.</summary>
    public static List<string> Words(JsonTypes types)
    {
        var words = new List<string>(2);
        foreach ((JsonTypes known, string word) in s_words)
        {
            bool isIn = known == JsonTypes.Integer ? (types & JsonTypes.Number) == JsonTypes.Integer : (types & known) == known;
            if (isIn)
            {
                words.Add(word);
            }
        }

        return words;
    }
}
