namespace Relay.Presets;

/// <summary>
/// Finds the prices of an alias. Each rate comes from the first place that states it: the model's <c>cost</c>, the profile's <c>fixed_overrides</c>
/// for the target, the catalog times the profile's factors. What nobody states stays null.
/// </summary>
internal sealed class PriceBinder(FindingSink findings, Dictionary<string, BoundProfile> profiles, ProfileUse use)
{
    private readonly NameSuggestions _names = new(profiles.Keys);

    /// <summary>The prices of a model; null when nothing is known.</summary>
    public ModelPrices? Bind(MappingNode body, Target target)
    {
        BoundProfile? profile = Profile(body);
        ModelPrices? list = ListPrices.Of(target.Provider, target.Model, target.Facts);
        ModelPrices? prices = list is null || profile is null ? list : profile.Factors.Adjust(list);
        SourceLocation? stated = null;
        if (profile is not null)
        {
            use.Add(body.Scalar("pricing_profile")!, profile, target);
        }

        if (profile is not null && profile.Fixed.TryGetValue(target.Text, out MappingEntry? entry) && entry.Value is MappingNode { Entries.Count: > 0 } rates)
        {
            PriceCheck.Check(findings, rates, list);
            prices = RateBinder.Over(RateBinder.Bind(rates), prices);
            stated = entry.Key.Location;
        }

        if (body.Entry("cost") is { Value: MappingNode { Entries.Count: > 0 } own } cost)
        {
            PriceCheck.Check(findings, own, list);
            prices = RateBinder.Over(RateBinder.Bind(own), prices);
            stated = cost.Key.Location;
        }

        Report(target, prices, stated);
        return prices;
    }

    private BoundProfile? Profile(MappingNode body)
    {
        if (body.Scalar("pricing_profile") is not { } name)
        {
            return null;
        }

        if (profiles.TryGetValue(name.Text, out BoundProfile? profile))
        {
            return profile;
        }

        string? nearest = _names.Best(name.Text);
        findings.Add(ReferenceRules.UnknownPricingProfile, name.Location, $"There is no pricing profile {Echo.Quote(name.Text)}{DidYouMean.End(nearest)}", SuggestedText.InPlaceOf(name, nearest));
        return null;
    }

    private void Report(Target target, ModelPrices? prices, SourceLocation? stated)
    {
        // A provider without a list, or a model that the list does not have, was reported as that or is beyond what a list can know.
        if (prices is null && target.Facts is not null)
        {
            findings.Add(
                PricingRules.NoPrice,
                target.Location,
                $"No price of {Echo.Plain(target.Text)} is known, so the cost of its calls is null; state it with 'cost'.");
        }

        if (prices is not null && stated is { } location && (prices.Standard.Input is null || prices.Standard.Output is null))
        {
            string missing = prices.Standard.Input is null ? "input_per_1m" : "output_per_1m";
            findings.Add(
                PricingRules.IncompletePrice,
                location,
                $"The price of {Echo.Plain(target.Text)} has no '{missing}' and no list price completes it, so the cost of its calls is null.");
        }
    }
}
