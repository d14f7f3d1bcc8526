namespace Relay;

/// <summary>Finds what a target without a provider may have meant.</summary>
internal static class NearestTarget
{
    /// <summary><c>provider/model</c> of the only provider that lists the model, else of the first that lists one spelt much like it; null when there is none.</summary>
    public static string? Of(string model)
    {
        string? only = null;
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            if (ModelCatalog.TryFind(provider.Name, model, out CatalogMatch? match) && match.Kind == CatalogMatchKind.Exact)
            {
                if (only is not null)
                {
                    return null;
                }

                only = provider.Name + "/" + match.Facts.Id;
            }
        }

        return only ?? Joined(model) ?? FirstNear(model);
    }

    /// <summary><c>azure-gpt-4o</c> is a provider and a model, joined by the wrong character.</summary>
    private static string? Joined(string model)
    {
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            int length = provider.Name.Length;
            if (model.Length > length + 1 && model[length] is '-' or ':' && model.StartsWith(provider.Name, StringComparison.OrdinalIgnoreCase))
            {
                return provider.Name + "/" + model.Remove(0, length + 1);
            }
        }

        return null;
    }

    private static string? FirstNear(string model)
    {
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            if (ModelCatalog.HasProvider(provider.Name) && ModelCatalog.Nearest(provider.Name, model, 1) is { Count: > 0 } near)
            {
                return provider.Name + "/" + near[0];
            }
        }

        return null;
    }
}
