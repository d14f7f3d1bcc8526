using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Makes the typed exception of a failed call. Everything that comes from outside is scrubbed here.</summary>
internal static class CallFailure
{
    private const int LongestMessage = 2000;
    private const int LongestBody = 4096;
    private const int LongestIdentifier = 512;
    private const int LongestBeginning = 80;

    // Of a body that is not understood: far more than is shown, so that a key which begins in what is shown is known whole.
    private const int ScrubbedBytes = 32 * 1024;

    /// <summary>An answer whose status is not a success.</summary>
    public static RelayException FromStatus(CallContext call, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        int status = (int)response.StatusCode;
        WireError error = call.Binding.Http.Wire.ReadError(JsonValues.WithoutMark(body), response.Headers.First("x-amzn-errortype"));
        RelayErrorKind kind = ErrorClassifier.Classify(status, error);
        string name = Enum.IsDefined(response.StatusCode) ? $"{status} {response.StatusCode}" : status.ToString(CultureInfo.InvariantCulture);
        return OfProvider(call, kind, error, response, status, $"answered {name}", error.Hint is { } hint ? " " + hint : Hint(kind, call), Encoding.UTF8.GetString(body));
    }

    /// <summary>An error object inside an answer that began as a success.</summary>
    public static RelayException FromAnswer(CallContext call, WireError error, HttpResponseMessage response, bool inStream)
    {
        RelayErrorKind kind = inStream ? RelayErrorKind.StreamError : ErrorClassifier.Classify(error);
        string where = inStream ? "reported an error inside the stream" : "answered with an error";
        return OfProvider(call, kind, error, response, error.Status ?? (int)response.StatusCode, where, "", body: null);
    }

    /// <summary>A body that is no answer of the API, such as the page of a proxy: says what came.</summary>
    public static RelayException Unreadable(CallContext call, ReadOnlySpan<byte> body, Exception cause, HttpResponseMessage response)
    {
        string type = Scrub(call, response.Content.Headers.ContentType?.MediaType, LongestBeginning) ?? "none";
        string beginning = Scrub(call, Encoding.UTF8.GetString(body[..Math.Min(body.Length, ScrubbedBytes)]), LongestBeginning)!.Trim();
        string what = body.IsEmpty ? "answered with an empty body" : $"answered with something else than an answer of its API, beginning: {beginning}";
        return Of(call, RelayErrorKind.Provider, $"{what} (content type: {type}, {body.Length} bytes).", cause, response);
    }

    /// <summary>Anything that went wrong on the way, with no error of the provider's own to show.</summary>
    public static RelayException Of(
        CallContext call, RelayErrorKind kind, string what, Exception? cause = null, HttpResponseMessage? response = null, SchemaViolation? violation = null) =>
        new(kind, $"{Who(call)} {what}", Shown(call, cause))
        {
            StatusCode = response is null ? null : (int)response.StatusCode,
            Provider = call.Binding.Spec.Provider,
            Alias = call.Binding.Spec.Alias,
            Model = call.Binding.Spec.Model,
            RequestId = response is null ? null : RequestId(call, response.Headers),
            Violation = violation,
            MayBeBilled = call.WasSent || response is not null,
            Attempts = [Attempt(call, kind, response is null ? null : (int)response.StatusCode)],
        };

    /// <summary>A call that cannot be made at all.</summary>
    public static RelayException BeforeCall(ModelSpec spec, RelayErrorKind kind, string message, Exception? cause = null) => new(kind, message, cause)
    {
        Provider = spec.Provider,
        Alias = spec.Alias,
        Model = spec.Model,
        Attempts = [new RelayAttempt(spec.Alias, spec.Target, TimeSpan.Zero, kind, null)],
    };

