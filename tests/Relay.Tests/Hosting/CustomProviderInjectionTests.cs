using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Relay.Tests;

/// <summary>Providers that Relay does not know, under dependency injection.</summary>
public sealed class CustomProviderInjectionTests : InjectionTest
{
    [Fact]
    public async Task A_section_sets_the_key_and_the_address_of_a_presets_provider()
    {
        ProviderFacts provider = Registered("section-gateway", "https://llm.example.com/v1");
        using IHost host = HostWith(
            relay => relay.AddAlias("smart", () => Alias(provider)),
            ("Relay:Providers:Section-Gateway:ApiKey", "key-of-the-section"),
            ("Relay:Providers:Section-Gateway:BaseUrl", Server.BaseUrl));

        await host.Services.GetRequiredService<InjectedModel>().ChatAsync("hi");

        Assert.Equal("Bearer key-of-the-section", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_section_sets_the_key_of_a_provider_that_is_added_after_it_was_given()
    {
        var provider = ProviderFacts.Custom("builder-gateway", WireProtocol.OpenAIChat, Server.BaseUrl);
        using IHost host = HostWith(
            relay => relay.AddProvider(provider).AddAlias("smart", () => Alias(provider)),
            ("Relay:Providers:builder-gateway:ApiKey", "key-of-the-section"));

        await host.Services.GetRequiredService<InjectedModel>().ChatAsync("hi");

        Assert.Equal("Bearer key-of-the-section", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_variable_names_a_provider_that_was_added()
    {
        using IHost host = HostWith(
            relay => relay.AddProvider(ProviderFacts.Custom("variable-gateway", WireProtocol.OpenAIChat, Server.BaseUrl) with { KeyVariables = new("VARIABLE_KEY") })
                .AddAlias("smart", () => InjectedModel.Of("groq/llama-3.3-70b-versatile")),
            ("SMART_MODEL", "variable-gateway/llama-4"),
            ("VARIABLE_KEY", "key-of-the-variable"));

        ChatReply reply = await host.Services.GetRequiredService<InjectedModel>().ChatAsync("hi");

        Assert.Equal("variable-gateway", reply.Provider);
        Assert.Equal("Bearer key-of-the-variable", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_misspelt_provider_of_a_preset_is_told_with_its_name()
    {
        Registered("misspelt-gateway", "https://llm.example.com/v1");
        using IHost host = HostWith(null, ("Relay:Providers:mispelt-gateway:ApiKey", "k"));

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("did you mean misspelt-gateway?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_the_programs_own_carries_the_calls_to_a_provider_that_was_added()
    {
        var provider = ProviderFacts.Custom("client-gateway", WireProtocol.OpenAIChat, "https://llm.example.com/v1");
        using IHost host = HostWith(relay => relay
            .AddProvider(provider)
            .UseChatClient("Client-Gateway", new Client())
            .ConfigureHttp("client-gateway", static _ => { })
            .AddAlias("smart", () => Alias(provider)));

        Assert.Equal("from the client", (await host.Services.GetRequiredService<InjectedModel>().ChatAsync("hi")).Text);
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public void A_provider_that_cannot_be_used_is_refused_where_it_is_added()
    {
        RelayBuilder relay = new ServiceCollection().AddRelay();

        Assert.Throws<ArgumentException>(() => relay.AddProvider(ProviderFacts.Custom("groq", WireProtocol.OpenAIChat, "https://llm.example.com/v1")));
        Assert.Throws<ArgumentException>(() => relay.ConfigureHttp("nobody", static _ => { }));
        Assert.Throws<ArgumentException>(() => relay.UseChatClient("nobody", new Client()));
    }

    private static ProviderFacts Registered(string name, string baseUrl)
    {
        var provider = ProviderFacts.Custom(name, WireProtocol.OpenAIChat, baseUrl);
        RelayRuntime.Register(static _ => null, () => [provider]);
        return provider;
    }

    private static InjectedModel Alias(ProviderFacts provider) => new(new ModelSpec("smart", provider.Name, "llama-4") { CustomProvider = provider });

    private sealed class Client : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "from the client")) { FinishReason = ChatFinishReason.Stop });

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
