using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Checks a value against a JSON Schema: what models are asked to follow of it.</summary>
/// <remarks>
/// Understood are type, enum, const, limits of numbers, texts, lists and objects, required, properties, items, anyOf, oneOf, allOf, not, if, and references within the
/// schema. Further properties are let through, <c>additionalProperties: false</c> or not, as is null for a property that may be left out: both are how models say
/// less or more than asked, and neither harms. A keyword that is not understood limits nothing. Every step is counted (<see cref="SchemaWork"/>): the value is a stranger's.
/// </remarks>
internal sealed partial class SchemaValidator
{
    /// <summary>Deeper schemas are not followed.</summary>
    private const int Deepest = 128;

    /// <summary>How long a step of a path may be where it is shown.</summary>
    private const int LongestStep = 100;

    private const string NoChoice = "fits none of the choices";

    private readonly JsonElement _root;
    private readonly SchemaWork _work;
    private readonly SchemaIndex _index;
    private readonly bool _heedsClosed;
    private readonly bool _toleratesNull;
    private readonly List<(string? Name, int Item)> _path = [];
    private readonly List<(string Reference, int Place)> _open = [];
    private Dictionary<(int Schema, int Value), SchemaViolation?>? _followed;
    private JsonElement _value;
    private int _depth;
    private int _cuts;
    private int _names;

    public SchemaValidator(JsonElement root, SchemaWork work, bool heedsClosed = false, bool toleratesNull = true)
    {
        _root = root;
        _work = work;
        _index = new SchemaIndex(root, work);
        _heedsClosed = heedsClosed;
        _toleratesNull = toleratesNull;
    }

    /// <summary>The first violation; null when the value follows the schema.</summary>
    public static SchemaViolation? Check(JsonElement schema, JsonElement value) => new SchemaValidator(schema, new SchemaWork()).Check(value);

    /// <summary>As the other one, by the letter: further properties are refused where they are forbidden, and null where only <paramref name="toleratesNull"/> would let it through.</summary>
    public static SchemaViolation? CheckFully(JsonElement schema, JsonElement value, bool toleratesNull = false) =>
        new SchemaValidator(schema, new SchemaWork(), heedsClosed: true, toleratesNull).Check(value);

    /// <summary>The first violation of the schema; null when the value follows it.</summary>
    /// <exception cref="SchemaWorkException">It takes more work than there is.</exception>
    public SchemaViolation? Check(JsonElement value) => CheckPart(_root, value);

    /// <summary>As the other one, for a schema that stands within this one.</summary>
    public SchemaViolation? CheckPart(JsonElement schema, JsonElement value)
    {
        _value = value;
        _followed?.Clear();
        return Visit(schema, value);
    }

    /// <summary>What is known of the schema's places.</summary>
    public SchemaIndex Index => _index;

    private SchemaViolation? Visit(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return schema.ValueKind == JsonValueKind.False ? Fail("false", "must not be there") : null;
        }

        _work.Spend(8 + schema.GetPropertyCount());
        if (_depth >= Deepest)
        {
            _cuts++;
            return null;
        }

