using System.Text.Json;
using System.Text.Json.Serialization;
using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Import;

/// <summary>A line of <c>providers.json</c>: who can be imported, and what is particular about their list.</summary>
/// <param name="Name">Relay's name of the provider.</param>
/// <param name="Facts">Its name in the facts.</param>
/// <param name="Import">Whether it is imported when no names are given.</param>
/// <param name="Local">Whether it runs on the user's own machine.</param>
/// <param name="IdsHaveAuthor">Whether an id without a slash cannot be one.</param>
/// <param name="NotModels">Beginnings of ids that stand for price classes and not for models.</param>
internal sealed record ImportedProvider(string Name, string Facts, bool Import, bool Local, bool IdsHaveAuthor, string[]? NotModels)
{
    private const string File = "providers.json";

    public static ImportedProvider[] All()
    {
        using Stream stream = typeof(ImportedProvider).Assembly.GetManifestResourceStream(File)!;
        return JsonSerializer.Deserialize(stream, ImportedProviderJson.Default.ImportedProviderArray)!;
    }

    /// <summary>The named ones, or without names those marked for import.</summary>
    public static List<ImportedProvider> Choose(string[] names)
    {
        ImportedProvider[] all = All();
        var chosen = new List<ImportedProvider>();
        foreach (string name in names)
        {
            chosen.Add(Array.Find(all, provider => provider.Name == name) ?? throw new CatalogFileException(File, $"there is no provider '{name}'"));
        }

        return names.Length > 0 ? chosen : [.. all.Where(provider => provider.Import)];
    }

    /// <summary>Why an id of the facts is not taken over; null when it is.</summary>
    public string? WhySkip(string id) =>
        ModelIds.WhyNot(id) is { } why ? why
        : IdsHaveAuthor && !id.Contains('/', StringComparison.Ordinal) ? "the provider's ids are author/model"
        : NotModels is not null && Array.Exists(NotModels, start => id.StartsWith(start, StringComparison.Ordinal)) ? "a price class, not a model"
        : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImportedProvider[]))]
internal sealed partial class ImportedProviderJson : JsonSerializerContext;
