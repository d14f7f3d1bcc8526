using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>What public sources say about models: limits, capabilities and prices, compiled in from <c>presets/catalog</c>.</summary>
/// <remarks>
/// The catalog is opened at the first question, once, which reads no model; each question reads the one model it is about. Nothing is fetched, and
/// nothing is kept: ask once and keep the answer. A model that is not in the catalog may well exist. Safe for use by several threads.
/// Every member throws <see cref="InvalidDataException"/> when the catalog inside the assembly is damaged.
/// </remarks>
public static class ModelCatalog
{
    private static readonly Lazy<CatalogLookup> Lookup = new(Open);

    /// <summary>Finds a model of a provider.</summary>
    /// <remarks>
    /// Case is ignored where the exact spelling is not listed. The first rule that applies decides:
    /// <list type="number">
    /// <item>The id is listed: <see cref="CatalogMatchKind.Exact"/>.</item>
    /// <item>The id ends in a date (<c>-2024-08-06</c>, <c>-20250929</c>, <c>@20250929</c>, <c>-2508</c>, <c>-0528</c>, <c>-08-2024</c>, <c>-05-20</c>): the
    /// id without it, if that is listed and no listed dated version of it has another price. <see cref="CatalogMatchKind.DatedSuffix"/>.</item>
    /// <item>The id has no date: its newest dated version, if all that are listed have the same prices. <see cref="CatalogMatchKind.DatedSuffix"/>.</item>
    /// <item>The cloud's other spellings of the id, by the rules above (<see cref="CatalogMatchKind.OtherSpelling"/>). Bedrock: the model of an ARN, with or without <c>-v1:0</c>,
    /// and the model that an area's inference profile (<c>us.</c>, <c>global.</c>, …) serves; a profile that is not listed has no known price, because areas differ. Vertex AI: with or without its
    /// publisher, with or without <c>@default</c>. Azure: <c>global/</c> and <c>global-standard/</c> are the undecorated id.</item>
    /// </list>
    /// Nothing else is guessed: no other provider is looked at, <c>-latest</c> is not removed, and what follows a colon (OpenRouter's <c>:free</c>,
    /// <c>:nitro</c>; Ollama's tags) is part of the id.
    /// </remarks>
    /// <param name="provider">Canonical provider name, as in <see cref="ModelFacts.Provider"/>.</param>
    /// <param name="model">The provider's model id.</param>
    /// <param name="match">What was found.</param>
    /// <returns>Whether something was found.</returns>
    public static bool TryFind(string provider, string model, [NotNullWhen(true)] out CatalogMatch? match)
    {
        match = Lookup.Value.Find(provider ?? throw new ArgumentNullException(nameof(provider)), model ?? throw new ArgumentNullException(nameof(model)));
        return match is not null;
    }

    /// <summary>Whether the catalog has a list of this provider's models. The list may be empty, as for engines that serve whatever they are given.</summary>
    /// <param name="provider">Canonical provider name.</param>
    public static bool HasProvider(string provider) => Lookup.Value.HasProvider(provider ?? throw new ArgumentNullException(nameof(provider)));

    /// <summary>The ids of all models of a provider, sorted without regard to case; empty when the provider is not listed.</summary>
    /// <param name="provider">Canonical provider name.</param>
    public static IReadOnlyList<string> ModelIds(string provider) => Lookup.Value.ModelIds(provider ?? throw new ArgumentNullException(nameof(provider)));

    /// <summary>The listed ids that <paramref name="model"/> may be a misspelling of, likeliest first; an id whose author was left out or mistaken counts too.</summary>
    /// <param name="provider">Canonical provider name.</param>
    /// <param name="model">The id that was not found.</param>
    /// <param name="most">How many to give at most.</param>
    public static IReadOnlyList<string> Nearest(string provider, string model, int most)
    {
        string[] ids = Lookup.Value.ModelIds(provider ?? throw new ArgumentNullException(nameof(provider)));
        var nearest = new List<string>(NearestNames.Ranked(model ?? throw new ArgumentNullException(nameof(model)), ids, most));
        if (nearest.Count < most)
        {
            foreach (string id in NearestNames.Ranked(LastSegment(model), ids, most, LastSegment))
            {
                if (nearest.Count < most && !nearest.Contains(id))
                {
                    nearest.Add(id);
                }
            }
        }

        return nearest;
    }

    private static string LastSegment(string id) => id.Substring(id.LastIndexOf('/') + 1);

    private static CatalogLookup Open()
    {
        using Stream resource = typeof(ModelCatalog).Assembly.GetManifestResourceStream(CatalogFormat.ResourceName)
            ?? throw CatalogBytes.Corrupt("the resource is missing");
        var data = new byte[resource.Length];
        for (int read = 0; read < data.Length;)
        {
            int more = resource.Read(data, read, data.Length - read);
            read += more > 0 ? more : throw CatalogBytes.Corrupt("the resource ends early");
        }

        return new CatalogLookup(new CatalogIndex(data));
    }
}
