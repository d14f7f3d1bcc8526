using System.Text.Json;

namespace Relay.CatalogTool.Files;

/// <summary>Reads a catalog file strictly: what it does not know, or what is out of order or out of range, is an error that names its place.</summary>
internal sealed class CatalogFileReader
{
    private readonly string _path;
    private readonly CatalogValueReader _values;

    private CatalogFileReader(string path)
    {
        _path = path;
        _values = new CatalogValueReader(path);
    }

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
        _values.Only(root, "file", "provider", "prices", "facts_sha256", "local", "sources", "skipped", "models");
        string provider = _values.Text(root, "provider", "file");
        if (provider != Path.GetFileNameWithoutExtension(_path))
        {
            throw _values.Wrong("provider", $"'{provider}' stands in a file of another name");
        }

        if (_values.Text(root, "prices", "file") != CatalogFile.Unit)
        {
            throw _values.Wrong("prices", $"the unit must be '{CatalogFile.Unit}'");
        }

        foreach (JsonProperty source in _values.Properties(_values.Property(root, "sources", "file"), "sources"))
        {
            ReadSource(source);
        }

        var models = new SortedDictionary<string, CatalogModel>(StringComparer.Ordinal);
        string previous = "";
        foreach (JsonProperty model in _values.Properties(_values.Property(root, "models", "file"), "models"))
        {
            if (ModelIds.WhyNot(model.Name) is { } why)
            {
                throw _values.Wrong($"models.{model.Name}", why);
            }

            if (string.CompareOrdinal(previous, model.Name) >= 0)
            {
                throw _values.Wrong($"models.{model.Name}", "models must stand in ordinal order of their ids");
            }

            previous = model.Name;
            models.Add(model.Name, ReadModel(model.Value, $"models.{model.Name}"));
        }

        return new CatalogFile(provider)
        {
            FactsHash = _values.Text(root, "facts_sha256", "file"),
            Local = root.TryGetProperty("local", out JsonElement local) && _values.Truth(local, "local"),
            Sources = _values.Sources,
            Skipped = ReadTexts(root, "skipped"),
            Models = models,
        };
    }

    private void ReadSource(JsonProperty source)
    {
        string place = $"sources.{source.Name}";
        _values.Only(source.Value, place, "name", "repo", "path", "commit", "date", "license");
        if (source.Name.Length != 1 || !char.IsAsciiLetterUpper(source.Name[0]))
        {
            throw _values.Wrong(place, "a source is named by one capital letter");
        }

        _values.Sources.Add(source.Name[0], new CatalogSource(
            _values.Text(source.Value, "name", place),
            _values.Text(source.Value, "repo", place),
            source.Value.TryGetProperty("path", out _) ? _values.Text(source.Value, "path", place) : null,
            _values.Text(source.Value, "commit", place),
            _values.Date(_values.Property(source.Value, "date", place), place),
            _values.Text(source.Value, "license", place)));
    }

    private CatalogModel ReadModel(JsonElement model, string place)
    {
        _values.Only(model, place, "sources", "mode", "status", "deprecation_date", "context_window", "max_output", "capabilities", "prices", "left_out");
        var capabilities = new SortedDictionary<string, Stated<bool>>(StringComparer.Ordinal);
        if (model.TryGetProperty("capabilities", out JsonElement stated))
        {
            foreach (JsonProperty capability in _values.Properties(stated, $"{place}.capabilities"))
            {
                string where = $"{place}.capabilities.{capability.Name}";
                if (CapabilityNames.Find(capability.Name) is null)
                {
                    throw _values.Wrong(where, "there is no such capability");
                }

                capabilities.Add(capability.Name, _values.ReadStated(capability.Value, where, _values.Truth));
            }
        }

        return new CatalogModel
        {
            Sources = _values.Letters(_values.Property(model, "sources", place), place),
            Mode = Optional(model, "mode", place, _values.Text),
            Status = Optional(model, "status", place, _values.Text),
            DeprecationDate = Optional(model, "deprecation_date", place, _values.Date),
            ContextWindow = Optional(model, "context_window", place, _values.Tokens),
            MaxOutput = Optional(model, "max_output", place, _values.Tokens),
            Capabilities = capabilities,
            Prices = model.TryGetProperty("prices", out JsonElement prices) ? new CatalogPriceReader(_values).Read(prices, $"{place}.prices", new CatalogPrices()) : null,
            LeftOut = ReadTexts(model, "left_out"),
        };
    }

    private Stated<T>? Optional<T>(JsonElement json, string name, string place, Func<JsonElement, string, T> read) =>
        json.TryGetProperty(name, out JsonElement value) ? _values.ReadStated(value, $"{place}.{name}", read) : null;

    private SortedDictionary<string, string> ReadTexts(JsonElement json, string name)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (json.TryGetProperty(name, out JsonElement element))
        {
            foreach (JsonProperty text in _values.Properties(element, name))
            {
                texts.Add(text.Name, _values.Text(text.Value, $"{name}.{text.Name}"));
            }
        }

        return texts;
    }
}
