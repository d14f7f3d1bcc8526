using Microsoft.Extensions.Logging;

namespace Relay;

/// <summary>Sends through one of the factory's clients, asked for anew each time so that the factory can renew its handlers, and logs what may be logged.</summary>
internal sealed class FactoryHandler(IHttpClientFactory factory, string name, ILogger logger, TimeProvider clock) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The client is the factory's to renew; disposing of it would change nothing.
        HttpClient client = factory.CreateClient(name);
        long start = clock.GetTimestamp();
        HttpLog.RequestSent(logger, request, ClientNames.Configured(name));
        try
        {
            HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            HttpLog.AnswerReceived(logger, request, (int)response.StatusCode, clock.GetElapsedTime(start));
            return response;
        }
        catch (Exception error)
        {
            HttpLog.RequestFailed(logger, request, error, clock.GetElapsedTime(start));
            throw;
        }
    }
}
