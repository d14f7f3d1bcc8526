using System.Text.Json;
using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Import;

/// <summary>Makes a catalog file from the facts about one provider. Deterministic: the same facts give the same file, byte for byte.</summary>
internal static class FactsImporter
{
    /// <exception cref="CatalogFileException">The facts do not have the shape they should.</exception>
    public static CatalogFile Import(FactsFile facts, ImportedProvider provider)
    {
        var skipped = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var models = new SortedDictionary<string, CatalogModel>(StringComparer.Ordinal);
        foreach (JsonProperty entry in facts.Models(provider.Facts))
        {
            if (provider.WhySkip(entry.Name) is { } why)
            {
                skipped.Add(entry.Name, why);
                continue;
            }

            try
            {
                models.Add(entry.Name, ImportModel(facts, provider, entry.Name, new FactsModel(entry.Value)));
            }
            catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException)
            {
                throw new CatalogFileException(facts.Path, $"providers.{provider.Facts}.{entry.Name}: {wrong.Message}", wrong);
            }
        }

        var cited = new SortedDictionary<char, CatalogSource>();
        foreach (CatalogModel model in models.Values)
        {
            facts.NewestDate(model.Sources);
            foreach (char letter in model.Sources)
            {
                cited[letter] = facts.Sources[letter];
            }
        }

        return new CatalogFile(provider.Name)
        {
            FactsHash = facts.Hash,
            Local = provider.Local,
            Sources = cited,
            Skipped = skipped,
            Models = models,
        };
    }

    private static CatalogModel ImportModel(FactsFile facts, ImportedProvider provider, string id, FactsModel model)
    {
        var leftOut = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Stated<T>? Take<T>(string group, string name, Func<JsonElement, (T, string?)> read) =>
            FactsModel.Take(model.Statements(group, name), read, why => leftOut.Add(name, why));

        var capabilities = new SortedDictionary<string, Stated<bool>>(StringComparer.Ordinal);
        foreach ((string inFacts, string inCatalog, _) in CapabilityNames.All)
        {
            if (Take("capabilities", inFacts, FactsModel.Truth) is { } stated)
            {
                capabilities.Add(inCatalog, stated);
            }
        }

        (Stated<int>? contextWindow, Stated<int>? maxOutput) = LimitRules.Choose(model, leftOut);
        return new CatalogModel
        {
            Sources = model.Sources,
            Mode = Take("info", "mode", FactsModel.Text),
            Status = Take("info", "status", FactsModel.Text),
            DeprecationDate = Take("info", "deprecation_date", FactsModel.Day),
            ContextWindow = contextWindow,
            MaxOutput = maxOutput,
            Capabilities = capabilities,
            Prices = provider.Local ? null : PriceRules.Choose(facts, id, model, leftOut),
            LeftOut = leftOut,
        };
    }
}
