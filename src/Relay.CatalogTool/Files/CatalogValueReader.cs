using System.Globalization;
using System.Text.Json;

namespace Relay.CatalogTool.Files;

/// <summary>Reads the values of one catalog file; what a value cannot be is an error at its place.</summary>
internal sealed class CatalogValueReader(string path)
{
    /// <summary>The sources that values may cite.</summary>
    public SortedDictionary<char, CatalogSource> Sources { get; } = [];

    /// <summary>[value, letters], [value, letters, date], each with an object of other values behind it.</summary>
    public Stated<T> ReadStated<T>(JsonElement json, string place, Func<JsonElement, string, T> read)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() is < 2 or > 4)
        {
            throw Wrong(place, "must be [value, sources], then perhaps a date, then perhaps {sources: other value}");
        }

        string? date = null;
        var others = new List<Statement<T>>();
        for (int i = 2; i < json.GetArrayLength(); i++)
        {
            if (i == 2 && json[i].ValueKind == JsonValueKind.String)
            {
                date = Date(json[i], place);
                continue;
            }

            foreach (JsonProperty other in Properties(json[i], place))
            {
                others.Add(new Statement<T>(read(other.Value, place), Letters(other.Name, place)));
            }
        }

        return new Stated<T>(read(json[0], place), Letters(json[1], place), others) { Date = date };
    }

    public UsdPrice Price(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Number && UsdPrice.TryParse(json.GetRawText(), out UsdPrice price)
            ? price
            : throw Wrong(place, "must be a price of 0 or more");

    public int Tokens(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out int tokens) && tokens > 0
            ? tokens
            : throw Wrong(place, "must be a number of tokens above 0");

    public bool Truth(JsonElement json, string place) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw Wrong(place, "must be true or false");

    public string Text(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Wrong(place, "must be a text");

    public string Text(JsonElement json, string name, string place) => Text(Property(json, name, place), $"{place}.{name}");

    public string Date(JsonElement json, string place) =>
        Text(json, place) is var date && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? date
            : throw Wrong(place, "must be a day, yyyy-MM-dd");

    public string Letters(JsonElement json, string place) => Letters(Text(json, place), place);

    private string Letters(string letters, string place) =>
        letters.Length > 0 && letters.All(Sources.ContainsKey) ? letters : throw Wrong(place, $"'{letters}' are not letters of the sources above");

    public JsonElement Property(JsonElement json, string name, string place) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : throw Wrong(place, $"'{name}' is missing");

    public JsonElement.ObjectEnumerator Properties(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : throw Wrong(place, "must be an object");

    public JsonElement.ArrayEnumerator Elements(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Wrong(place, "must be an array");

    public void Only(JsonElement json, string place, params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty property in Properties(json, place))
        {
            if (!names.Contains(property.Name))
            {
                throw Wrong(place, $"'{property.Name}' is not known here");
            }
        }
    }

    public CatalogFileException Wrong(string place, string what) => new(path, $"{place}: {what}");
}
