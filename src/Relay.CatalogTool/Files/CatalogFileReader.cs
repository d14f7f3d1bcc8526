using System.Globalization;
using System.Text.Json;

namespace Relay.CatalogTool.Files;

/// <summary>Reads a catalog file strictly: what it does not know, or what is out of order or out of range, is an error that names its place.</summary>
internal sealed class CatalogFileReader
{
    private readonly string _path;
    private readonly SortedDictionary<char, CatalogSource> _sources = [];

    private CatalogFileReader(string path) => _path = path;

    /// <exception cref="CatalogFileException">The file is not a catalog file.</exception>
    public static CatalogFile Read(string path, byte[] json)
    {
        var reader = new CatalogFileReader(path);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return reader.ReadFile(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new CatalogFileException(path, wrong.Message, wrong);
        }
    }

    private CatalogFile ReadFile(JsonElement root)
    {
        Only(root, "file", "provider", "prices", "facts_sha256", "local", "sources", "skipped", "models");
        string provider = Text(root, "provider", "file");
        if (provider != Path.GetFileNameWithoutExtension(_path))
        {
            throw Wrong("provider", $"'{provider}' stands in a file of another name");
        }

        if (Text(root, "prices", "file") != CatalogFile.Unit)
        {
            throw Wrong("prices", $"the unit must be '{CatalogFile.Unit}'");
        }

        foreach (JsonProperty source in Property(root, "sources", "file").EnumerateObject())
        {
            ReadSource(source);
        }

        var models = new SortedDictionary<string, CatalogModel>(StringComparer.Ordinal);
        string previous = "";
        foreach (JsonProperty model in Property(root, "models", "file").EnumerateObject())
        {
            if (ModelIds.WhyNot(model.Name) is { } why)
            {
                throw Wrong($"models.{model.Name}", why);
            }

            if (string.CompareOrdinal(previous, model.Name) >= 0)
            {
                throw Wrong($"models.{model.Name}", "models must stand in ordinal order of their ids");
            }

            previous = model.Name;
            models.Add(model.Name, ReadModel(model.Value, $"models.{model.Name}"));
        }

        return new CatalogFile(provider)
        {
            FactsHash = Text(root, "facts_sha256", "file"),
            Local = root.TryGetProperty("local", out JsonElement local) && local.GetBoolean(),
            Sources = _sources,
            Skipped = ReadTexts(root, "skipped"),
            Models = models,
        };
    }

    private void ReadSource(JsonProperty source)
    {
        string place = $"sources.{source.Name}";
        Only(source.Value, place, "name", "repo", "path", "commit", "date", "license");
        if (source.Name.Length != 1 || !char.IsAsciiLetterUpper(source.Name[0]))
        {
            throw Wrong(place, "a source is named by one capital letter");
        }

        _sources.Add(source.Name[0], new CatalogSource(
            Text(source.Value, "name", place),
            Text(source.Value, "repo", place),
            source.Value.TryGetProperty("path", out _) ? Text(source.Value, "path", place) : null,
            Text(source.Value, "commit", place),
            Date(Property(source.Value, "date", place), place),
            Text(source.Value, "license", place)));
    }

    private CatalogModel ReadModel(JsonElement model, string place)
    {
        Only(model, place, "sources", "mode", "status", "deprecation_date", "context_window", "max_output", "capabilities", "prices", "left_out");
        var capabilities = new SortedDictionary<string, Stated<bool>>(StringComparer.Ordinal);
        if (model.TryGetProperty("capabilities", out JsonElement stated))
        {
            foreach (JsonProperty capability in stated.EnumerateObject())
            {
                string where = $"{place}.capabilities.{capability.Name}";
                if (CapabilityNames.Find(capability.Name) is null)
                {
                    throw Wrong(where, "there is no such capability");
                }

                capabilities.Add(capability.Name, ReadStated(capability.Value, where, Truth));
            }
        }

        return new CatalogModel
        {
            Sources = Letters(Property(model, "sources", place), place),
            Mode = Optional(model, "mode", place, Text),
            Status = Optional(model, "status", place, Text),
            DeprecationDate = Optional(model, "deprecation_date", place, Date),
            ContextWindow = Optional(model, "context_window", place, Tokens),
            MaxOutput = Optional(model, "max_output", place, Tokens),
            Capabilities = capabilities,
            Prices = model.TryGetProperty("prices", out JsonElement prices) ? ReadPrices(prices, $"{place}.prices", new CatalogPrices()) : null,
            LeftOut = ReadTexts(model, "left_out"),
        };
    }

