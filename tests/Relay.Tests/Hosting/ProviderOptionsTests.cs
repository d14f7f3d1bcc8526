using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Relay.Tests;

/// <summary>Keys and addresses of providers from configuration, as they arrive at a server.</summary>
public sealed class ProviderOptionsTests : InjectionTest
{
    [Theory]
    [InlineData(null)]
    [InlineData("OPENAI_API_KEY")]
    public async Task The_configured_key_stands_for_the_providers_usual_variables(string? variable)
    {
        await CallAsync(InjectedModel.Of("openai/gpt-4o-mini", variable: variable), ("OPENAI_API_KEY", "of-the-variable"), ("Relay:Providers:openai:ApiKey", "of-the-section"));
        Assert.Equal("Bearer of-the-section", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_credential_of_another_name_counts_more_than_the_configured_key()
    {
        await CallAsync(InjectedModel.Of("openai/gpt-4o-mini", variable: "TEAM_KEY"), ("TEAM_KEY", "of-the-team"), ("Relay:Providers:openai:ApiKey", "of-the-section"));
        Assert.Equal("Bearer of-the-team", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task An_empty_place_in_the_configuration_does_not_hide_the_environment()
    {
        const string Variable = "RELAY_TEST_KEY_BEHIND_AN_EMPTY_PLACE";
        Environment.SetEnvironmentVariable(Variable, "of-the-environment");
        await CallAsync(InjectedModel.Of("openai/gpt-4o-mini", variable: Variable), (Variable, ""));
        Assert.Equal("Bearer of-the-environment", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_named_credential_that_is_missing_is_an_error_and_not_the_configured_key()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => CallAsync(InjectedModel.Of("openai/gpt-4o-mini", variable: "TEAM_KEY_THAT_IS_NOT_SET"), ("Relay:Providers:openai:ApiKey", "of-the-section")));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.DoesNotContain("of-the-section", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_configured_key_goes_to_no_other_provider()
    {
        await CallAsync(InjectedModel.Of("groq/llama-3.3-70b-versatile"), ("GROQ_API_KEY", "of-groq"), ("Relay:Providers:openai:ApiKey", "of-openai"));
        Assert.Equal("Bearer of-groq", Server.Requests[^1].Headers["Authorization"]);

        await Assert.ThrowsAsync<RelayException>(() => CallAsync(InjectedModel.Of("deepseek/deepseek-chat", variable: "OPENAI_API_KEY_UNSET"), ("Relay:Providers:openai:ApiKey", "of-openai")));
        Assert.DoesNotContain(Server.Requests, r => r.Headers.Values.Any(v => v.Contains("of-openai", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_own_base_url_counts_more_than_the_configured_address()
    {
        await CallAsync(InjectedModel.Of("openai/gpt-4o-mini", baseUrl: Server.BaseUrl), ("Relay:Providers:openai:ApiKey", "k"), ("Relay:Providers:openai:BaseUrl", "http://127.0.0.1:1/v1"));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_runtime_without_a_container_takes_the_same_settings()
    {
        var options = new RelayRuntimeOptions();
        ProviderOptions openai = options.Providers.For("OpenAI");
        openai.BaseUrl = Server.BaseUrl;
        openai.ApiKey = "of-the-options";
        using var runtime = new RelayRuntime(options);
        openai.ApiKey = "changed-too-late";

        using (RelayRuntime.Use(runtime))
        {
            Assert.Equal("hello", (await InjectedModel.Of("openai/gpt-4o-mini").ChatAsync("hi")).Text);
        }

        Assert.Equal("Bearer of-the-options", Server.Requests[^1].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", "/v1", "/v1/messages")]
    [InlineData("anthropic/claude-sonnet-4-5", "/v1/", "/v1/messages")]
    [InlineData("anthropic/claude-sonnet-4-5", "", "/v1/messages")]
    [InlineData("google/gemini-2.5-flash", "/v1beta", "/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("google/gemini-2.5-flash", "/v1/", "/v1/models/gemini-2.5-flash:generateContent")]
    [InlineData("google/gemini-2.5-flash", "", "/v1beta/models/gemini-2.5-flash:generateContent")]
    public async Task A_configured_address_may_have_its_version_or_not_and_it_stands_once_in_the_path(string target, string end, string path)
    {
        var seen = new List<string>();
        var options = new RelayRuntimeOptions { CreateHandler = _ => new SeeingHandler(seen) };
        ProviderOptions provider = options.Providers.For(target[..target.IndexOf('/', StringComparison.Ordinal)]);
        (provider.BaseUrl, provider.ApiKey) = ("https://gateway.example.com" + end, "k");
        using var runtime = new RelayRuntime(options);
        using (RelayRuntime.Use(runtime))
        {
            await Assert.ThrowsAsync<RelayException>(() => InjectedModel.Of(target).ChatAsync("hi"));
        }

        Assert.Equal([path], seen);
    }

    [Fact]
    public void A_provider_nobody_knows_has_no_settings() => Assert.Throws<ArgumentException>(() => new RelayOptions().Providers.For("nobody"));

    /// <summary>Keeps the paths that are asked for, and answers nothing.</summary>
    private sealed class SeeingHandler(List<string> paths) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            paths.Add(request.RequestUri!.AbsolutePath);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound));
        }
    }

    /// <summary>Calls a model through a host with these settings, whose providers are all at the loopback server.</summary>
    private async Task CallAsync(InjectedModel model, params (string, string?)[] settings)
    {
        IEnumerable<(string, string?)> addresses = new[] { "openai", "groq", "deepseek" }.Select(p => ($"Relay:Providers:{p}:BaseUrl", (string?)Server.BaseUrl));
        using IHost host = HostWith(relay => relay.AddAlias("smart", () => model), [.. addresses.ExceptBy(settings.Select(s => s.Item1), a => a.Item1), .. settings]);
        Assert.Equal("hello", (await host.Services.GetRequiredService<InjectedModel>().ChatAsync("hi")).Text);
    }
}
