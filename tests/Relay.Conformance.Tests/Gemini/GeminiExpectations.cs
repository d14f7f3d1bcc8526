using System.Globalization;
using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>What a Gemini exchange means beyond what its <c>expect</c> says, worked out from the response itself.</summary>
internal static class GeminiExpectations
{
    public static bool IsAbout(RecordedExchange exchange) => ReplayTarget.Body(exchange) == WireProtocol.Gemini;

    /// <summary>Gemini's word for why an answer ended, in the field's few; a blocked prompt has no such word.</summary>
    public static string? Finish(JsonElement expect) => Json.Text(expect, "block_reason") is not null ? "content_filter" : Json.Text(expect, "finish_reason") switch
    {
        "STOP" => Json.Items(expect, "tool_calls").Any() ? "tool_calls" : "stop",
        "MAX_TOKENS" => "length",
        "SAFETY" or "RECITATION" or "PROHIBITED_CONTENT" or "BLOCKLIST" or "SPII" or "IMAGE_SAFETY" => "content_filter",
        "MALFORMED_FUNCTION_CALL" or "UNEXPECTED_TOOL_CALL" => "error",
        null => null,
        _ => "other",
    };

    /// <summary>The wait that the body names: <c>expect</c> was worked out from headers alone.</summary>
    public static double? RetryAfter(RecordedExchange exchange)
    {
        if (!Json.TryParse(System.Text.Encoding.UTF8.GetString(exchange.Response.Body.Span), out JsonElement body))
            return null;
        JsonElement first = body.ValueKind == JsonValueKind.Array ? body[0] : body;
        return Json.Items(Json.Member(first, "error"), "details")
            .Select(detail => Json.Text(detail, "retryDelay"))
            .OfType<string>()
            .Select(delay => (double?)double.Parse(delay.TrimEnd('s'), CultureInfo.InvariantCulture))
            .FirstOrDefault();
    }
}
