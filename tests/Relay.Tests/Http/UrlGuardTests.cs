using System.Net;
using System.Net.Sockets;

namespace Relay.Tests;

/// <summary>SSRF guard for base_url.</summary>
[Feature(16)]
public sealed class UrlGuardTests : IAsyncLifetime
{
    private LoopbackProvider _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackProvider.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("127.1")]
    [InlineData("0x7f000001")]
    [InlineData("017700000001")]
    [InlineData("2130706433")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::1]")]
    [InlineData("127.0.0.1.")]
    [InlineData("localhost.")]
    public void This_machine_is_known_in_every_notation(string host)
    {
        UrlVerdict verdict = UrlGuard.Check("http://" + host + ":11434/v1");
        Assert.True(verdict.IsAllowed);
        Assert.True(verdict.IsLoopback);
    }

    [Theory]
    [InlineData("10.1")]
    [InlineData("0xa9fea9fe")]
    [InlineData("012.0.0.1")]
    [InlineData("192.168.1.1.")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("100.64.0.1")]
    [InlineData("[fc00::1]")]
    [InlineData("0.0.0.0")]
    public void A_private_address_is_refused_in_every_notation_unless_it_is_meant(string host)
    {
        Assert.False(UrlGuard.Check("https://" + host).IsAllowed);
        Assert.True(UrlGuard.Check("https://" + host, allowPrivateHosts: true).IsAllowed);
    }

    [Theory]
    [InlineData("https://user@api.openai.com")]
    [InlineData("https://user:password@api.openai.com")]
    [InlineData("https://api.openai.com@169.254.169.254")]
    public void A_user_name_in_the_address_is_refused_and_not_repeated(string url)
    {
        UrlVerdict verdict = UrlGuard.Check(url);
        Assert.False(verdict.IsAllowed);
        Assert.DoesNotContain("password", verdict.ToString().Replace("user name or password", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.openai.com./v1", "api.openai.com")]
    [InlineData("https://bücher.example", "xn--bcher-kva.example")]
    [InlineData("https://ａｐｉ.openai.com", "api.openai.com")]
    public void A_trailing_dot_and_an_international_name_are_brought_to_their_normal_form(string url, string host) => Assert.Equal(host, UrlGuard.Check(url).Host);

    [Theory]
    [InlineData("https://①②⑦.0.0.1")]
    [InlineData("https://api.openai.com%2f@10.0.0.1")]
    [InlineData("http://api.openai.com/v1")]
    [InlineData("ftp://api.openai.com")]
    public void What_another_reader_could_understand_otherwise_is_refused(string url) => Assert.False(UrlGuard.Check(url).IsAllowed);

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using LoopbackProvider inside = await LoopbackProvider.StartAsync();
        _server.Enqueue(LoopbackReply.Raw(307, null, ReadOnlyMemory<byte>.Empty).WithHeader("Location", inside.BaseUrl + "/chat/completions"));

        using var runtime = new RelayRuntime(new RelayRuntimeOptions());
        RelayException error = await Fail(runtime, _server.BaseUrl);

        Assert.Equal(307, error.StatusCode);
        Assert.Equal(0, inside.RequestCount);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    public async Task A_public_name_that_resolves_to_a_private_address_is_refused_at_the_connection(string address)
    {
        using RelayRuntime runtime = Resolving(IPAddress.Parse(address));
        RelayException error = await Fail(runtime, $"https://rebound.example.com:{_server.Port}/v1");

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("allow_private_hosts", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _server.RequestCount);
    }

    [Fact]
    public async Task One_private_address_among_public_ones_is_enough_to_refuse()
    {
        using RelayRuntime runtime = Resolving(IPAddress.Parse("8.8.8.8"), IPAddress.Loopback);
        Assert.Equal(RelayErrorKind.Config, (await Fail(runtime, $"https://rebound.example.com:{_server.Port}/v1")).Kind);
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_connected_to_where_it_was_checked()
    {
        int asked = 0;
        _server.Enqueue(LoopbackReply.Text("hi"));
        using var runtime = new RelayRuntime(new RelayRuntimeOptions
        {
            ResolveHost = (host, _) => Task.FromResult<IPAddress[]>(Interlocked.Increment(ref asked) == 1 && host == "llm.example.internal" ? [IPAddress.Loopback] : []),
        });
        using IDisposable scope = RelayRuntime.Use(runtime);

        ChatReply reply = await Model($"http://llm.example.internal:{_server.Port}/v1", allowPrivateHosts: true).ChatAsync("hi");

        Assert.Equal(("hi", 1), (reply.Text, asked));
    }

    [Fact]
    public async Task A_connection_of_an_alias_that_allows_private_hosts_is_not_lent_to_one_that_does_not()
    {
        _server.Enqueue(LoopbackReply.Text("hi"));
        using RelayRuntime runtime = Resolving(IPAddress.Loopback);
        using IDisposable scope = RelayRuntime.Use(runtime);
        string url = $"http://box.localhost.example.internal:{_server.Port}/v1";

        Assert.Equal("hi", (await Model(url, allowPrivateHosts: true).ChatAsync("hi")).Text);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(url, allowPrivateHosts: false).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
    }

    [Fact]
    public async Task A_name_of_this_machine_may_resolve_to_this_machine()
    {
        _server.Enqueue(LoopbackReply.Text("hi"));
        using RelayRuntime runtime = Resolving(IPAddress.Loopback);
        using IDisposable scope = RelayRuntime.Use(runtime);

        Assert.Equal("hi", (await Model($"http://ollama.localhost:{_server.Port}/v1", allowPrivateHosts: false).ChatAsync("hi")).Text);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_a_connection_error()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { ResolveHost = (_, _) => throw new SocketException((int)SocketError.HostNotFound) });
        RelayException error = await Fail(runtime, "https://nowhere.example.com/v1");
        Assert.Equal(RelayErrorKind.Connection, error.Kind);
        Assert.Contains("at https://nowhere.example.com (", error.Message, StringComparison.Ordinal);
    }

    private static RelayRuntime Resolving(params IPAddress[] addresses) => new(new RelayRuntimeOptions { ResolveHost = (_, _) => Task.FromResult(addresses) });

    private static async Task<RelayException> Fail(RelayRuntime runtime, string baseUrl)
    {
        using IDisposable scope = RelayRuntime.Use(runtime);
        return await Assert.ThrowsAsync<RelayException>(() => Model(baseUrl, allowPrivateHosts: false).ChatAsync("hi"));
    }

    private static ModelAlias Model(string baseUrl, bool allowPrivateHosts) => RelayRuntime.Model("groq/llama-3.3-70b-versatile", m =>
    {
        m.BaseUrl = baseUrl;
        m.AllowPrivateHosts = allowPrivateHosts;
        m.ApiKey = "test-key";
    });
}