    private T ReadPrices<T>(JsonElement json, string place, T prices)
        where T : CatalogPrices
    {
        foreach (JsonProperty property in Properties(json, place))
        {
            string where = $"{place}.{property.Name}";
            if (Array.IndexOf(CatalogPrices.WayNames, property.Name) is >= 0 and var way)
            {
                foreach (JsonProperty rate in Properties(property.Value, where))
                {
                    ReadRate(rate, $"{where}.{rate.Name}", prices.Ways[way]);
                }
            }
            else if (property.Name == "tiers" && prices is not CatalogTier)
            {
                ReadTiers(property.Value, where, prices.Tiers);
            }
            else if (property.Name != "above" || prices is not CatalogTier)
            {
                ReadRate(property, where, prices.Standard);
            }
        }

        return prices.IsEmpty ? throw Wrong(place, "there is no price here") : prices;
    }

    private void ReadTiers(JsonElement json, string place, List<CatalogTier> tiers)
    {
        int previous = 0;
        foreach (JsonElement element in json.EnumerateArray())
        {
            int above = Tokens(Property(element, "above", place), place);
            if (above <= previous)
            {
                throw Wrong(place, "tiers must stand by rising threshold");
            }

            previous = above;
            tiers.Add(ReadPrices(element, $"{place}.{above}", new CatalogTier(above)));
        }
    }

    private void ReadRate(JsonProperty property, string place, CatalogRates rates)
    {
        int rate = Array.IndexOf(CatalogFormat.RateNames, property.Name);
        if (rate < 0)
        {
            throw Wrong(place, "there is no such price");
        }

        Stated<UsdPrice> stated = ReadStated(property.Value, place, Price);
        rates.Rates[rate] = stated.Date is null ? throw Wrong(place, "a price needs its date") : stated;
    }

    private Stated<T>? Optional<T>(JsonElement json, string name, string place, Func<JsonElement, string, T> read) =>
        json.TryGetProperty(name, out JsonElement value) ? ReadStated(value, $"{place}.{name}", read) : null;

    /// <summary>[value, letters], [value, letters, date], each with an object of other values behind it.</summary>
    private Stated<T> ReadStated<T>(JsonElement json, string place, Func<JsonElement, string, T> read)
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

    private UsdPrice Price(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Number && UsdPrice.TryParse(json.GetRawText(), out UsdPrice price)
            ? price
            : throw Wrong(place, "must be a price of 0 or more");

    private int Tokens(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out int tokens) && tokens > 0
            ? tokens
            : throw Wrong(place, "must be a number of tokens above 0");

    private bool Truth(JsonElement json, string place) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw Wrong(place, "must be true or false");

    private string Text(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Wrong(place, "must be a text");

    private string Text(JsonElement json, string name, string place) => Text(Property(json, name, place), $"{place}.{name}");

    private string Date(JsonElement json, string place) =>
        Text(json, place) is var date && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? date
            : throw Wrong(place, "must be a day, yyyy-MM-dd");

    private string Letters(JsonElement json, string place) => Letters(Text(json, place), place);

    private string Letters(string letters, string place) =>
        letters.Length > 0 && letters.All(_sources.ContainsKey) ? letters : throw Wrong(place, $"'{letters}' are not letters of the sources above");

    private SortedDictionary<string, string> ReadTexts(JsonElement json, string name)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (json.TryGetProperty(name, out JsonElement element))
        {
            foreach (JsonProperty text in Properties(element, name))
            {
                texts.Add(text.Name, Text(text.Value, $"{name}.{text.Name}"));
            }
        }

        return texts;
    }

    private JsonElement Property(JsonElement json, string name, string place) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : throw Wrong(place, $"'{name}' is missing");

    private JsonElement.ObjectEnumerator Properties(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : throw Wrong(place, "must be an object");

    private void Only(JsonElement json, string place, params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty property in Properties(json, place))
        {
            if (!names.Contains(property.Name))
            {
                throw Wrong(place, $"'{property.Name}' is not known here");
            }
        }
    }

    private CatalogFileException Wrong(string place, string what) => new(_path, $"{place}: {what}");
}
