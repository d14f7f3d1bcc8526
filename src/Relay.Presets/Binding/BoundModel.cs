namespace Relay.Presets;

/// <summary>What a model came to, and of what.</summary>
/// <param name="model">Where it is declared.</param>
/// <param name="body">The fields that hold for it.</param>
/// <param name="defaults">What holds for every model that does not say otherwise.</param>
/// <param name="providers">The providers of the project's own.</param>
/// <param name="alias">The outcome.</param>
/// <param name="findings">What was found on the way.</param>
internal sealed class BoundModel(Declaration model, MappingNode body, MappingNode? defaults, EquatableArray<ProviderModel> providers, AliasModel alias, List<Finding> findings)
{
    /// <summary>The outcome.</summary>
    public AliasModel Alias { get; } = alias;

    /// <summary>What was found on the way.</summary>
    public List<Finding> Findings { get; } = findings;

    /// <summary>Whether the outcome is that of these.</summary>
    public bool IsOf(Declaration otherModel, MappingNode otherBody, MappingNode? otherDefaults, EquatableArray<ProviderModel> otherProviders) =>
        ReferenceEquals(model, otherModel) && ReferenceEquals(body, otherBody) && Equals(defaults, otherDefaults) && providers == otherProviders;
}
