namespace Relay.Presets;

/// <summary>All providers that a target of the project may name: those that Relay knows, and the project's own.</summary>
internal sealed class KnownProviders
{
    // A bound for each misspelt name and not for all: what an alias came to may be remembered, and must not depend on other aliases.
    private const int MostCompared = 256;

    private readonly Dictionary<string, ProviderFacts> _own = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the project's own to those that Relay knows.</summary>
    public KnownProviders(EquatableArray<ProviderModel> own)
    {
        Own = own;
        foreach (ProviderModel provider in own)
        {
            _own[provider.Name] = provider.Facts;
        }

        Names = new NameSuggestions(AllNames(), MostCompared, int.MaxValue);
    }

    /// <summary>Those that Relay knows.</summary>
    public static KnownProviders BuiltIn { get; } = new(default);

    /// <summary>The project's own, by name.</summary>
    public EquatableArray<ProviderModel> Own { get; }

    /// <summary>All of them, the project's own first.</summary>
    public IEnumerable<ProviderFacts> All
    {
        get
        {
            foreach (ProviderModel provider in Own)
            {
                yield return provider.Facts;
            }

            foreach (ProviderFacts facts in ProviderTable.All)
            {
                yield return facts;
            }
        }
    }

    /// <summary>All names and synonyms, for those that are misspelt.</summary>
    public NameSuggestions Names { get; }

    /// <summary>The provider of a name or a synonym, in upper or lower case; null when there is none.</summary>
    public ProviderFacts? Find(string name) => ProviderTable.TryGet(name, out ProviderFacts? facts) || _own.TryGetValue(name, out facts) ? facts : null;

    /// <summary>The provider when it is one of the project's own; null for one that Relay knows.</summary>
    public ProviderFacts? OwnOf(ProviderFacts? facts) => facts is not null && _own.ContainsKey(facts.Name) ? facts : null;

    private IEnumerable<string> AllNames()
    {
        foreach (ProviderFacts facts in All)
        {
            yield return facts.Name;
            foreach (string synonym in facts.Synonyms)
            {
                yield return synonym;
            }
        }
    }
}