        _depth++;
        SchemaViolation? violation = Kind(schema, value) ?? value.ValueKind switch
        {
            JsonValueKind.String => Text(schema, value),
            JsonValueKind.Number => Number(schema, value),
            JsonValueKind.Array => List(schema, value),
            JsonValueKind.Object => Members(schema, value),
            _ => null,
        };
        violation ??= Combined(schema, value);
        _depth--;
        return violation;
    }

    private SchemaViolation? Kind(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("type", out JsonElement type) && !IsOf(type, value) && !(value.ValueKind == JsonValueKind.Null && Flag(schema, "nullable")))
        {
            return Fail("type", $"must be {Shown(type)}, and is {Shown(value)}");
        }

        if (schema.TryGetProperty("enum", out JsonElement values) && values.ValueKind == JsonValueKind.Array && !_index.Contains(values, value))
        {
            return Fail("enum", $"must be one of {Shown(values)}, and is {Shown(value)}");
        }

        return schema.TryGetProperty("const", out JsonElement constant) && !_index.AreSame(constant, value)
            ? Fail("const", $"must be {Shown(constant)}, and is {Shown(value)}")
            : null;
    }

    private SchemaViolation? Combined(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference) && reference.ValueKind == JsonValueKind.String && Follow(reference.GetString()!, value) is { } there)
        {
            return there;
        }

        foreach (JsonElement part in Items(schema, "allOf"))
        {
            if (Visit(part, value) is { } violation)
            {
                return violation;
            }
        }

        if (schema.TryGetProperty("if", out JsonElement condition) && schema.TryGetProperty(Visit(condition, value) is null ? "then" : "else", out JsonElement consequence)
            && Visit(consequence, value) is { } conditional)
        {
            return conditional;
        }

        return schema.TryGetProperty("not", out JsonElement not) && Visit(not, value) is null
            ? Fail("not", $"must not be {Shown(value)}")
            : Choice(schema, "anyOf", value, isOne: false) ?? Choice(schema, "oneOf", value, isOne: true);
    }

    /// <summary>A reference that leads back to itself without a step into the value says nothing.</summary>
    private SchemaViolation? Follow(string reference, JsonElement value)
    {
        (string, int) here = (reference, _path.Count);
        if (_index.Resolve(reference) is not { } target)
        {
            return null;
        }

        if (_open.Contains(here))
        {
            _cuts++;
            return null;
        }

        // Choices that lead to one another would look at the same value as often as there are ways to it. What a cut has made incomplete holds only here.
        bool isKept = _names == 0;
        (int, int) place = isKept ? (_index.PlaceOf(target), SchemaIndex.PlaceOf(_value, value)) : default;
        if (isKept && _followed?.TryGetValue(place, out SchemaViolation? known) == true)
        {
            return known;
        }

        int cuts = _cuts;
        _open.Add(here);
        SchemaViolation? violation = Visit(target, value);
        _open.RemoveAt(_open.Count - 1);
        if (isKept && cuts == _cuts)
        {
            (_followed ??= [])[place] = violation;
        }

        return violation;
    }

    private SchemaViolation? Choice(JsonElement schema, string keyword, JsonElement value, bool isOne)
    {
        if (!schema.TryGetProperty(keyword, out JsonElement choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
        {
            return null;
        }

        int fitting = 0;
        SchemaViolation? nearest = null;
        foreach (JsonElement choice in choices.EnumerateArray())
        {
            SchemaViolation? violation = Visit(choice, value);
            if (violation is null)
            {
                fitting++;
                if (!isOne)
                {
                    return null;
                }
            }
            else if (nearest is null || violation.Path.Length > nearest.Path.Length)
            {
                nearest = violation;
            }
        }

        // The choice that the value comes nearest to says more than that none fits.
        return fitting == 1 ? null
            : fitting > 1 ? Fail(keyword, "must fit exactly one of the choices, and fits several")
            : choices.GetArrayLength() == 1 || nearest!.Path.Length > Path().Length ? nearest
            : Fail(keyword, nearest.Reason.StartsWith(NoChoice, StringComparison.Ordinal) ? nearest.Reason : $"{NoChoice} ({nearest.Reason})");
    }

    private SchemaViolation Fail(string keyword, string reason) => new(Path(), keyword, reason);

    private string Path()
    {
        if (_path.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach ((string? name, int item) in _path)
        {
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{item}]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(Short(name));
            }
        }

        _work.Spend(text.Length / 8);
        return text.ToString();
    }

    /// <summary>A name as it is shown: it is the model's, and may be as long as the arguments are.</summary>
    private static string Short(string name) => name.Length <= LongestStep ? name : string.Concat(name.AsSpan(0, LongestStep), "…");

    private static JsonElement.ArrayEnumerator Items(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out JsonElement items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static bool Flag(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    private static bool IsOf(JsonElement type, JsonElement value)
    {
        if (type.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in type.EnumerateArray())
            {
                if (IsOf(one, value))
                {
                    return true;
                }
            }

            return false;
        }

        return type.ValueKind != JsonValueKind.String || type.GetString()!.ToLowerInvariant() switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && JsonNumber.IsInteger(value.GetRawText()),
            _ => true,
        };
    }

    private static string Shown(JsonElement value)
    {
        const int Longest = 80, MostBytes = (Longest + 1) * 4;
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        string text = Encoding.UTF8.GetString(raw.Length <= MostBytes ? raw : raw[..MostBytes]);
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }
}
