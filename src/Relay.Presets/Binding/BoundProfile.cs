namespace Relay.Presets;

/// <summary>A pricing profile, bound.</summary>
/// <param name="Factors">Its factors on list prices.</param>
/// <param name="Fixed">Its fixed prices by target, with where they stand.</param>
internal sealed record BoundProfile(PricingProfile Factors, Dictionary<string, MappingEntry> Fixed);
