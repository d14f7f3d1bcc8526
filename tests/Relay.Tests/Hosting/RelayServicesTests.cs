using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Relay.Tests;

/// <summary>Tests that make a host's runtime the ambient one: nothing else may run beside them.</summary>
[CollectionDefinition("ambient runtime", DisableParallelization = true)]
public sealed class AmbientRuntime;

[Collection("ambient runtime")]
public sealed class RelayServicesTests : IAsyncLifetime
{
    private LoopbackProvider _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackProvider.StartAsync(new LoopbackOptions { Responder = _ => LoopbackReply.Text("hello") });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_alias_is_injected_as_its_class_and_as_a_keyed_chat_client()
    {
        using ServiceProvider provider = Services().BuildServiceProvider();

        var alias = provider.GetRequiredService<SmartModel>();
        var client = provider.GetRequiredKeyedService<IChatClient>("smart");

        Assert.Same(alias, client);
        Assert.Same(alias, provider.GetRequiredKeyedService<ModelAlias>("smart"));
        Assert.Equal("hello", (await client.GetResponseAsync("hi")).Text);
        Assert.Equal("Bearer from-configuration", _server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task Handlers_that_the_program_configures_are_respected()
    {
        IServiceCollection services = Services();
        services.AddTransient<CountingHandler>();
        services.AddRelay().ConfigureHttp("openai", b => b.AddHttpMessageHandler<CountingHandler>());
        using ServiceProvider provider = services.BuildServiceProvider();

        CountingHandler.Count = 0;
        await provider.GetRequiredService<SmartModel>().ChatAsync("hi");

        Assert.Equal(1, CountingHandler.Count);
    }

    [Fact]
    public async Task Adding_Relay_again_does_not_take_back_a_primary_handler_of_the_programs_own()
    {
        IServiceCollection services = Services();
        services.AddRelay().ConfigureHttp("openai", b => b.ConfigurePrimaryHttpMessageHandler(() => new CountingHandler { InnerHandler = new SocketsHttpHandler() }));
        services.AddRelay();
        using ServiceProvider provider = services.BuildServiceProvider();

        CountingHandler.Count = 0;
        await provider.GetRequiredService<SmartModel>().ChatAsync("hi");

        Assert.Equal(1, CountingHandler.Count);
    }

    [Fact]
    public async Task While_a_host_runs_the_generated_classes_go_through_its_runtime()
    {
        using IHost host = Host();
        SmartModel ambient = new(_server.BaseUrl);
        await host.StartAsync();
        Assert.Same(host.Services.GetRequiredService<RelayRuntime>(), RelayRuntime.Current);
        Assert.Equal("hello", (await ambient.ChatAsync("hi")).Text);

        await host.StopAsync();
        Assert.NotSame(host.Services.GetRequiredService<RelayRuntime>(), RelayRuntime.Current);
    }

    [Fact]
    public async Task With_two_live_containers_ambient_calls_throw_until_a_scope_chooses()
    {
        using ServiceProvider first = Services().BuildServiceProvider();
        using ServiceProvider second = Services().BuildServiceProvider();
        first.UseRelay();
        second.UseRelay();
        SmartModel ambient = new(_server.BaseUrl);

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => ambient.ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);

        using (RelayRuntime.Use(second.GetRequiredService<RelayRuntime>()))
        {
            Assert.Equal("hello", (await ambient.ChatAsync("hi")).Text);
        }

        Assert.Equal("hello", (await first.GetRequiredService<SmartModel>().ChatAsync("hi")).Text);
    }

    [Fact]
    public async Task A_disposed_container_leaves_the_ambient_runtime()
    {
        ServiceProvider provider = Services().BuildServiceProvider();
        provider.UseRelay();
        RelayRuntime runtime = provider.GetRequiredService<RelayRuntime>();
        Assert.Same(runtime, RelayRuntime.Current);

        await provider.DisposeAsync();

        Assert.NotSame(runtime, RelayRuntime.Current);
    }

    [Fact]
    public async Task With_two_running_hosts_ambient_calls_throw_and_with_one_left_they_go_through_it()
    {
        using IHost first = Host(), second = Host();
        await first.StartAsync();
        await second.StartAsync();
        SmartModel ambient = new(_server.BaseUrl);
        Assert.Equal(RelayErrorKind.Config, (await Assert.ThrowsAsync<RelayException>(() => ambient.ChatAsync("hi"))).Kind);

        await first.StopAsync();
        Assert.Same(second.Services.GetRequiredService<RelayRuntime>(), RelayRuntime.Current);
        Assert.Equal("hello", (await ambient.ChatAsync("hi")).Text);
        await second.StopAsync();
    }

    [Fact]
    public void An_unknown_provider_cannot_be_configured() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddRelay().ConfigureHttp("nobody", _ => { }));

