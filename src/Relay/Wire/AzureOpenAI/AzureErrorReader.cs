using System.Text.Json;

namespace Relay;

/// <summary>Reads an error of Azure's: OpenAI's envelope, with <c>innererror</c> in it where the content filter refused a prompt.</summary>
/// <remarks>
/// <c>{"error": {"code": "content_filter", "innererror": {"code": "ResponsibleAIPolicyViolation", "content_filter_result": {…}}}}</c>. Some versions give no code outside; the inner one says
/// it then. Source: learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter.
/// </remarks>
internal static class AzureErrorReader
{
    private const string Filtered = "content_filter";

    public static WireError Read(ReadOnlySpan<byte> body)
    {
        WireError error = OpenAIErrorReader.Read(body);
        return error.Code != Filtered && IsFiltered(body) ? error with { Code = Filtered } : error;
    }

    private static bool IsFiltered(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("ResponsibleAIPolicyViolation"u8) < 0)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("innererror"u8))
                {
                    return JsonMember.EnterObject(ref reader) && SaysFiltered(ref reader);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Not JSON: what it says elsewhere is a text, and no code.
        }

        return false;
    }

    private static bool SaysFiltered(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
            {
                return JsonMember.Text(ref reader) == "ResponsibleAIPolicyViolation";
            }

            JsonMember.SkipValue(ref reader);
        }

        return false;
    }
}
