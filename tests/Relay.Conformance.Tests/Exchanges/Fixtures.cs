using System.Collections.Frozen;

namespace Relay.Conformance.Tests;

/// <summary>The exchanges written by hand after the providers' documentation; part of the repository.</summary>
internal static class Fixtures
{
    private static readonly Lazy<FrozenDictionary<string, RecordedExchange>> Loaded = new(() =>
        Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Fixtures"))
            .SelectMany(folder => RecordedExchange.LoadFolder(folder))
            .ToFrozenDictionary(exchange => exchange.Id, StringComparer.Ordinal));

    public static IEnumerable<RecordedExchange> All => Loaded.Value.Values.OrderBy(exchange => exchange.Id, StringComparer.Ordinal);

    public static RecordedExchange Get(string id) => Loaded.Value[id];
}
