using System.Text.RegularExpressions;

namespace Relay.Tests;

/// <summary>Who may know what, as docs/architecture.md says it.</summary>
public sealed partial class RoomTests
{
    public static TheoryData<string> WireFiles => [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Relay", "Wire"), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(WireFiles))]
    public void A_wire_knows_bytes_and_messages_and_nothing_of_connections_retries_keys_or_money(string file) =>
        Assert.Empty(Foreign().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, file))).Select(match => match.Value));

    [GeneratedRegex(@"\b(HttpClient|HttpMessageInvoker|HttpMessageHandler|HttpRequestMessage|HttpResponseMessage|HttpContent|Socket\w*|Polly|CostModel|ModelPrices|PriceTier|CredentialResolver|CredentialReference|RelayRuntime|CallContext)\b")]
    private static partial Regex Foreign();
}