    /// <summary>An exception of the connection, or of the clock.</summary>
    public static RelayException FromTransport(CallContext call, Exception cause, HttpResponseMessage? response, bool inStream) => cause switch
    {
        AnswerLimitException limit =>
            Of(call, inStream ? RelayErrorKind.StreamError : RelayErrorKind.Provider, limit.Message, cause: null, response),
        _ when call.Deadline is { HasPassed: true, Silence.Passed: { } silence } => Of(call, RelayErrorKind.Timeout, silence, cause, response),
        _ when call.Deadline.HasPassed => Of(
            call, RelayErrorKind.Timeout, string.Create(CultureInfo.InvariantCulture, $"did not finish within {call.Deadline.Limit.TotalSeconds:0.###} s."), cause, response),
        _ when call.Deadline.IsEnded => Of(call, RelayErrorKind.Config, "was ended: the RelayRuntime was disposed while it was under way.", cause, response),
        ObjectDisposedException or OperationCanceledException when call.Binding.Runtime.IsDisposed =>
            Of(call, RelayErrorKind.Config, "cannot be called any more: the RelayRuntime is disposed.", cause, response),
        _ when Refused(cause) is { } refused =>
            Of(call, RelayErrorKind.Config, $"was not called: {refused.Message} Set allow_private_hosts if that is meant.", cause, response),
        OperationCanceledException => Of(call, RelayErrorKind.Timeout, $"did not accept a connection at {Address(call)} in time.", cause, response),
        // A Brotli stream says it with another exception than the others.
        InvalidDataException or InvalidOperationException when cause is InvalidDataException || response is not null => Of(
            call, inStream ? RelayErrorKind.StreamError : RelayErrorKind.Provider, "sent a body that cannot be decompressed.", cause, response),
        HttpRequestException or IOException when inStream =>
            Of(call, RelayErrorKind.StreamTruncated, "broke the connection before the stream had ended.", cause, response),
        HttpRequestException or IOException when response is not null =>
            Of(call, RelayErrorKind.Connection, "broke the connection before the answer had ended.", cause, response),
        _ when response is not null => Of(call, RelayErrorKind.Connection, "could not be read to the end.", cause, response),
        _ => FromConnection(call, cause),
    };

    /// <summary>There is no answer, and the request may have been sent or not.</summary>
    private static RelayException FromConnection(CallContext call, Exception cause)
    {
        if (ConnectionFault.IsRefusedStream(cause))
        {
            call.WasSent = false;
        }

        HttpRoute route = HttpExchange.RouteOf(call);
        return Of(call, RelayErrorKind.Connection, ConnectionFault.Describe(cause, Address(call), route.ChatAddress.IdnHost, call.WasSent), cause);
    }

