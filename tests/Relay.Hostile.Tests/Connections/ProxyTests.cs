using System.Collections.Concurrent;
using System.Net;

namespace Relay.Hostile.Tests.Connections;

/// <summary>The process' proxy is one of the tests' while these run, and no other test runs then.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OwnProxy
{
    public const string Name = "the process' own proxy";
}

/// <summary>A proxy between the program and everything: what it may not see goes past it, what fails at it is named.</summary>
[Collection(OwnProxy.Name)]
public sealed class ProxyTests : ConnectionTest, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly IWebProxy _usual = HttpClient.DefaultProxy;
    private RawServer _proxy = null!;
    private string _answer = "502 Bad Gateway";

    public Task InitializeAsync()
    {
        _proxy = new RawServer(async (socket, end) =>
        {
            _seen.Enqueue((await RawServer.ReadHeadAsync(socket, end))!);
            await socket.SendAsync(RawServer.Reply(_answer, "", "Connection: close\r\n"), end);
        });

        // As HTTP_PROXY and HTTPS_PROXY would: the framework reads those once in a process.
        HttpClient.DefaultProxy = new WebProxy(_proxy.Address);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        HttpClient.DefaultProxy = _usual;
        await _proxy.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plain_http_to_this_machine_goes_past_the_proxy(bool injected)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("hello"), LoopbackReply.Text("hello"));
        ModelAlias model = Model(server.BaseUrl, injected);
        Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        await foreach (ChatUpdate update in model.StreamAsync("hi"))
        {
            Assert.NotEqual(ChatUpdateKind.Error, update.Kind);
        }

        Assert.Empty(_seen);
    }

    [Theory]
    [InlineData(false, "http://10.1.2.3/v1")]
    [InlineData(true, "http://10.1.2.3/v1")]
    [InlineData(false, "http://llm.internal/v1")]
    [InlineData(true, "http://llm.internal/v1")]
    public async Task Plain_http_to_a_private_host_goes_past_the_proxy(bool injected, string address)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("hello"));
        var asked = new List<string>();
        ModelAlias model = Model(address, injected, model: made => made.AllowPrivateHosts = true, handler: own => own.ConnectCallback = async (context, end) =>
        {
            asked.Add(context.DnsEndPoint.Host);
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, server.Port, end);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        });
        Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        Assert.Equal([new Uri(address).Host], asked);
        Assert.Empty(_seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_metadata_service_is_not_asked_through_the_proxy(bool injected)
    {
        await using LoopbackProvider bedrock = await LoopbackProvider.StartAsync(LoopbackReply.Text("hello"));
        int number = 0;
        await using var instance = new RawServer(async (socket, end) =>
        {
            while (await RawServer.ReadHeadAsync(socket, end) is not null)
            {
                string body = Interlocked.Increment(ref number) switch
                {
                    1 => "a-token",
                    2 => "a-role",
                    _ => $$"""{"Code":"Success","AccessKeyId":"AKIDINSTANCE","SecretAccessKey":"s","Token":"t","Expiration":"{{DateTime.UtcNow.AddHours(2):yyyy-MM-ddTHH:mm:ssZ}}"}""",
                };
                await socket.SendAsync(RawServer.Reply("200 OK", body), end);
            }
        });
        var environment = new Dictionary<string, string>
        {
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = instance.Address,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_CONFIG_FILE"] = "/nowhere/config",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/nowhere/credentials",
        };
        ModelAlias model = Model(bedrock.BaseUrl[..^3], injected, environment: environment, model: made => made.ApiKey = null, target: "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0");
        Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        Assert.Equal(3, number);
        Assert.Empty(_seen);
    }

    [Theory]
    [InlineData(false, "407 Proxy Authentication Required", "the proxy answered 407, it wants a user name and a password, or others.")]
    [InlineData(true, "407 Proxy Authentication Required", "the proxy answered 407, it wants a user name and a password, or others.")]
    [InlineData(false, "502 Bad Gateway", "the proxy answered 502 BadGateway.")]
    [InlineData(true, "502 Bad Gateway", "the proxy answered 502 BadGateway.")]
    public async Task A_proxy_that_opens_no_tunnel_is_named_with_its_status(bool injected, string answer, string text)
    {
        _answer = answer;
        RelayException error = await FailureAsync(Model("https://llm.example.com/v1", injected).ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.Connection, false, null), (error.Kind, error.MayBeBilled, error.StatusCode));
        Assert.EndsWith("could not be reached at https://llm.example.com (ProxyTunnelError): " + text, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("CONNECT llm.example.com:443", Assert.Single(_seen.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_named_and_its_password_is_not()
    {
        HttpClient.DefaultProxy = new WebProxy("http://127.0.0.1:1") { Credentials = new NetworkCredential("user", "pass-word-of-the-proxy") };
        RelayException error = await FailureAsync(Model("https://llm.example.com/v1").ChatAsync("hi"));
        Assert.EndsWith("could not be reached at https://llm.example.com (ConnectionError: ConnectionRefused, at the proxy 127.0.0.1:1).", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word-of-the-proxy", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_of_a_private_network_may_have_a_name_that_leads_there()
    {
        HttpClient.DefaultProxy = new WebProxy("http://proxy.example.com:" + _proxy.Port);
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { ResolveHost = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), Environment = name => name == "GROQ_API_KEY" ? "test-key" : null });
        using IDisposable scope = RelayRuntime.Use(runtime);
        RelayException error = await FailureAsync(RelayRuntime.Model("groq/llama-3.3-70b-versatile").ChatAsync("hi"));
        Assert.Contains("the proxy answered 502", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("CONNECT api.groq.com:443", Assert.Single(_seen.Distinct()), StringComparison.Ordinal);
    }
}
