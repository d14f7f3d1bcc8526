namespace Relay.Presets;

/// <summary>How a target is written: as one text, or as provider and model apart.</summary>
/// <param name="Whole">The one text; null when it is written apart.</param>
/// <param name="Provider">The provider by itself.</param>
/// <param name="Model">The model by itself.</param>
internal sealed record TargetParts(ScalarNode? Whole, ScalarNode? Provider, ScalarNode? Model)
{
    /// <summary>What can be put in place of the provider at <paramref name="location"/>; null when the place cannot be told from the whole.</summary>
    public string? SuggestProvider(SourceLocation location, string? suggestion) => Suggest(Provider, location, suggestion);

    /// <summary>What can be put in place of the model at <paramref name="location"/>; null when the place cannot be told from the whole.</summary>
    public string? SuggestModel(SourceLocation location, string? suggestion) => Suggest(Model, location, suggestion);

    private string? Suggest(ScalarNode? own, SourceLocation location, string? suggestion) =>
        own is not null ? SuggestedText.InPlaceOf(own, suggestion)
        : Whole is not null ? ScalarPart.Suggest(Whole, location, suggestion)
        : null;
}
