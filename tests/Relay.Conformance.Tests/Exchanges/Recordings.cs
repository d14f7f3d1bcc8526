using System.Collections.Frozen;
using System.Reflection;

namespace Relay.Conformance.Tests;

/// <summary>The exchanges recorded from real providers: not part of the repository, found where <c>RELAY_RECORDINGS</c> says.</summary>
internal static class Recordings
{
    private static readonly Lazy<FrozenDictionary<string, RecordedExchange>> Loaded = new(() =>
        (Folder is null ? [] : RecordedExchange.LoadFolder(Folder)).ToFrozenDictionary(exchange => exchange.Id, StringComparer.Ordinal));

    /// <summary>The root folder of the repository.</summary>
    public static string RepositoryRoot { get; } = typeof(Recordings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The folder; null when there is none, and then the suite says that it is skipped.</summary>
    public static string? Folder { get; } = FindFolder();

    public static IEnumerable<RecordedExchange> All => Loaded.Value.Values.OrderBy(exchange => exchange.Id, StringComparer.Ordinal);

    public static RecordedExchange Get(string id) => Loaded.Value[id];

    private static string? FindFolder()
    {
        string? named = Environment.GetEnvironmentVariable("RELAY_RECORDINGS");
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named)
                ? named
                : throw new DirectoryNotFoundException("RELAY_RECORDINGS names a folder that is not there: " + named);
        }

        string beside = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", "recordings"));
        return Directory.Exists(beside) ? beside : null;
    }
}
