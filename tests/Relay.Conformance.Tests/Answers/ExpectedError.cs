using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>What a failed exchange should become.</summary>
internal static class ExpectedError
{
    /// <summary>The kind that a fixture names, else the one that follows from status and code.</summary>
    public static RelayErrorKind Kind(RecordedExchange exchange)
    {
        if (Json.Text(exchange.Expect, "kind") is { } named)
            return Enum.Parse<RelayErrorKind>(named);
        JsonElement error = Json.Member(exchange.Expect, "error");
        string message = Json.Text(error, "message") ?? "";
        return exchange.Response.Status switch
        {
            401 => RelayErrorKind.Authentication,
            402 => RelayErrorKind.Budget,
            403 => RelayErrorKind.Permission,
            404 => RelayErrorKind.ModelUnavailable,
            408 => RelayErrorKind.Timeout,
            429 => RelayErrorKind.RateLimit,
            503 or 529 => RelayErrorKind.Overloaded,
            >= 500 => RelayErrorKind.Provider,
            // Groq answers a request that alone exceeds the tokens per minute with 413.
            413 when Json.Text(error, "code") == "rate_limit_exceeded" => RelayErrorKind.RateLimit,
            _ when Json.Text(error, "code") == "content_filter" => RelayErrorKind.ContentPolicy,

            // xAI's word for a key that is none.
            _ when message.StartsWith("Incorrect API key", StringComparison.Ordinal) => RelayErrorKind.Authentication,
            _ when message.Contains("maximum context length", StringComparison.Ordinal)
                || message.Contains("prompt is too long", StringComparison.Ordinal)
                || message.Contains("context window", StringComparison.Ordinal) => RelayErrorKind.ContextWindow,
            _ => RelayErrorKind.InvalidRequest,
        };
    }

    public static void Compare(RecordedExchange exchange, RelayException error, Differences differences)
    {
        JsonElement expect = exchange.Expect;
        differences.Equal("error kind", Kind(exchange), error.Kind);
        differences.Equal("status", (int?)Json.Number(expect, "status") ?? exchange.Response.Status, error.StatusCode);
        differences.Equal("retry after", Json.Number(expect, "retry_after") ?? (Json.Text(expect, "retry_after") is { } seconds ? double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : default(double?)) ?? (GeminiExpectations.IsAbout(exchange) ? GeminiExpectations.RetryAfter(exchange) : null), error.RetryAfter?.TotalSeconds);
        if (Json.Text(expect, "limit_kind") is { } limit)
            differences.Equal("limit kind", Enum.Parse<RateLimitKind>(limit), error.LimitKind);
        if (Json.Text(Json.Member(expect, "error"), "message") is { } message)
        {
            differences.True("provider message: expected \"" + message + "\", got \"" + error.ProviderMessage + "\"", IsScrubbed(message, error.ProviderMessage));
        }

        differences.Equal("error provider", ReplayTarget.Provider(exchange), error.Provider);
        differences.Equal("error model", ReplayTarget.Model(exchange), error.Model);
        differences.True("the key is in the exception", !error.ToString().Contains(ReplayTarget.Key, StringComparison.Ordinal) && !error.ToString().Contains(VertexReplay.Token, StringComparison.Ordinal));
    }

    /// <summary>Whether <paramref name="actual"/> is <paramref name="message"/>, where a run of asterisks may stand for anything.</summary>
    private static bool IsScrubbed(string message, string? actual)
    {
        if (actual is null || actual == message)
            return actual is not null;
        string[] kept = actual.Split("***");
        int at = 0;
        foreach (string piece in kept)
        {
            at = message.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += piece.Length;
        }

        return kept.Length > 1;
    }
}
