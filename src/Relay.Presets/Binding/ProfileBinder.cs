namespace Relay.Presets;

/// <summary>Binds <c>pricing_profiles</c>.</summary>
internal static class ProfileBinder
{
    /// <summary>The profiles by name.</summary>
    public static Dictionary<string, BoundProfile> Bind(FindingSink findings, KnownProviders providers, NameTable profiles)
    {
        var bound = new Dictionary<string, BoundProfile>(StringComparer.Ordinal);
        foreach (Declaration profile in profiles.Sorted())
        {
            bound.Add(profile.Name, Bind(findings, providers, profile.Body));
        }

        return bound;
    }

    private static BoundProfile Bind(FindingSink findings, KnownProviders providers, MappingNode body)
    {
        var factors = new PricingProfile
        {
            InputMultiplier = body.Number("input_multiplier") ?? 1m,
            OutputMultiplier = body.Number("output_multiplier") ?? 1m,
            CachedInputMultiplier = body.Number("cached_input_multiplier") ?? 1m,
        };
        var overrides = new Dictionary<string, MappingEntry>(StringComparer.Ordinal);
        foreach (MappingEntry entry in body.Mapping("fixed_overrides")?.Entries ?? default)
        {
            Target target = TargetBinder.Resolve(findings, providers, entry.Key);
            if (overrides.TryGetValue(target.Text, out MappingEntry? first))
            {
                findings.Add(
                    SchemaRules.RepeatedSynonym,
                    entry.Key.Location,
                    $"{Echo.Quote(entry.Key.Text)} is the same target as {Echo.Quote(first.Key.Text)}; keep one of them.",
                    related: first.Key.Location);
                continue;
            }

            overrides.Add(target.Text, entry);
        }

        return new BoundProfile(factors, overrides);
    }
}
