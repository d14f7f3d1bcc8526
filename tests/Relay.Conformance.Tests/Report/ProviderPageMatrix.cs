using System.Security.Cryptography;
using System.Text;

namespace Relay.Conformance.Tests;

/// <summary>The matrices of docs/providers.md, between two marks.</summary>
internal static class ProviderPageMatrix
{
    private const string Begin = "<!-- matrix: written by the conformance tests (RELAY_UPDATE=1) -->\n";
    private const string End = "<!-- end of matrix -->\n";

    /// <summary>Which recordings there are: another set gives other numbers.</summary>
    public static string RecordedSet { get; } = "set " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Recordings.All.Select(exchange => exchange.Id)))))[..8];

    private static string PagePath => Path.Combine(Recordings.RepositoryRoot, "docs", "providers.md");

    /// <summary>What the page says now.</summary>
    public static string Written()
    {
        string page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin ? throw new InvalidOperationException($"docs/providers.md has no place for the matrix:\n{Begin}{End}") : page[(begin + Begin.Length)..end];
    }

    /// <summary>Puts the matrices into the page.</summary>
    public static void Write(string matrices)
    {
        string page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        File.WriteAllText(PagePath, page.Replace(Begin + Written() + End, Begin + matrices + End, StringComparison.Ordinal));
    }

    /// <summary>The matrices of what passed.</summary>
    public static string Render(Func<RecordedExchange, bool> hasPassed) =>
        $"\nRecorded exchanges with the providers themselves ({RecordedSet}), replayed:\n\n"
        + FeatureMatrix.Render(Recordings.All, exchange => $"{exchange.Provider}, {exchange.Api}", hasPassed)
        + "\nExchanges written after the providers' documentation, by protocol:\n\n"
        + FeatureMatrix.Render(Fixtures.All, exchange => exchange.Api, hasPassed)
        + "\n";
}
