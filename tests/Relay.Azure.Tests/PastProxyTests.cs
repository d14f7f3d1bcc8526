using System.Net;

namespace Relay.Tests;

/// <summary>The process has one proxy: while these run, it is one of the tests'.</summary>
[CollectionDefinition(nameof(PastProxyTests), DisableParallelization = true)]
[Collection(nameof(PastProxyTests))]
public sealed class PastProxyTests : IDisposable
{
    private readonly IWebProxy _usual = HttpClient.DefaultProxy;

    public PastProxyTests() => HttpClient.DefaultProxy = new WebProxy("http://127.0.0.1:1");

    public void Dispose() => HttpClient.DefaultProxy = _usual;

    [Theory]
    [InlineData("http://169.254.169.254/metadata/identity/oauth2/token", true)]
    [InlineData("http://metadata.google.internal/computeMetadata/v1/", true)]
    [InlineData("http://127.0.0.1:40342/metadata/identity/oauth2/token", true)]
    [InlineData("https://login.microsoftonline.com/", false)]
    [InlineData("https://oauth2.googleapis.com/token", false)]
    public void Metadata_services_are_asked_past_the_proxy_and_issuers_through_it(string address, bool isPast)
    {
        var uri = new Uri(address);
        Assert.Equal(isPast, PastProxy.Instance.IsBypassed(uri));
        Assert.Equal(isPast ? null : new Uri("http://127.0.0.1:1"), PastProxy.Instance.GetProxy(uri));
    }

    [Fact]
    public async Task A_handler_with_it_reaches_a_plain_address_though_the_proxy_is_dead()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("hello"));
        using var client = new HttpClient(new SocketsHttpHandler { Proxy = PastProxy.Instance });
        using HttpResponseMessage answer = await client.PostAsync(new Uri(server.BaseUrl + "/chat/completions"), new StringContent("{}"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
