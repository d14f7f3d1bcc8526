using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Relay;

/// <summary>The small requests that get credentials.</summary>
internal static class AwsHttp
{
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Sends a request and reads its answer whole. Nothing that is thrown holds more of it than its status.</summary>
    /// <param name="environment">Whose connections and clock.</param>
    /// <param name="request">The request; disposed of here.</param>
    /// <param name="isLocal">Whether the address is one of the machine or its host, which a provider's never is.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="who">Who is asked, for the message of a failure.</param>
    /// <param name="cancellationToken">The call's own.</param>
    /// <exception cref="AwsCredentialException">Nobody answered.</exception>
    public static async Task<(HttpStatusCode Status, string Body)> SendAsync(
        AwsEnvironment environment, HttpRequestMessage request, bool isLocal, TimeSpan patience, string who, CancellationToken cancellationToken)
    {
        using HttpRequestMessage sent = request;
        if (isLocal)
        {
            GuardedConnect.AllowPrivateHosts(sent);
        }

        var endpoint = new RelayEndpoint("aws", sent.RequestUri!.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), TransportSettings.Default)
        {
            AllowPrivateHosts = isLocal,
            GivesCredentials = isLocal,

            // What answers at such an address through a proxy is the proxy's own machine, with the proxy's own role.
            BypassesProxy = isLocal && (sent.RequestUri.Scheme == Uri.UriSchemeHttp || IPAddress.TryParse(sent.RequestUri.DnsSafeHost, out _)),
        };
        using var limit = new CancellationTokenSource(patience, environment.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using HttpResponseMessage response = await environment.Endpoints.Get(endpoint).SendAsync(sent, either.Token).ConfigureAwait(false);
            using var body = new PooledBuffer(4096);
            Stream stream = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await body.ReadAllAsync(stream, LongestAnswer, either.Token).ConfigureAwait(false);
            return (response.StatusCode, Encoding.UTF8.GetString(body.Span));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is HttpRequestException or IOException or OperationCanceledException or InvalidDataException or RefusedAddressException)
        {
            // The framework quotes lines of an answer that it cannot read, and an answer may repeat the token it was sent.
            // Whoever took the connection and says nothing, or ends it, is there.
            bool isReached = GuardedConnect.HasConnected(sent);
            bool isLate = error is OperationCanceledException && (!isLocal || isReached);
            throw new AwsCredentialException(
                isLate ? RelayErrorKind.Timeout : RelayErrorKind.Connection,
                isLate ? $"{who} did not answer in time at {endpoint.Authority}"
                    : isReached ? $"{who} broke the connection at {endpoint.Authority}"
                    : $"{who} could not be reached at {endpoint.Authority}",
                Harmless(error))
            {
                IsAbsent = !isReached,
            };
        }
    }

    /// <summary>What a place that should have credentials answered instead.</summary>
    public static AwsCredentialException Refused(string who, HttpStatusCode status) =>
        new(CredentialFault.Kind((int)status), $"{who} answered {(int)status}");

    /// <summary>The cause below that says why there was no connection; null where there was one.</summary>
    private static Exception? Harmless(Exception? error)
    {
        while (error is not null and not (SocketException or RefusedAddressException))
        {
            error = error.InnerException;
        }

        return error;
    }
}