    [Fact]
    public async Task A_group_that_is_injected_calls_its_members_through_its_own_container()
    {
        IServiceCollection services = Services();
        services.AddRelay().AddAlias("default", () => new DefaultGroup(_server.BaseUrl));
        using ServiceProvider provider = services.BuildServiceProvider();

        ChatReply reply = await provider.GetRequiredService<DefaultGroup>().ChatAsync("hi");

        Assert.Equal("default", reply.Alias);
        Assert.Equal("Bearer from-configuration", _server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task Aliases_that_are_added_together_are_copied_for_each_container()
    {
        SmartModel smart = new(_server.BaseUrl);
        DefaultGroup group = new(_server.BaseUrl);
        _ = smart.Spec;
        using ServiceProvider first = Together(smart, group), second = Together(smart, group);

        var one = first.GetRequiredService<SmartModel>();
        Assert.Same(one, first.GetRequiredService<SmartModel>());
        Assert.Same(one, first.GetRequiredKeyedService<IChatClient>("smart"));
        Assert.Same(one, first.GetRequiredKeyedService<ModelAlias>("smart"));
        Assert.NotSame(one, second.GetRequiredService<SmartModel>());
        Assert.NotSame(smart, one);
        Assert.Equal("hello", (await first.GetRequiredService<SmartModel>().ChatAsync("hi")).Text);
        Assert.Equal("Bearer from-configuration", _server.Requests[^1].Headers["Authorization"]);
        Assert.Equal("hello", (await second.GetRequiredService<DefaultGroup>().ChatAsync("hi")).Text);
        await first.DisposeAsync();
        Assert.Equal("hello", (await second.GetRequiredService<SmartModel>().ChatAsync("hi")).Text);
    }

    [Fact]
    public void What_was_added_before_stays_as_it_is_when_aliases_are_added_together()
    {
        SmartModel mine = new(_server.BaseUrl), generated = new(_server.BaseUrl);
        IServiceCollection services = Services();
        services.Clear();
        services.AddSingleton(mine).AddKeyedSingleton<IChatClient>("smart", mine);
        services.AddRelay().AddAliases([generated, generated]).AddAliases([generated]);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(mine, provider.GetRequiredService<SmartModel>());
        Assert.Same(mine, provider.GetRequiredKeyedService<IChatClient>("smart"));
        Assert.Same(mine, provider.GetRequiredKeyedService<ModelAlias>("smart"));
        Assert.Single(services, static service => service.ServiceType == typeof(SmartModel));
    }

    private static ServiceProvider Together(params ModelAlias[] aliases)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("SMART_KEY", "from-configuration")]).Build());
        services.AddRelay().AddAliases(aliases);
        return services.BuildServiceProvider();
    }

    private IServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("SMART_KEY", "from-configuration")]).Build());
        services.AddRelay().AddAlias("smart", () => new SmartModel(_server.BaseUrl));
        return services;
    }

    private IHost Host()
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("SMART_KEY", "from-configuration")]);
        builder.Services.AddRelay();
        return builder.Build();
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public static int Count { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SmartModel(string baseUrl) : ModelAlias("smart", () => new ModelSpec("smart", "openai", "gpt-4o-mini")
    {
        BaseUrl = baseUrl,
        Credential = CredentialReference.Environment("SMART_KEY"),
    });

    private sealed class DefaultGroup(string baseUrl) : ModelGroup(
        "default",
        () => new GroupSpec("default", GroupStrategy.Fallback) { Members = new(new GroupMember("smart")) },
        _ => new SmartModel(baseUrl));
}
