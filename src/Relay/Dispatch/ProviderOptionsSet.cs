using System.Collections;

namespace Relay;

/// <summary>The settings of providers, each under its canonical name.</summary>
public sealed class ProviderOptionsSet : IEnumerable<KeyValuePair<string, ProviderOptions>>
{
    /// <summary>Null as long as nothing is set, as it is in most programs.</summary>
    private SortedDictionary<string, ProviderOptions>? _providers;

    /// <summary>The settings of a provider, to be changed.</summary>
    /// <param name="provider">Its name or a synonym, such as <c>openai</c>.</param>
    /// <exception cref="ArgumentException">Relay knows no such provider.</exception>
    public ProviderOptions For(string provider)
    {
        if (!ProviderTable.TryGet(provider, out ProviderFacts? facts))
        {
            throw new ArgumentException($"Relay knows no provider '{provider}'.", nameof(provider));
        }

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
