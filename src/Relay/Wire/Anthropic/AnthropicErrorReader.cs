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
        string? type = null, message = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                message = JsonMember.Text(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        return new WireError(message, type, Status: Status(type));
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
