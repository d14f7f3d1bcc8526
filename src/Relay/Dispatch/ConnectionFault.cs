using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Relay;

/// <summary>Says in words why there is no answer: nobody reached, a proxy that refuses, TLS that fails and at what, or a connection lost after the request had been sent.</summary>
internal static class ConnectionFault
{
    /// <summary>The key under which an exception's data name the proxy that could not be connected to.</summary>
    public const string Proxy = "Relay.Proxy";

    private const long RefusedStream = 7;

    // What the framework's messages name of SslPolicyErrors and X509ChainStatusFlags.
    private static readonly (string Flag, string Words)[] s_checks =
    [
        ("UntrustedRoot", "no authority that this machine trusts has issued its certificate"),
        ("PartialChain", "the chain of its certificate does not reach an authority that this machine trusts"),
        ("NotTimeValid", "its certificate has expired or is not valid yet"),
        ("RevocationStatusUnknown", "nobody could say whether its certificate is revoked"),
        ("OfflineRevocation", "nobody could say whether its certificate is revoked"),
        ("Revoked", "its certificate is revoked"),
        ("NotValidForUsage", "its certificate is not one for servers"),
        ("CertificateNotAvailable", "it shows no certificate"),
        ("ValidationCallback", "the program's own check rejects its certificate"),
        ("RemoteCertificateChainErrors", "the chain of its certificate is not accepted"),
    ];

    // RFC 9113, section 7.
    private static readonly string[] s_http2Errors =
    [
        "NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED", "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR",
        "CONNECT_ERROR", "ENHANCE_YOUR_CALM", "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED",
    ];

    /// <summary>Whether the server says that it did nothing with the request (RFC 9113, section 8.7).</summary>
    public static bool IsRefusedStream(Exception cause) => Find<HttpProtocolException>(cause) is { ErrorCode: RefusedStream };

    /// <summary>The rest of a sentence whose subject is the model that was called.</summary>
    /// <param name="cause">What the connection threw.</param>
    /// <param name="address">Scheme, host and port of the server.</param>
    /// <param name="host">Its host.</param>
    /// <param name="wasSent">Whether the request had been sent whole.</param>
    public static string Describe(Exception cause, string address, string host, bool wasSent)
    {
        HttpRequestException? request = Find<HttpRequestException>(cause);
        HttpRequestError error = request?.HttpRequestError ?? HttpRequestError.Unknown;
        switch (error)
        {
            case HttpRequestError.ProxyTunnelError:
                return $"could not be reached at {address} ({error}): {ProxySays(request!.StatusCode)}.";
            case HttpRequestError.SecureConnectionError:
                return $"could not be reached at {address} ({error}): {Tls(cause, host)}.";
            case HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError:
                return $"could not be reached at {address} ({error}{Why(cause)}).";
            case HttpRequestError.ConfigurationLimitExceeded when wasSent:
                return $"answered at {address} with a head that is longer than the connection takes, after the request had been sent, which may be billed ({error}).";
            case HttpRequestError.VersionNegotiationError or HttpRequestError.UserAuthenticationError or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.ExtendedConnectNotSupported:
                return $"could not be called at {address} ({error}).";
        }

        string reason = Reason(cause, error);
        return wasSent ? $"lost the connection to {address} after the request had been sent, which may be billed ({reason})."
            : IsRefusedStream(cause) ? $"did nothing with the request at {address} ({reason})."
            : $"lost the connection to {address} before the request had been sent whole ({reason}).";
    }

    private static string ProxySays(HttpStatusCode? status) => status switch
    {
        null => "the proxy opens no tunnel",
        HttpStatusCode.ProxyAuthenticationRequired => "the proxy answered 407, it wants a user name and a password, or others",
        { } other => string.Create(CultureInfo.InvariantCulture, $"the proxy answered {(int)other} {other}"),
    };

    private static string Tls(Exception cause, string host)
    {
        if (Find<AuthenticationException>(cause) is not { } failure)
        {
            return "the other side ended the TLS handshake, or speaks no TLS";
        }

        string text = failure.Message, words = text.Contains("NameMismatch", StringComparison.Ordinal) ? $"its certificate is not for the name '{host}'" : "";
        foreach ((string flag, string said) in s_checks)
        {
            if (text.Contains(flag, StringComparison.Ordinal) && !words.Contains(said, StringComparison.Ordinal))
            {
                words += words.Length == 0 ? said : " and " + said;
            }
        }

        return words.Length == 0 ? $"the TLS handshake with '{host}' failed, before a certificate was looked at" : words;
    }

    private static string Why(Exception cause)
    {
        SocketException? socket = Find<SocketException>(cause);
        string proxy = socket?.Data[Proxy] is string name ? $", at the proxy {name}" : "";
        return socket is null ? proxy : $": {socket.SocketErrorCode}{proxy}";
    }

    private static string Reason(Exception cause, HttpRequestError error)
    {
        if (Find<HttpProtocolException>(cause) is { } protocol)
        {
            return protocol.Message.Contains("KeepAlivePing", StringComparison.Ordinal) ? "it answers no HTTP/2 ping"
                : protocol.ErrorCode >= 0 && protocol.ErrorCode < s_http2Errors.Length ? s_http2Errors[protocol.ErrorCode]
                : error.ToString();
        }

        return Find<SocketException>(cause) is { } socket ? socket.SocketErrorCode.ToString()
            : error != HttpRequestError.Unknown ? error.ToString()
            : cause is HttpIOException { HttpRequestError: var inner } ? inner.ToString()
            : cause.GetType().Name;
    }

    private static T? Find<T>(Exception? cause)
        where T : Exception
    {
        const int Deepest = 32;
        for (int depth = 0; cause is not null && depth < Deepest; depth++, cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }
}
