using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Relay;

/// <summary>Makes the typed exception of a failed call. Everything that comes from outside is scrubbed here.</summary>
internal static class CallFailure
{
    private const int LongestBody = 4096;

    /// <summary>An answer whose status is not a success.</summary>
    public static RelayException FromStatus(in CallContext call, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        int status = (int)response.StatusCode;
        WireError error = call.Binding.Wire.ReadError(body);
        RelayErrorKind kind = ErrorClassifier.Classify(status, error);
        string? message = Scrub(error.Message);
        string text = $"{Who(call)} answered {status} {(HttpStatusCode)status}: {message ?? "no message"}{Hint(kind, call)}";
        return new RelayException(kind, text)
        {
            StatusCode = status,
            RetryAfter = RetryAfter.Read(response.Headers, call.Binding.Runtime.Clock) ?? error.RetryAfter,
            LimitKind = kind == RelayErrorKind.RateLimit
                ? ErrorClassifier.Limit(error, response.Headers.First("x-ratelimit-remaining-requests"), response.Headers.First("x-ratelimit-remaining-tokens"))
                : RateLimitKind.Unknown,
            Provider = call.Binding.Spec.Provider,
            Alias = call.Binding.Spec.Alias,
            Model = call.Binding.Spec.Model,
            RequestId = RequestId(response.Headers),
            ProviderMessage = message,
            ProviderCode = error.Code ?? error.Type,
            Body = Scrub(Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestBody)])),
            Attempts = [Attempt(call, kind, status)],
        };
    }

    /// <summary>An error object inside an answer that began as a success.</summary>
    public static RelayException FromAnswer(in CallContext call, WireError error, HttpResponseMessage response, bool inStream)
    {
        RelayErrorKind kind = inStream ? RelayErrorKind.StreamError : ErrorClassifier.Classify(error.Status ?? 500, error);
        string? message = Scrub(error.Message);
        string where = inStream ? "reported an error inside the stream" : "answered with an error";
        return new RelayException(kind, $"{Who(call)} {where}: {message ?? "no message"}")
        {
            StatusCode = error.Status ?? (int)response.StatusCode,
            Provider = call.Binding.Spec.Provider,
            Alias = call.Binding.Spec.Alias,
            Model = call.Binding.Spec.Model,
            RequestId = RequestId(response.Headers),
            ProviderMessage = message,
            ProviderCode = error.Code ?? error.Type,
            Attempts = [Attempt(call, kind, error.Status ?? (int)response.StatusCode)],
        };
    }

    /// <summary>Anything that went wrong on the way, with no error of the provider's own to show.</summary>
    public static RelayException Of(in CallContext call, RelayErrorKind kind, string what, Exception? cause = null, HttpResponseMessage? response = null) =>
        new(kind, $"{Who(call)} {what}", cause)
        {
            StatusCode = response is null ? null : (int)response.StatusCode,
            Provider = call.Binding.Spec.Provider,
            Alias = call.Binding.Spec.Alias,
            Model = call.Binding.Spec.Model,
            RequestId = response is null ? null : RequestId(response.Headers),
            Attempts = [Attempt(call, kind, response is null ? null : (int)response.StatusCode)],
        };

    /// <summary>An exception of the connection, or of the clock.</summary>
    public static RelayException FromTransport(in CallContext call, Exception cause, HttpResponseMessage? response, bool inStream) => cause switch
    {
        OperationCanceledException when call.Deadline.HasPassed =>
            Of(call, RelayErrorKind.Timeout, $"did not finish within {call.Deadline.Limit.TotalSeconds:0.###} s.", cause, response),
        OperationCanceledException => Of(call, RelayErrorKind.Timeout, "did not accept a connection in time.", cause, response),
        HttpRequestException or IOException when inStream =>
            Of(call, RelayErrorKind.StreamTruncated, "broke the connection before the stream had ended.", cause, response),
        HttpRequestException { HttpRequestError: var error } => Of(call, RelayErrorKind.Connection, $"could not be reached ({error}).", cause, response),
        IOException => Of(call, RelayErrorKind.Connection, "broke the connection before the answer had ended.", cause, response),
        _ => Of(call, RelayErrorKind.Connection, "could not be reached.", cause, response),
    };

    public static string? RequestId(HttpResponseHeaders headers) =>
        headers.First("x-request-id") ?? headers.First("request-id") ?? headers.First("x-amzn-requestid")
        ?? headers.First("apim-request-id") ?? headers.First("x-ms-request-id") ?? headers.First("cf-ray");

    private static string Who(in CallContext call) => $"{call.Binding.Spec.Target} ('{call.Binding.Spec.Alias}')";

    private static string Hint(RelayErrorKind kind, in CallContext call) => kind switch
    {
        RelayErrorKind.Authentication => $" Check the key of '{call.Binding.Spec.Alias}'.",
        RelayErrorKind.ModelUnavailable => $" Check the model id '{call.Binding.Spec.Model}' and the base_url.",
        _ => "",
    };

    private static RelayAttempt Attempt(in CallContext call, RelayErrorKind kind, int? status) =>
        new(call.Binding.Spec.Alias, call.Binding.Spec.Target, call.Elapsed, kind, status);

    private static string? Scrub(string? text) => text is null ? null : SecretShapes.Scrub(text);
}
