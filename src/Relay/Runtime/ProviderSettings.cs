namespace Relay;

/// <summary>What the program set for providers, as it was when the runtime was made.</summary>
internal sealed class ProviderSettings
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly PoolOptions _pool;
    private readonly Dictionary<string, ProviderFacts>? _added;

    public ProviderSettings(PoolOptions pool, ProviderOptionsSet providers)
    {
        _pool = pool.Copy();
        _added = providers.CopyAdded();
        if (!providers.IsEmpty)
        {
            Read(providers);
        }
    }

    /// <summary>The providers that were added, by name; null when there are none.</summary>
    public IReadOnlyDictionary<string, ProviderFacts>? Added => _added;

    /// <summary>The key set for <paramref name="provider"/>; null for none.</summary>
    public string? ApiKey(ProviderFacts provider) => _entries.TryGetValue(provider.Name, out Entry? entry) ? entry.ApiKey : null;

    /// <summary>Where calls go, and whether that may be a private host: the alias' own address, else the program's, else the provider's.</summary>
    public (string? Url, bool AllowPrivateHosts) Address(ModelSpec spec, ProviderFacts provider) =>
        spec.BaseUrl is null && _entries.TryGetValue(provider.Name, out Entry? entry) && entry.BaseUrl is { } url
            ? (url, entry.AllowPrivateHosts)
            : spec.BaseUrl is { } own ? (own, spec.AllowPrivateHosts)
            : (provider.BaseUrl, spec.AllowPrivateHosts || provider.AllowPrivateHosts);

    /// <summary>How connections are pooled: the program's settings for the provider, then for all, then the preset's.</summary>
    public TransportSettings Transport(ModelSpec spec, ProviderFacts provider)
    {
        TransportSettings common = _pool.Over(spec.Transport);
        return _entries.TryGetValue(provider.Name, out Entry? entry) ? entry.Pool.Over(common) : common;
    }

    private void Read(ProviderOptionsSet providers)
    {
        foreach ((string name, ProviderOptions options) in providers)
        {
            _entries.Add(name, new Entry(Text(options.RevealApiKey()), Text(options.BaseUrl), options.AllowPrivateHosts, options.Pool.Copy()));
        }
    }

    /// <summary>Nothing written is nothing set: an empty place in a settings file waits for another source to fill it.</summary>
    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private sealed class Entry(string? apiKey, string? baseUrl, bool allowPrivateHosts, PoolOptions pool)
    {
        public string? ApiKey { get; } = apiKey;

        public string? BaseUrl { get; } = baseUrl;

        public bool AllowPrivateHosts { get; } = allowPrivateHosts;

        public PoolOptions Pool { get; } = pool;
    }
}
