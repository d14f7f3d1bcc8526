using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace Relay;

/// <summary>What kind of failure it is that gave no credential: an outage of who issues it, or a refusal.</summary>
/// <remarks>An outage is passed over in a group; a refusal is a mistake of the program, which another member would only hide.</remarks>
internal static class CredentialFault
{
    /// <summary>How deep causes are looked at.</summary>
    private const int Deepest = 8;

    /// <summary>The kind of an answer that is no success.</summary>
    /// <param name="status">Its HTTP status.</param>
    public static RelayErrorKind Kind(int status) => status switch
    {
        408 or 504 => RelayErrorKind.Timeout,
        429 => RelayErrorKind.RateLimit,
        >= 500 => RelayErrorKind.Provider,
        _ => RelayErrorKind.Authentication,
    };

    /// <summary>The kind of an exception, from the first of its causes that says something.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="status">Gives the HTTP status that an exception of a library stands for; null where it stands for none.</param>
    public static RelayErrorKind Kind(Exception error, Func<Exception, int?>? status = null)
    {
        Exception? cause = error;
        for (int depth = 0; depth < Deepest && cause is not null; depth++, cause = cause.InnerException)
        {
            int? answered = cause is HttpRequestException { StatusCode: HttpStatusCode code } ? (int)code : status?.Invoke(cause);
            if (answered is > 0)
            {
                return Kind(answered.Value);
            }

            switch (cause)
            {
                case RelayException relay:
                    return relay.Kind;
                case TimeoutException or OperationCanceledException:
                    return RelayErrorKind.Timeout;
                case HttpRequestException or SocketException:
                    return RelayErrorKind.Connection;
            }
        }

        return RelayErrorKind.Authentication;
    }
}
