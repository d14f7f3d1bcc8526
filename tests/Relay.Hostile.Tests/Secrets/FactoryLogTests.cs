using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>Logs under dependency injection, with everything turned on: texts, structured state, scopes.</summary>
public sealed class FactoryLogTests
{
    private const string Canary = "canary-4711-of-nobody";

    public static TheoryData<string> Setups => ["plain", "own client", "defaults", "asks for the factory's loggers", "factory first"];

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task The_factory_logs_nothing_of_a_request_and_Relay_its_host_status_and_time(string setup)
    {
        var printed = new Printed();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        var services = new ServiceCollection();
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(printed));
        if (setup == "factory first")
        {
            services.AddHttpClient("other");
        }

        services.AddRelay();
        if (setup == "own client")
        {
            services.AddHttpClient("Relay:groq").AddDefaultLogger();
        }
        else if (setup == "defaults")
        {
            services.ConfigureHttpClientDefaults(static client => client.ConfigureHttpClient(static http => http.DefaultRequestVersion = new Version(1, 1)));
        }
        else if (setup == "asks for the factory's loggers")
        {
            services.ConfigureHttpClientDefaults(static client => client.AddDefaultLogger());
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        RelayRuntime runtime = provider.GetRequiredService<RelayRuntime>();
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/m", m => (m.BaseUrl, m.ApiKey) = (server.BaseUrl, Canary));
        server.Enqueue(LoopbackReply.Text("hi"));
        await model.ChatAsync("hi");
        server.Enqueue(LoopbackReply.ResetConnection());
        await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hi"));

        Assert.DoesNotContain(Canary, printed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/chat/completions", printed.Text, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:" + server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) + " answered 200 after", printed.Text, StringComparison.Ordinal);
        Assert.Contains("failed after", printed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_that_are_not_Relays_keep_their_loggers()
    {
        var printed = new Printed();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        var services = new ServiceCollection();
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(printed));
        services.AddRelay();
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        using HttpResponseMessage response = await client.GetAsync(new Uri(server.BaseUrl + "/chat/completions"));
        Assert.Contains("HTTP request", printed.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Relay:Timeout")]
    [InlineData("Relay:StreamTimeout")]
    [InlineData("Relay:UseModelVariables")]
    [InlineData("Relay:UseHttpBackend")]
    [InlineData("Relay:Pool:MaxConnections")]
    [InlineData("Relay:Pool:IdleTimeout")]
    [InlineData("Relay:Pool:Http2")]
    [InlineData("Relay:Providers:groq:AllowPrivateHosts")]
    [InlineData("Relay:Providers:groq:BaseUrl")]
    [InlineData("Relay:Providers:groq")]
    [InlineData("Relay:Nothing")]
    public void A_key_in_a_wrong_setting_is_not_repeated(string setting)
    {
        foreach (string key in new[] { Canary, "9f3b71", "k7", "0123456789abcdef0123456789abcdef" })
        {
            IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [setting] = key }).Build();
            using ServiceProvider provider = new ServiceCollection().AddRelay(configuration.GetSection("Relay")).Services.BuildServiceProvider();
            Exception error = Assert.ThrowsAny<Exception>(provider.GetRequiredService<RelayRuntime>);
            Assert.DoesNotContain(key, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nobody/canary-4711-of-nobody")]
    [InlineData("canary-4711-of-nobody/")]
    [InlineData("/canary-4711-of-nobody")]
    [InlineData("canary 4711-of-nobody")]
    [InlineData("canary-4711-of-nobody")]
    [InlineData("groq/canary-4711-of-nobody")]
    public async Task A_key_in_the_variable_of_a_model_is_not_repeated(string value)
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = name => name switch { "SMART_MODEL" => value, "GROQ_API_KEY" => Canary, _ => null } });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile", static m => m.Alias = "smart");
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("SMART_MODEL", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", error.ToString() + string.Join(' ', error.Attempts), StringComparison.Ordinal);
    }
}
