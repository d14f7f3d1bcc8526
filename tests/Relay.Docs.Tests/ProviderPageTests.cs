namespace Relay.Tests;

/// <summary>The table of docs/providers.md says what <see cref="ProviderTable"/> says.</summary>
public sealed class ProviderPageTests
{
    private static readonly Dictionary<string, string[]> s_rows = MarkdownTable.Of("providers.md");

    public static TheoryData<string> Callable => [.. ProviderTable.All.Where(p => p.IsSupported).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Callable))]
    public void A_provider_that_can_be_called_stands_in_the_table_with_its_address_key_and_wire(string name)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? provider));
        Assert.True(s_rows.TryGetValue(name, out string[]? row), $"docs/providers.md has no row for {name}.");

        Assert.Equal(provider.Wire == WireProtocol.Vertex ? "that of the `location`" : provider.Wire == WireProtocol.BedrockConverse ? "that of the `region`" : provider.BaseUrl is null ? "your `base_url`" : $"`{provider.BaseUrl}`", row[1]);
        Assert.Equal(provider.KeyVariables.Count == 0 ? "none" : string.Join(", ", provider.KeyVariables.Select(v => $"`{v}`")), row[2]);
        Assert.Equal(Wire(provider.Wire), row[3]);
        Assert.All(provider.Synonyms, synonym => Assert.Contains($"`{synonym}`", row[4], StringComparison.Ordinal));
        Assert.Equal(provider.Wire is not (WireProtocol.OpenAIChat or WireProtocol.AzureOpenAI) || provider.Dialect.TopK, row[4].Contains("takes `top_k`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_has_no_provider_that_cannot_be_called() =>
        Assert.Equal(
            ProviderTable.All.Where(p => p.IsSupported).Select(p => p.Name).Order(StringComparer.Ordinal),
            s_rows.Keys.Order(StringComparer.Ordinal));

    private static string Wire(WireProtocol wire) => wire switch
    {
        WireProtocol.OpenAIChat => "Chat Completions",
        WireProtocol.AzureOpenAI => "Azure OpenAI",
        WireProtocol.AnthropicMessages => "Messages",
        WireProtocol.Gemini => "generateContent",
        WireProtocol.CohereV2 => "Chat v2",
        WireProtocol.Vertex => "the publisher's",
        WireProtocol.OllamaChat => "Ollama chat",
        WireProtocol.BedrockConverse => "Converse",
        _ => throw new InvalidOperationException($"docs/providers.md has no word for {wire} yet; give it one here and there."),
    };
}
