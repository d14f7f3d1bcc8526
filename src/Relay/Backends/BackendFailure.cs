using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;

namespace Relay;

/// <summary>Makes the typed exception of a call that a backend could not carry out, whatever it threw.</summary>
internal static class BackendFailure
{
    public static RelayException Of(CallContext call, IDispatchBackend backend, Exception error, bool inStream)
    {
        if (call.Deadline.HasPassed || call.Deadline.IsEnded || error is AnswerLimitException)
        {
            return CallFailure.FromTransport(call, error, response: null, inStream);
        }

        return error is RelayException own ? Again(call, own) : Of(call, error, Describe(backend, error) ?? Known(error), inStream);
    }

    private static RelayException Of(CallContext call, Exception error, BackendError described, bool inStream)
    {
        string message = CallFailure.Clean(call, described.Message ?? error.Message);
        var wire = new WireError(described.Message ?? error.Message, described.Code, described.Code, described.StatusCode, described.RetryAfter);
        RelayErrorKind kind = described.Kind ?? (described.StatusCode is { } status ? ErrorClassifier.Classify(status, wire) : RelayErrorKind.Provider);
        if (inStream)
        {
            kind = kind == RelayErrorKind.Connection ? RelayErrorKind.StreamTruncated : RelayErrorKind.StreamError;
        }

        string what = inStream ? "failed inside the stream" : described.StatusCode is { } code ? "answered " + code.ToString(CultureInfo.InvariantCulture) : "failed in its backend";
        return new RelayException(kind, $"{CallFailure.Who(call)} {what}: {message}", CallFailure.Shown(call, error))
        {
            StatusCode = described.StatusCode,
            RetryAfter = described.RetryAfter,
            LimitKind = kind == RelayErrorKind.RateLimit ? ErrorClassifier.Limit(wire, remainingRequests: null, remainingTokens: null) : RateLimitKind.Unknown,
            Provider = call.Binding.Spec.Provider,
            Alias = call.Binding.Spec.Alias,
            Model = call.Binding.Spec.Model,
            RequestId = CallFailure.Identifier(call, described.RequestId),
            ProviderMessage = message,
            ProviderCode = described.Code is { } providerCode ? CallFailure.Clean(call, providerCode) : null,
            Attempts = [CallFailure.Attempt(call, kind, described.StatusCode)],
        };
    }

    /// <summary>A typed failure keeps its kind and says whose call it was.</summary>
    private static RelayException Again(CallContext call, RelayException own) => new(own.Kind, CallFailure.Clean(call, own.Message), own.InnerException is { } cause ? CallFailure.Shown(call, cause) : null)
    {
        StatusCode = own.StatusCode,
        RetryAfter = own.RetryAfter,
        LimitKind = own.LimitKind,
        Provider = call.Binding.Spec.Provider,
        Alias = call.Binding.Spec.Alias,
        Model = call.Binding.Spec.Model,
        RequestId = CallFailure.Identifier(call, own.RequestId),
        ProviderMessage = own.ProviderMessage is { } said ? CallFailure.Clean(call, said) : null,
        ProviderCode = own.ProviderCode is { } code ? CallFailure.Clean(call, code) : null,
        Body = CallFailure.Body(call, own.Body),
        MissingCapability = own.MissingCapability,
        MayBeBilled = own.MayBeBilled,
        Attempts = [CallFailure.Attempt(call, own.Kind, own.StatusCode)],
    };

    /// <summary>A backend that cannot even describe its failure has failed as if it did not try.</summary>
    private static BackendError? Describe(IDispatchBackend backend, Exception error)
    {
        try
        {
            return backend.Describe(error);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static BackendError Known(Exception error) => error switch
    {
        HttpRequestException { StatusCode: { } status } => new BackendError { StatusCode = (int)status },
        HttpRequestException or IOException or SocketException => new BackendError { Kind = RelayErrorKind.Connection },
        TimeoutException or OperationCanceledException => new BackendError { Kind = RelayErrorKind.Timeout },
        JsonException or FormatException => new BackendError { Kind = RelayErrorKind.Provider },
        ArgumentException or NotSupportedException => new BackendError { Kind = RelayErrorKind.InvalidRequest },
        UnauthorizedAccessException => new BackendError { Kind = RelayErrorKind.Authentication },
        { InnerException: HttpRequestException or SocketException or IOException or TimeoutException } => Known(error.InnerException),
        _ => new BackendError { Kind = RelayErrorKind.Provider },
    };
}
