namespace Relay;

/// <summary>Sends through one of the factory's clients, asked for anew each time so that the factory can renew its handlers.</summary>
internal sealed class FactoryHandler(IHttpClientFactory factory, string name) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The client is the factory's to renew; disposing of it would change nothing.
        HttpClient client = factory.CreateClient(name);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }
}
