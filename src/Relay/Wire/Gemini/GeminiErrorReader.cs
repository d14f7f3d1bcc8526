using System.Globalization;
using System.Text.Json;

namespace Relay;

/// <summary>Reads an error body: <c>{"error": {"code", "message", "status", "details"}}</c>, also as the one item of a list.</summary>
/// <remarks>
/// The details say more (google.rpc.ErrorInfo, QuotaFailure, RetryInfo): the reason becomes the code, the quota that was exceeded the type ("tokens" or "requests",
/// which <see cref="ErrorClassifier"/> knows), the delay how long to wait. What is not of this shape comes from a proxy, and is read as other servers' errors are.
/// </remarks>
internal static class GeminiErrorReader
{
    public static WireError Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
            bool isObject = JsonMember.EnterFirst(ref reader);
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isError = reader.ValueTextEquals("error"u8);
                reader.Read();
                if (isError && reader.TokenType == JsonTokenType.StartObject)
                {
                    return ReadObject(ref reader);
                }

                reader.Skip();
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Read below, as text.
        }

        return OpenAIErrorReader.Read(body);
    }

    /// <summary>Reads the value of <c>error</c> that the reader stands on.</summary>
    public static WireError ReadObject(ref Utf8JsonReader reader)
    {
        JsonElement error = JsonElement.ParseValue(ref reader);
        if (error.ValueKind != JsonValueKind.Object)
        {
            return new WireError(error.ValueKind == JsonValueKind.String ? JsonText.Read(error) : null);
        }

        string? reason = null, quota = null;
        TimeSpan? delay = null;
        if (error.TryGetProperty("details", out JsonElement details) && details.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement detail in details.EnumerateArray())
            {
                if (detail.ValueKind == JsonValueKind.Object)
                {
                    reason ??= JsonText.Of(detail, "reason");
                    delay ??= Delay(JsonText.Of(detail, "retryDelay"));
                    quota ??= Quota(detail);
                }
            }
        }

        int? status = error.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int number) ? number : null;
        return new WireError(
            JsonText.Of(error, "message"),
            quota ?? JsonText.Of(error, "type"),
            reason ?? JsonText.Of(error, "status") ?? (code.ValueKind == JsonValueKind.String ? JsonText.Read(code) : null),
            status,
            delay);
    }

    /// <summary>A duration as protocol buffers write it: seconds with an "s".</summary>
    private static TimeSpan? Delay(string? text) =>
        text is not null && text.EndsWith('s') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
            : null;

    /// <summary>Which quota a QuotaFailure is about, by the names of Google's quotas.</summary>
    private static string? Quota(JsonElement detail)
    {
        if (!detail.TryGetProperty("violations", out JsonElement violations) || violations.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (JsonElement violation in violations.EnumerateArray())
        {
            if (violation.ValueKind == JsonValueKind.Object && JsonText.Of(violation, "quotaId") is { } id)
            {
                return id.Contains("Token", StringComparison.Ordinal) ? "tokens" : id.Contains("Request", StringComparison.Ordinal) ? "requests" : null;
            }
        }

        return null;
    }
}
