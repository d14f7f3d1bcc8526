using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Relay.Tests;

public sealed class RelaySectionTests : InjectionTest
{
    [Fact]
    public void A_section_sets_everything_the_options_have()
    {
        RelayOptions options = Options(
            ("Relay:Timeout", "00:00:07"),
            ("Relay:StreamTimeout", "00:00:08"),
            ("Relay:FirstEventTimeout", "00:00:05"),
            ("Relay:StreamIdleTimeout", "00:00:06"),
            ("Relay:Limits:MaxStreamBytes", "5000000000"),
            ("Relay:Limits:MaxToolCalls", "12"),
            ("Relay:Pool:MaxConnections", "9"),
            ("Relay:Pool:IdleTimeout", "00:00:10"),
            ("Relay:Pool:Http2", "false"),
            ("Relay:Pool:PingDelay", "00:00:20"),
            ("Relay:Pool:PingTimeout", "00:00:05"),
            ("Relay:Pool:ExpectContinueAbove", "4096"),
            ("Relay:Providers:openai:ApiKey", "key-of-openai"),
            ("Relay:Providers:openai:BaseUrl", "https://gateway.example.com/v1"),
            ("Relay:Providers:openai:Pool:MaxConnections", "11"),
            ("Relay:Providers:groq:BaseUrl", "http://10.0.0.1/v1"),
            ("Relay:Providers:groq:AllowPrivateHosts", "true"));

        Assert.Equal(TimeSpan.FromSeconds(7), options.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(8), options.StreamTimeout);
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6)), (options.FirstEventTimeout, options.StreamIdleTimeout));
        Assert.Equal((5_000_000_000, 12), (options.Limits.MaxStreamBytes, options.Limits.MaxToolCalls));
        Assert.Equal(9, options.Pool.MaxConnections);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Pool.IdleTimeout);
        Assert.False(options.Pool.Http2);
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), 4096), (options.Pool.PingDelay, options.Pool.PingTimeout, options.Pool.ExpectContinueAbove));
        Assert.Equal("key-of-openai", options.Providers.For("openai").RevealApiKey());
        Assert.Equal("https://gateway.example.com/v1", options.Providers.For("openai").BaseUrl);
        Assert.Equal(11, options.Providers.For("openai").Pool.MaxConnections);
        Assert.Equal("http://10.0.0.1/v1", options.Providers.For("groq").BaseUrl);
        Assert.True(options.Providers.For("groq").AllowPrivateHosts);
        Assert.Equal(["groq", "openai"], options.Providers.Select(p => p.Key));
    }

    [Fact]
    public void Keys_and_providers_are_found_in_any_case_and_by_synonyms()
    {
        RelayOptions options = Options(("relay:TIMEOUT", "00:00:07"), ("relay:providers:GEMINI:apikey", "key-of-google"));
        Assert.Equal(TimeSpan.FromSeconds(7), options.Timeout);
        Assert.Equal("key-of-google", options.Providers.For("google").RevealApiKey());
    }

    [Fact]
    public void Nothing_written_sets_nothing()
    {
        RelayOptions options = Options(("Relay:Timeout", ""), ("Relay:Pool", ""), ("Relay:Providers:openai:ApiKey", " "), ("Relay:Pool:Http2", null));
        Assert.Equal(TimeSpan.FromSeconds(60), options.Timeout);
        Assert.Null(options.Pool.Http2);
        Assert.Null(options.Providers.For("openai").RevealApiKey());
    }

    [Theory]
    [InlineData("Relay:Timout", "00:00:01", "Relay:Timout is no setting of Relay; did you mean Timeout?")]
    [InlineData("Relay:Retries", "3", "Relay:Retries is no setting of Relay; it takes FirstEventTimeout, Limits, Pool, Providers, StreamIdleTimeout, StreamTimeout, Timeout, UseHttpBackend, UseModelVariables.")]
    [InlineData("Relay:Pool:Http3", "true", "Relay:Pool:Http3 is no setting of Relay; did you mean Http2?")]
    [InlineData("Relay:Providers:opnai:ApiKey", "k", "Relay:Providers:opnai is no provider that Relay knows; did you mean openai?")]
    [InlineData("Relay:Providers:openai:ApiKy", "k", "Relay:Providers:openai:ApiKy is no setting of Relay; did you mean ApiKey?")]
    [InlineData("Relay:Timeout", "soon", "Relay:Timeout is no time; write hh:mm:ss, such as 00:01:30. Its text is not repeated: it may be a key in the wrong place.")]
    [InlineData("Relay:Timeout", "30", "Relay:Timeout is no time; write hh:mm:ss, such as 00:01:30. Its text is not repeated: it may be a key in the wrong place.")]
    [InlineData("Relay:Timeout", "00:00:00", "Relay:Timeout is 00:00:00; give a time longer than nothing and shorter than 49 days, as hh:mm:ss.")]
    [InlineData("Relay:StreamTimeout", "50.00:00:00", "Relay:StreamTimeout is 50.00:00:00; give a time longer than nothing")]
    [InlineData("Relay:Timeout:Seconds", "3", "Relay:Timeout:Seconds is no setting: Relay:Timeout is a single value.")]
    [InlineData("Relay:Pool", "9", "Relay:Pool is a single value; write its settings below it.")]
    [InlineData("Relay:Pool:MaxConnections", "many", "Relay:Pool:MaxConnections is no whole number; write one such as 50. Its text is not repeated: it may be a key in the wrong place.")]
    [InlineData("Relay:Pool:MaxConnections", "0", "Relay:Pool:MaxConnections is 0; give at least 1.")]
    [InlineData("Relay:Limits:MaxParts", "0", "Relay:Limits:MaxParts is 0; give at least 1.")]
    [InlineData("Relay:Limits:MaxParts", "3000000000", "Relay:Limits:MaxParts is 3000000000; give at most 2147483647.")]
    [InlineData("Relay:Limits:MaxParts", "64 MiB", "Relay:Limits:MaxParts is no whole number; write one such as 1048576. Its text is not repeated: it may be a key in the wrong place.")]
    [InlineData("Relay:Limits:MaxPart", "1", "Relay:Limits:MaxPart is no setting of Relay; did you mean MaxParts?")]
    [InlineData("Relay:Pool:PingDelay", "00:00:00.5", "Relay:Pool:PingDelay is 00:00:00.5000000; give a time from 1 second, shorter than 49 days, as hh:mm:ss.")]
    [InlineData("Relay:Pool:ExpectContinueAbove", "-1", "Relay:Pool:ExpectContinueAbove is -1; give a number of bytes, at least 0.")]
    [InlineData("Relay:Pool:Http2", "yes", "Relay:Pool:Http2 is neither true nor false; write one of them. Its text is not repeated: it may be a key in the wrong place.")]
    [InlineData("Relay:Providers:openai:BaseUrl", "gateway.example.com", "Relay:Providers:openai:BaseUrl is refused: The address must start with https:// or http://.")]
    [InlineData("Relay:Providers:openai:BaseUrl", "http://10.0.0.1/v1", "Relay:Providers:openai:BaseUrl is refused: ")]
    public async Task What_cannot_work_stops_the_host_with_its_place_the_problem_and_the_mend(string key, string value, string says)
    {
        using IHost host = HostWith(null, (key, value));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(says, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using IHost host = HostWith(null, ("Relay:Timeout", "soon"), ("Relay:Pool:MaxConnections", "0"), ("Relay:Providers:nobody:ApiKey", "k"));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(3, error.Failures.Count());
    }

    [Fact]
    public async Task One_provider_under_two_names_is_refused()
    {
        using IHost host = HostWith(null, ("Relay:Providers:gemini:ApiKey", "first"), ("Relay:Providers:google:ApiKey", "second"));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal("Relay:Providers:google and Relay:Providers:gemini are the same provider; write its settings under google.", Assert.Single(error.Failures));
    }

    [Fact]
    public async Task The_whole_configuration_instead_of_a_section_is_refused_in_few_words()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Enumerable.Range(0, 100).Select(n => KeyValuePair.Create($"SETTING_{n}", (string?)"x")));
        builder.Services.AddRelay(builder.Configuration);
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(6, error.Failures.Count());
        Assert.Contains("configuration.GetSection(\"Relay\")", error.Failures.Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Relay:Providers:openai:ApiKey", "sk-proj-two words 0123456789abcdefghijklmnop")]
    [InlineData("Relay:Providers:openai:BaseUrl", "sk-proj-0123456789abcdefghijklmnop")]
    [InlineData("Relay:Timeout", "sk-proj-0123456789abcdefghijklmnop")]
    [InlineData("Relay:Pool:MaxConnections", "sk-proj-0123456789abcdefghijklmnop")]
    public async Task A_key_is_not_repeated_wherever_it_was_written(string key, string value)
    {
        using IHost host = HostWith(null, (key, value));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_code_sets_is_checked_too()
    {
        using IHost host = HostWith(relay => relay.Configure(o =>
        {
            o.Timeout = TimeSpan.FromSeconds(-1);
            o.Providers.For("openai").Pool.MaxConnections = 0;
        }));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(
            [
                "RelayOptions.Timeout is -00:00:01; give a time longer than nothing and shorter than 49 days, as hh:mm:ss.",
                "RelayOptions.Providers.For(\"openai\").Pool.MaxConnections is 0; give at least 1.",
            ],
            error.Failures);
    }

    [Fact]
    public void Code_that_comes_after_a_section_has_the_last_word()
    {
        using IHost host = HostWith(relay => relay.Configure(o => o.Timeout = TimeSpan.FromSeconds(3)), ("Relay:Timeout", "00:00:07"));
        Assert.Equal(TimeSpan.FromSeconds(3), host.Services.GetRequiredService<RelayRuntime>().Timeout);
    }

    private static RelayOptions Options(params (string, string?)[] settings)
    {
        using IHost host = HostWith(null, settings);
        return host.Services.GetRequiredService<IOptions<RelayOptions>>().Value;
    }
}
