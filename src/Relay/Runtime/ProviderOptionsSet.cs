using System.Collections;

namespace Relay;

/// <summary>The settings of providers, each under its canonical name.</summary>
public sealed class ProviderOptionsSet : IEnumerable<KeyValuePair<string, ProviderOptions>>
{
    /// <summary>Null as long as nothing is set, as it is in most programs.</summary>
    private SortedDictionary<string, ProviderOptions>? _providers;

    /// <summary>Providers that Relay does not know; null as long as none was added.</summary>
    private Dictionary<string, ProviderFacts>? _added;

    /// <summary>The settings of a provider, to be changed.</summary>
    /// <param name="provider">Its name or a synonym, such as <c>openai</c>, or that of a preset's own provider.</param>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public ProviderOptions For(string provider) => Of(Find(provider) ?? throw CustomProviders.Unknown(provider));

    /// <summary>Adds a provider that Relay does not know, so that targets may name it.</summary>
    /// <param name="provider">The provider (<see cref="ProviderFacts.Custom"/>).</param>
    /// <returns>Its settings, to be changed.</returns>
    /// <exception cref="ArgumentException">It cannot be used, or another one of the same name was added; the message says why.</exception>
    public ProviderOptions Add(ProviderFacts provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        CustomProviders.Checked(provider);
        _added ??= new Dictionary<string, ProviderFacts>(StringComparer.OrdinalIgnoreCase);
        if (!_added.TryAdd(provider.Name, provider) && _added[provider.Name] != provider)
        {
            throw new ArgumentException($"Another provider '{provider.Name}' was added already.", nameof(provider));
        }

        foreach (string synonym in provider.Synonyms)
        {
            _added.TryAdd(synonym, provider);
        }

        return Of(provider);
    }

    /// <summary>A provider by its name; null when there is none.</summary>
    internal ProviderFacts? Find(string name) => CustomProviders.Find(name, _added);

    /// <summary>The names of the providers that were added.</summary>
    internal IEnumerable<string> AddedNames => _added?.Keys ?? (IEnumerable<string>)[];

    /// <summary>A copy of what was added; null when nothing was.</summary>
    internal Dictionary<string, ProviderFacts>? CopyAdded() => _added is null ? null : new Dictionary<string, ProviderFacts>(_added, StringComparer.OrdinalIgnoreCase);

    private ProviderOptions Of(ProviderFacts facts)
    {
        _providers ??= new SortedDictionary<string, ProviderOptions>(StringComparer.Ordinal);
        if (!_providers.TryGetValue(facts.Name, out ProviderOptions? options))
        {
            options = new ProviderOptions();
            _providers.Add(facts.Name, options);
        }

        return options;
    }

    /// <summary>The providers something was set for, by name.</summary>
    public IEnumerator<KeyValuePair<string, ProviderOptions>> GetEnumerator() =>
        _providers is null ? ((IEnumerable<KeyValuePair<string, ProviderOptions>>)[]).GetEnumerator() : _providers.GetEnumerator();

    /// <summary>Whether nothing is set for any provider.</summary>
    internal bool IsEmpty => _providers is null;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
