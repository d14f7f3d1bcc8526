namespace Relay.Presets;

/// <summary>A target, taken apart and looked up.</summary>
/// <param name="ProviderName">The provider's canonical name, or what was written when it is unknown; empty when nothing was.</param>
/// <param name="Model">The model id; empty when nothing was written.</param>
internal sealed record Target(string ProviderName, string Model)
{
    /// <summary>The provider; null when it is unknown.</summary>
    public ProviderFacts? Provider { get; init; }

    /// <summary>What the catalog says about the model; null when it does not list it.</summary>
    public ModelFacts? Facts { get; init; }

    /// <summary>What can be put in place of a model that ends, as it is written there; null when nothing is known, or the place cannot be told from the whole.</summary>
    public string? SuccessorInPlace { get; init; }

    /// <summary>Whether the catalog has a list of the provider's models at all.</summary>
    public bool IsCatalogued { get; init; }

    /// <summary>Where the provider stands.</summary>
    public SourceLocation ProviderLocation { get; init; }

    /// <summary>Where the model id stands.</summary>
    public SourceLocation ModelLocation { get; init; }

    /// <summary>Where the whole target stands, or the alias when it has none.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The target as one text, with the provider's canonical name.</summary>
    public string Text => ProviderName + "/" + Model;
}
