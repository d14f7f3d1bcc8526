using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads an error body in the shapes that Chat Completions servers use.</summary>
/// <remarks>
/// <c>{"error": {message, type, code, status_code}}</c> (OpenAI and most), <c>{"error": "text"}</c> (Ollama, xAI with <c>code</c> beside it),
/// <c>{"message", "type", "code"}</c> (Mistral, vLLM), <c>{"detail": "text" or [{"msg"}]}</c> (FastAPI servers), <c>[{"error": …}]</c> (Gemini),
/// or no JSON at all (proxies).
/// </remarks>
internal static class OpenAIErrorReader
{
    public static WireError Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
            if (JsonMember.EnterFirst(ref reader))
            {
                return ReadObject(ref reader);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Not JSON: the text itself is all there is.
        }

        string text = Encoding.UTF8.GetString(body).Trim();
        return new WireError(text.Length == 0 || text.StartsWith('<') ? null : text);
    }

    /// <summary>Reads the value of an <c>error</c> field, whatever it is.</summary>
    public static WireError ReadValue(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.StartObject ? ReadObject(ref reader) : new WireError(Text(ref reader));

    /// <summary>Reads the error object the reader stands on.</summary>
    private static WireError ReadObject(ref Utf8JsonReader reader)
    {
        string? message = null, type = null, code = null, detail = null;
        int? status = null;
        WireError? inner = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                inner = ReadValue(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                message = Text(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = Text(ref reader);
            }
            else if (reader.ValueTextEquals("code"u8))
            {
                reader.Read();
                code = Text(ref reader);
            }
            else if (reader.ValueTextEquals("status_code"u8) || reader.ValueTextEquals("raw_status_code"u8))
            {
                reader.Read();
                status = int.TryParse(Text(ref reader), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
            }
            else if (reader.ValueTextEquals("detail"u8))
            {
                reader.Read();
                detail = Detail(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        if (status is null && code is { Length: 3 } && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int fromCode) && fromCode >= 400)
        {
            status = fromCode;
        }

        return inner is null
            ? new WireError(message ?? detail, type, code, status)
            : new WireError(inner.Message ?? message ?? detail, inner.Type ?? type, inner.Code ?? code, inner.Status ?? status);
    }

    /// <summary>A scalar as text; null for null, compact JSON for a container.</summary>
    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => JsonText.Read(ref reader),
        JsonTokenType.StartObject or JsonTokenType.StartArray => JsonElement.ParseValue(ref reader).GetRawText(),
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };

    /// <summary>FastAPI: a text, or a list of <c>{"loc", "msg"}</c>.</summary>
    private static string? Detail(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return Text(ref reader);
        }

        JsonElement items = JsonElement.ParseValue(ref reader);
        var text = new StringBuilder();
        foreach (JsonElement item in items.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            text.Append(text.Length == 0 ? "" : "; ");
            text.Append(JsonText.Of(item, "msg") ?? item.GetRawText());
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("loc", out JsonElement place))
            {
                text.Append(" at ").Append(place.GetRawText());
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }
}
