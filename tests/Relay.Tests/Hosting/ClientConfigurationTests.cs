using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Relay.Tests;

/// <summary>What a program configures for HTTP clients, and what presets and settings say about pools, meet in one handler.</summary>
public sealed class ClientConfigurationTests : InjectionTest
{
    private static readonly TransportSettings OfAPreset = new() { MaxConnections = 7, IdleTimeout = TimeSpan.FromSeconds(11) };

    private readonly ConcurrentQueue<SocketsHttpHandler> _handlers = [];

    [Fact]
    public async Task A_presets_pool_settings_reach_the_primary_handler()
    {
        await CallAsync(OfAPreset, Look);
        SocketsHttpHandler handler = Assert.Single(_handlers);
        Assert.Equal(7, handler.MaxConnectionsPerServer);
        Assert.Equal(TimeSpan.FromSeconds(11), handler.PooledConnectionIdleTimeout);
        Assert.False(handler.AllowAutoRedirect);
    }

    [Fact]
    public async Task A_presets_ping_times_reach_the_primary_handler_and_pings_are_sent_while_requests_are_under_way()
    {
        await CallAsync(new TransportSettings { PingDelay = TimeSpan.FromSeconds(3), PingTimeout = TimeSpan.FromSeconds(2) }, Look);
        SocketsHttpHandler handler = Assert.Single(_handlers);
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)), (handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout));
        Assert.Equal(HttpKeepAlivePingPolicy.WithActiveRequests, handler.KeepAlivePingPolicy);
    }

    [Fact]
    public async Task Transport_settings_that_no_connection_can_have_are_an_error_that_names_the_setting()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => CallAsync(new TransportSettings { PingTimeout = TimeSpan.Zero }, Look));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("http2_ping_timeout is 00:00:00; give a time from 1 second", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configured_pool_settings_count_more_than_a_presets_and_a_providers_most()
    {
        await CallAsync(OfAPreset, Look, ("Relay:Pool:MaxConnections", "8"), ("Relay:Pool:IdleTimeout", "00:00:12"), ("Relay:Providers:openai:Pool:MaxConnections", "9"));
        SocketsHttpHandler handler = Assert.Single(_handlers);
        Assert.Equal(9, handler.MaxConnectionsPerServer);
        Assert.Equal(TimeSpan.FromSeconds(12), handler.PooledConnectionIdleTimeout);
    }

    [Fact]
    public async Task Two_ways_of_pooling_are_two_handlers_and_the_same_way_is_one()
    {
        using IHost host = HostWith(Look, ("OPENAI_API_KEY", "k"));
        foreach (TransportSettings? transport in new[] { null, OfAPreset, null, OfAPreset with { } })
        {
            InjectedModel model = InjectedModel.Of("openai/gpt-4o-mini", Server.BaseUrl, transport: transport);
            model.Owner = host.Services.GetRequiredService<RelayRuntime>();
            await model.ChatAsync("hi");
        }

        Assert.Equal([200, 7], _handlers.Select(h => h.MaxConnectionsPerServer));
    }

    [Fact]
    public async Task A_primary_handler_of_the_programs_own_stays_whatever_a_preset_says()
    {
        using var own = new SocketsHttpHandler { MaxConnectionsPerServer = 3 };
        await CallAsync(OfAPreset, relay =>
        {
            relay.ConfigureHttp("openai", b => b.ConfigurePrimaryHttpMessageHandler(() => own));
            Look(relay);
        });
        Assert.Same(own, Assert.Single(_handlers));
        Assert.Equal(3, own.MaxConnectionsPerServer);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_configured_for_all_clients_is_respected_whenever_it_is_said(bool beforeRelay)
    {
        var services = new ServiceCollection();
        using var own = new SocketsHttpHandler();
        var counter = new Counter();
        if (beforeRelay)
        {
            Defaults();
        }

        RelayBuilder relay = services.AddRelay(o => o.Providers.For("openai").ApiKey = "k")
            .AddAlias("smart", () => InjectedModel.Of("openai/gpt-4o-mini", Server.BaseUrl, transport: OfAPreset));
        Look(relay);
        if (!beforeRelay)
        {
            Defaults();
        }

        using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<InjectedModel>().ChatAsync("hi");

        Assert.Same(own, Assert.Single(_handlers));
        Assert.Equal(1, counter.Calls);

        void Defaults() => services.ConfigureHttpClientDefaults(b => b.ConfigurePrimaryHttpMessageHandler(() => own).AddHttpMessageHandler(() => new CountingHandler(counter)));
    }

    [Fact]
    public async Task A_handler_and_a_client_action_for_a_provider_also_reach_its_pooled_clients()
    {
        var counter = new Counter();
        await CallAsync(OfAPreset, relay => relay.ConfigureHttp("openai", b => b
            .AddHttpMessageHandler(() => new CountingHandler(counter))
            .ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("x-team", "tests"))));
        Assert.Equal(1, counter.Calls);
        Assert.Equal("tests", Server.Requests[^1].Headers["x-team"]);
    }

    [Fact]
    public void Clients_that_are_not_Relays_are_not_touched()
    {
        using ServiceProvider provider = new ServiceCollection().AddRelay().Services.AddHttpClient("other", c => c.BaseAddress = new Uri("https://example.com")).Services.BuildServiceProvider();
        using HttpClient other = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        using HttpClient relays = provider.GetRequiredService<IHttpClientFactory>().CreateClient("Relay:openai");
        Assert.Equal(TimeSpan.FromSeconds(100), other.Timeout);
        Assert.Equal(new Uri("https://example.com"), other.BaseAddress);
        Assert.Equal(Timeout.InfiniteTimeSpan, relays.Timeout);
    }

    private void Look(RelayBuilder relay) =>
        relay.ConfigureHttp("openai", b => b.ConfigurePrimaryHttpMessageHandler((handler, _) => _handlers.Enqueue((SocketsHttpHandler)handler)));

    private async Task CallAsync(TransportSettings transport, Action<RelayBuilder> configure, params (string, string?)[] settings)
    {
        using IHost host = HostWith(
            relay =>
            {
                relay.AddAlias("smart", () => InjectedModel.Of("openai/gpt-4o-mini", Server.BaseUrl, transport: transport));
                configure(relay);
            },
            [("OPENAI_API_KEY", "k"), .. settings]);
        Assert.Equal("hello", (await host.Services.GetRequiredService<InjectedModel>().ChatAsync("hi")).Text);
    }

    private sealed class Counter
    {
        private int _calls;

        public int Calls => _calls;

        public void Count() => Interlocked.Increment(ref _calls);
    }

    private sealed class CountingHandler(Counter counter) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            counter.Count();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
