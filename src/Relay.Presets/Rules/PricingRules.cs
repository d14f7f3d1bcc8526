namespace Relay.Presets;

/// <summary>Rules about prices (RLY04xx).</summary>
public static class PricingRules
{
    /// <summary>No price is known.</summary>
    public static FindingRule NoPrice { get; } = new(
        "RLY0401",
        FindingSeverity.Warning,
        "No price known",
        "Neither the preset nor the catalog knows what the model costs, so the cost of its calls is null. Give it with `cost`.")
    {
        IsCatalogKnowledge = true,
    };

    /// <summary>A price whose important rates are partly unknown.</summary>
    public static FindingRule IncompletePrice { get; } = new(
        "RLY0402",
        FindingSeverity.Warning,
        "Price is incomplete",
        "The preset gives some rates and no list price completes them, so the cost of calls that need the missing rate is null. Give the rate.");

    /// <summary>A price that was stated for another target.</summary>
    public static FindingRule InheritedCost { get; } = new(
        "RLY0403",
        FindingSeverity.Warning,
        "Price inherited for another model",
        "`cost` comes from a model with another target, whose price it is. Give this model its own `cost`, or take the inherited one away with `cost: null`.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [NoPrice, IncompletePrice, InheritedCost];
}
