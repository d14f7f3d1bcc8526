using System.Text.Json;

namespace Relay;

/// <summary>Reads <c>{"type": "error", "error": {"type", "message"}, "request_id"}</c>; other shapes come from proxies and are read as such.</summary>
/// <remarks>The status of each type: platform.claude.com/docs/en/api/errors. It matters where the error came inside a success.</remarks>
internal static class AnthropicErrorReader
{
    public static WireError Read(ReadOnlySpan<byte> body)
    {
        WireError error = OpenAIErrorReader.Read(body);
        return error.Type is null ? error : error with { Status = error.Status ?? Status(error.Type) };
    }

    /// <summary>Reads the inner error object the reader stands on.</summary>
    public static WireError ReadInner(ref Utf8JsonReader reader)
    {
        WireError error = OpenAIErrorReader.ReadObject(ref reader);
        return error with { Status = error.Status ?? Status(error.Type) };
    }

    private static int? Status(string? type) => type switch
    {
        "invalid_request_error" => 400,
        "authentication_error" => 401,
        "billing_error" => 402,
        "permission_error" => 403,
        "not_found_error" => 404,
        "request_too_large" => 413,
        "rate_limit_error" => 429,
        "api_error" => 500,
        "timeout_error" => 504,
        "overloaded_error" => 529,
        _ => null,
    };
}
