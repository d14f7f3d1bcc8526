namespace Relay.Presets;

/// <summary>What a model came to that inherits from nobody, and of what.</summary>
/// <param name="model">Where it is declared.</param>
/// <param name="defaults">What holds for every model that does not say otherwise.</param>
/// <param name="providers">The providers of the project's own.</param>
/// <param name="alias">The outcome.</param>
/// <param name="findings">What was found on the way.</param>
internal sealed class BoundModel(Declaration model, MappingNode? defaults, EquatableArray<ProviderModel> providers, AliasModel alias, List<Finding> findings)
{
    /// <summary>The outcome.</summary>
    public AliasModel Alias { get; } = alias;

    /// <summary>What was found on the way.</summary>
    public List<Finding> Findings { get; } = findings;

    /// <summary>Whether the outcome is that of these. Where the defaults stand is of no interest as long as nothing was found.</summary>
    public bool IsOf(Declaration otherModel, AliasBinder binder) =>
        ReferenceEquals(model, otherModel) && binder.HasProviders(providers)
        && (Findings.Count == 0 ? SameText.Of(defaults, binder.Defaults) : Equals(defaults, binder.Defaults));

    /// <summary>The same outcome for the same model at another place; there must be no findings, which have places of their own.</summary>
    public BoundModel Of(Declaration moved) => new(moved, defaults, providers, Alias, Findings);
}
