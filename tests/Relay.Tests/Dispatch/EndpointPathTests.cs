namespace Relay.Tests;

/// <summary>The path that the build finds at the end of an address is the one that calls add.</summary>
public sealed class EndpointPathTests
{
    public static TheoryData<string, ApiStyle, string> Addresses()
    {
        var addresses = new TheoryData<string, ApiStyle, string>();
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            foreach (ApiStyle style in new[] { ApiStyle.ChatCompletions, ApiStyle.Responses }.Where(provider.Offers))
            {
                foreach (string model in provider.Wire == WireProtocol.Vertex ? new[] { "gemini-2.5-flash", "claude-sonnet-4-5", "mistral-medium-3", "meta/llama-4" } : ["m"])
                {
                    addresses.Add(provider.Name, style, model);
                }
            }
        }

        return addresses;
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_with_the_path_of_a_call_is_known_as_one_and_is_called_there_without_it(string name, ApiStyle style, string model)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? provider));
        var spec = new ModelSpec("a", name, model) { ApiStyle = style, Project = "p", Location = "global" };
        ChatWire wire = Wires.For(provider, spec)!;
        foreach (string address in new[] { provider.BaseUrl ?? "https://host.example", "https://host.example/gateway/v2" })
        {
            string whole = Plain(address + wire.ChatPath(spec, provider, address, stream: false));

            string? mended = EndpointPath.Without(provider, style, whole + "/", out string path);

            Assert.True(mended is not null, whole);
            Assert.StartsWith("/", path, StringComparison.Ordinal);
            Assert.Equal(whole, Plain(mended + wire.ChatPath(spec, provider, mended, stream: false)));
            Assert.Null(EndpointPath.Without(provider, style, mended, out _));
        }
    }

    [Theory]
    [InlineData("openai", "https://host.example/v1")]
    [InlineData("openai", "https://chat/completions")]
    [InlineData("anthropic", "https://host.example/v1/chat/completions")]
    [InlineData("anthropic", "https://host.example/messages")]
    [InlineData("google", "https://host.example/models")]
    [InlineData("cohere", "https://host.example/chat")]
    [InlineData("bedrock", "https://host.example/converse")]
    public void Any_other_address_is_left_alone(string name, string address)
    {
        Assert.True(ProviderTable.TryGet(name, out ProviderFacts? provider));

        Assert.Null(EndpointPath.Without(provider, ApiStyle.ChatCompletions, address, out _));
    }

    private static string Plain(string address) => address.Split('?')[0];
}
