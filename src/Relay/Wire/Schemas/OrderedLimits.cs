using System.Text.Json.Nodes;

namespace Relay;

/// <summary>Limits by keyword, in the order in which they came. Of two for the same thing the tighter one counts.</summary>
internal sealed class OrderedLimits
{
    private readonly List<KeyValuePair<string, JsonNode>> _limits = [];

    public bool IsEmpty => _limits.Count == 0;

    public IReadOnlyList<KeyValuePair<string, JsonNode>> All => _limits;

    /// <summary>Whether a keyword is such a limit, and of values of which types.</summary>
    public static JsonTypes AppliesTo(string keyword) => keyword switch
    {
        "minLength" or "maxLength" or "pattern" => JsonTypes.String,
        "format" => JsonTypes.String | JsonTypes.Number,
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => JsonTypes.Number,
        "minItems" or "maxItems" or "uniqueItems" => JsonTypes.Array,
        "minProperties" or "maxProperties" => JsonTypes.Object,
        _ => JsonTypes.None,
    };

    public OrderedLimits Copy()
    {
        var copy = new OrderedLimits();
        copy._limits.AddRange(_limits);
        return copy;
    }

    /// <summary>Adds a limit; false when there is another one for the same thing and the two cannot be joined.</summary>
    public bool TryAdd(string keyword, JsonNode value)
    {
        for (int i = 0; i < _limits.Count; i++)
        {
            if (_limits[i].Key != keyword)
            {
                continue;
            }

            JsonNode known = _limits[i].Value;
            if (JsonNode.DeepEquals(known, value))
            {
                return true;
            }

            bool isLeast = keyword is "minLength" or "minimum" or "exclusiveMinimum" or "minItems" or "minProperties";
            bool isMost = keyword is "maxLength" or "maximum" or "exclusiveMaximum" or "maxItems" or "maxProperties";
            if ((!isLeast && !isMost) || JsonTypeWords.Of(known) is not (JsonTypes.Integer or JsonTypes.Fraction) || JsonTypeWords.Of(value) is not (JsonTypes.Integer or JsonTypes.Fraction))
            {
                return false;
            }

            int order = JsonNumber.Compare(JsonValues.ToText(value), JsonValues.ToText(known));
            if (isLeast ? order > 0 : order < 0)
            {
                _limits[i] = KeyValuePair.Create(keyword, value);
            }

            return true;
        }

        _limits.Add(KeyValuePair.Create(keyword, value));
        return true;
    }

    /// <summary>Replaces a limit, or takes it away when <paramref name="value"/> is null.</summary>
    public void Replace(string keyword, string by, JsonNode? value)
    {
        _limits.RemoveAll(limit => limit.Key == keyword);
        if (value is not null)
        {
            TryAdd(by, value);
        }
    }

    public JsonNode? this[string keyword]
    {
        get
        {
            foreach (KeyValuePair<string, JsonNode> limit in _limits)
            {
                if (limit.Key == keyword)
                {
                    return limit.Value;
                }
            }

            return null;
        }
    }
}
