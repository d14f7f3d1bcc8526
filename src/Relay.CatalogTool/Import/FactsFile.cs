using System.Security.Cryptography;
using System.Text.Json;
using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Import;

/// <summary>The facts file: several public data sets merged, each value with the sources that state it.</summary>
internal sealed class FactsFile
{
    private readonly JsonElement _providers;

    private FactsFile(string path, string hash, JsonElement providers, SortedDictionary<char, CatalogSource> sources)
    {
        Path = path;
        Hash = hash;
        _providers = providers;
        Sources = sources;
    }

    public string Path { get; }

    /// <summary>SHA-256 of the file, in lower-case hex.</summary>
    public string Hash { get; }

    public SortedDictionary<char, CatalogSource> Sources { get; }

    /// <exception cref="CatalogFileException">It is not a facts file.</exception>
    public static FactsFile Read(string path, byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            JsonElement root = document.RootElement.Clone();
            var sources = new SortedDictionary<char, CatalogSource>();
            foreach (JsonProperty source in root.GetProperty("sources").EnumerateObject())
            {
                sources.Add(source.Name[0], new CatalogSource(
                    source.Value.GetProperty("name").GetString()!,
                    source.Value.GetProperty("repo").GetString()!,
                    source.Value.TryGetProperty("path", out JsonElement inRepository) ? inRepository.GetString() : null,
                    source.Value.GetProperty("commit").GetString()!,
                    source.Value.GetProperty("date").GetString()!,
                    source.Value.GetProperty("license").GetString()!));
            }

            return new FactsFile(path, Convert.ToHexStringLower(SHA256.HashData(json)), root.GetProperty("providers"), sources);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new CatalogFileException(path, $"is not a facts file: {wrong.Message}", wrong);
        }
    }

    /// <summary>The models of a provider by id.</summary>
    public JsonElement.ObjectEnumerator Models(string provider) =>
        _providers.TryGetProperty(provider, out JsonElement models) && models.ValueKind == JsonValueKind.Object
            ? models.EnumerateObject()
            : throw new CatalogFileException(Path, $"says nothing about the provider '{provider}'");

    /// <summary>The day of the newest of these sources.</summary>
    public string NewestDate(string letters)
    {
        string newest = "";
        foreach (char letter in letters)
        {
            string date = Sources.TryGetValue(letter, out CatalogSource? source)
                ? source.Date
                : throw new CatalogFileException(Path, $"'{letter}' is not one of its sources");
            newest = string.CompareOrdinal(date, newest) > 0 ? date : newest;
        }

        return newest;
    }
}
