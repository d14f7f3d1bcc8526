using Google.Apis.Http;

namespace Relay.Tests;

/// <summary>Sends what Google's library sends to any host to the server of the tests instead.</summary>
internal sealed class LoopbackHttpFactory(Uri server) : HttpClientFactory
{
    protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new Redirecting(server);

    private sealed class Redirecting(Uri server) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = server.Scheme, Host = server.Host, Port = server.Port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
