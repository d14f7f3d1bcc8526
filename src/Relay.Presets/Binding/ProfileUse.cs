namespace Relay.Presets;

/// <summary>Remembers which pricing profiles models name, and whether that changes anything.</summary>
internal sealed class ProfileUse(NameTable profiles)
{
    private readonly Dictionary<string, SourceLocation> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _effective = new(StringComparer.Ordinal);

    /// <summary>A model names a profile.</summary>
    public void Add(ScalarNode reference, BoundProfile profile, Target target)
    {
        string name = reference.Text;
        _named[name] = reference.Location;
        PricingProfile factors = profile.Factors;
        if (factors.InputMultiplier != 1m || factors.OutputMultiplier != 1m || factors.CachedInputMultiplier != 1m || profile.Fixed.ContainsKey(target.Text))
        {
            _effective.Add(name);
        }
    }

    /// <summary>Reports the profiles that change no price, unless part of the files could not be read: what is missing may name them.</summary>
    public void Report(FindingSink findings, IReadOnlyList<PresetDocument> documents)
    {
        foreach (PresetDocument document in documents)
        {
            if (findings.IsBroken(document.Path))
            {
                return;
            }
        }

        foreach (Declaration profile in profiles.Sorted())
        {
            if (!_effective.Contains(profile.Name))
            {
                bool isNamed = _named.TryGetValue(profile.Name, out SourceLocation reference);
                findings.Add(
                    PricingRules.UselessProfile,
                    profile.Key.Location,
                    isNamed
                        ? $"The pricing profile {Echo.Quote(profile.Name)} changes no price of the models that name it."
                        : $"No model names the pricing profile {Echo.Quote(profile.Name)}.",
                    related: isNamed ? [reference] : []);
            }
        }
    }
}