    /// <summary>An answer that is larger than a limit allows, with what had been read of it; a stream's is on its way already.</summary>
    public static RelayException BeyondLimit(CallContext call, AnswerLimitException limit, Answer answer, HttpResponseMessage response)
    {
        RelayException failure = FromTransport(call, limit, response, inStream: call.IsStream);
        if (call.IsStream)
        {
            return failure;
        }

        try
        {
            failure.Reply = Metering.Reply(call, answer, response, raw: null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            // Half an answer may be none at all; the limit is what failed.
        }

        return failure;
    }

    /// <summary>The provider's id of a request, as it may be shown.</summary>
    public static string? RequestId(CallContext call, HttpResponseHeaders headers) => Identifier(call,
        headers.First("x-request-id") ?? headers.First("request-id") ?? headers.First("x-amzn-requestid")
        ?? headers.First("apim-request-id") ?? headers.First("x-ms-request-id") ?? headers.First("cf-ray"));

    /// <summary>An identifier of a provider's, as it may be shown; the very same instance as a rule.</summary>
    public static string? Identifier(CallContext call, string? text) => Scrub(call, text, LongestIdentifier);

    private static RefusedAddressException? Refused(Exception? cause)
    {
        while (cause is not null and not RefusedAddressException)
        {
            cause = cause.InnerException;
        }

        return cause as RefusedAddressException;
    }

    private static RelayException OfProvider(
        CallContext call, RelayErrorKind kind, WireError error, HttpResponseMessage response, int status, string what, string hint, string? body)
    {
        string? message = Scrub(call, error.Message, LongestMessage, keepsLines: true);

        // The exception's own message is one line: a provider begins no line of a log.
        return new RelayException(kind, $"{Who(call)} {what}: {(message is null ? "no message" : VisibleText.Of(message))}{hint}")
        {
            StatusCode = status,
            RetryAfter = RetryAfter.Read(response.Headers, call.Binding.Runtime.Clock) ?? error.RetryAfter,
            LimitKind = kind == RelayErrorKind.RateLimit
                ? ErrorClassifier.Limit(
                    error,
                    response.Headers.First("x-ratelimit-remaining-requests") ?? response.Headers.First("anthropic-ratelimit-requests-remaining"),
                    response.Headers.First("x-ratelimit-remaining-tokens") ?? response.Headers.First("anthropic-ratelimit-tokens-remaining"))
                : RateLimitKind.Unknown,
            Provider = call.Binding.Spec.Provider,
            Alias = call.Binding.Spec.Alias,
            Model = call.Binding.Spec.Model,
            RequestId = RequestId(call, response.Headers),
            ProviderMessage = message,
            ProviderCode = Scrub(call, error.Code ?? error.Type, LongestMessage),
            Body = Body(call, body),

            // A gateway that gave up waiting, and a stream that failed midway: the provider was at work.
            MayBeBilled = kind == RelayErrorKind.StreamError || status is 504 or 524,
            Attempts = [Attempt(call, kind, status)],
        };
    }

    /// <summary>A cause that may be shown; null when its text holds what looks like a secret.</summary>
    public static Exception? Harmless(Exception cause) => ExceptionTexts.All(cause, static text => ReferenceEquals(text, SecretShapes.Scrub(text))) ? cause : null;

    public static string Who(CallContext call) => TargetName.Of(call.Binding.Spec);

    /// <summary>Where the call went: scheme, host and port. Whatever else an address holds may be secret.</summary>
    private static string Address(CallContext call)
    {
        HttpRoute route = HttpExchange.RouteOf(call);
        return (call.IsStream ? route.StreamAddress : route.ChatAddress).GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

    private static string Hint(RelayErrorKind kind, CallContext call) => kind switch
    {
        RelayErrorKind.Authentication => TargetName.IsItsOwn(call.Binding.Spec) ? " Check its key." : $" Check the key of '{call.Binding.Spec.Alias}'.",
        RelayErrorKind.ModelUnavailable => $" Check the model id '{call.Binding.Spec.Model}' and the base_url.",
        _ => "",
    };

    public static RelayAttempt Attempt(CallContext call, RelayErrorKind kind, int? status) =>
        new(call.Binding.Spec.Alias, call.Binding.Spec.Target, call.Elapsed, kind, status);

    /// <summary>The cause, unless its text holds a secret: a server's line that cannot be parsed is quoted in the framework's messages.</summary>
    public static Exception? Shown(CallContext call, Exception? cause) =>
        cause is not null && ExceptionTexts.All(cause, text => ReferenceEquals(text, Scrub(call, text, int.MaxValue, keepsLines: true))) ? cause : null;

    /// <summary>A body as it may be shown.</summary>
    public static string? Body(CallContext call, string? body) => Scrub(call, body, LongestBody, keepsLines: true);

    /// <summary>A message as it may be shown.</summary>
    public static string Clean(CallContext call, string message) => Scrub(call, message, LongestMessage)!;

    /// <summary>Scrubs first and cuts then: half a secret would not be known for one.</summary>
    private static string? Scrub(CallContext call, string? text, int longest, bool keepsLines = false)
    {
        if (text is null)
        {
            return null;
        }

        text = VisibleText.Of(SecretShapes.Scrub(call.Secrets.Mask(text)), keepsLines);
        if (text.Length <= longest)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
