namespace Relay;

/// <summary>Sends through the factory's client of a provider, asked for anew each time so that the factory can renew its handlers.</summary>
internal sealed class FactoryHandler(IHttpClientFactory factory, string name) : HttpMessageHandler
{
    public static string ClientName(string provider) => "Relay:" + provider;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The client is the factory's to renew; disposing of it would change nothing.
        HttpClient client = factory.CreateClient(name);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }
}
