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

    /// <summary>A price that is probably one of another unit.</summary>
    public static FindingRule ImplausiblePrice { get; } = new(
        "RLY0404",
        FindingSeverity.Warning,
        "Price of implausible magnitude",
        "Rates are in USD per 1,000,000 tokens. This one is a hundred times more or less than the catalog's, or, where the catalog knows none, beyond every price known: it is probably per token, per 1,000 tokens, or in cents.")
    {
        IsCatalogKnowledge = true,
    };

    /// <summary>Output that is cheaper than input.</summary>
    public static FindingRule OutputCheaperThanInput { get; } = new(
        "RLY0405",
        FindingSeverity.Warning,
        "Output cheaper than input",
        "No provider sells output for less than input, so the two rates are probably exchanged.");

    /// <summary>A pricing profile that changes no price.</summary>
    public static FindingRule UselessProfile { get; } = new(
        "RLY0406",
        FindingSeverity.Warning,
        "Pricing profile without effect",
        "The profile changes no price: no model names it, or its factors are all 1 and none of its `fixed_overrides` is for a model that names it. Name it with `pricing_profile`, give it a factor other than 1, or remove it.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [ImplausiblePrice, OutputCheaperThanInput, UselessProfile, NoPrice, IncompletePrice, InheritedCost];
}
