using System.ComponentModel;

namespace Relay;

/// <summary>How a model id was found in the catalog.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CatalogMatchKind
{
    /// <summary>The catalog lists this id, perhaps in other case.</summary>
    Exact,

    /// <summary>The catalog lists the id with another date or without one; see <see cref="ModelCatalog.TryFind"/>.</summary>
    DatedSuffix,

    /// <summary>The catalog lists the model under another of its provider's spellings; see <see cref="ModelCatalog.TryFind"/>.</summary>
    OtherSpelling,
}

/// <summary>A model found in the catalog.</summary>
/// <param name="Facts">What the catalog says; its <see cref="ModelFacts.Id"/> is the id that is listed, which may differ from the one asked for.</param>
/// <param name="Kind">How it was found.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CatalogMatch(ModelFacts Facts, CatalogMatchKind Kind);
