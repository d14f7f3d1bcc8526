using System.Text;
using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>Reading of JSON that may lack anything.</summary>
internal static class Json
{
    public static JsonElement Parse(string text) => JsonDocument.Parse(text).RootElement;

    public static bool TryParse(string text, out JsonElement value)
    {
        value = default;
        try
        {
            value = Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether the member is there and not null.</summary>
    public static bool Has(JsonElement owner, string name) => Member(owner, name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static string? Text(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static double? Number(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public static IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    public static JsonElement Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) ? value : default;

    /// <summary>JSON with sorted members and without whitespace, so that equal values have equal texts.</summary>
    public static string Canonical(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (JsonProperty property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(property.Name)).Append(':');
                    Append(text, property.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(value.GetString()));
                break;
            case JsonValueKind.Number:
                text.Append(value.TryGetDecimal(out decimal number)
                    ? (number / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture)
                    : value.GetRawText());
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
