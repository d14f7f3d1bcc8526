using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Answers from the prompt alone: the same request, the same answer.</summary>
internal static class EchoResponder
{
    /// <summary>Says the last user text back; usage is one token per four bytes, and four per message around it.</summary>
    public static LoopbackReply Answer(ReceivedRequest request)
    {
        long bytes = 0;
        long messages = 0;
        string? last = null;
        if (request.Json.ValueKind == JsonValueKind.Object
            && request.Json.TryGetProperty(Field(request), out JsonElement list) && list.ValueKind is JsonValueKind.Array or JsonValueKind.String)
        {
            if (list.ValueKind == JsonValueKind.String)
                return Echo(list.GetString()!, 1, Encoding.UTF8.GetByteCount(list.GetString()!));
            foreach (JsonElement message in list.EnumerateArray())
            {
                string text = TextOf(message);
                messages++;
                bytes += Encoding.UTF8.GetByteCount(text);
                if (message.TryGetProperty("role", out JsonElement role) && role.ValueEquals("user"))
                    last = text;
            }
        }

        if (messages == 0)
            return LoopbackReply.Error(400, "The request has no messages.", "invalid_request_error", "missing_required_parameter");
        return Echo(last, messages, bytes);
    }

    private static LoopbackReply Echo(string? last, long messages, long bytes)
    {
        string answer = string.IsNullOrEmpty(last) ? "There is nothing to say back." : "You said: " + last;
        return LoopbackReply.Text(answer).WithUsage((4 * messages) + Tokens(bytes), Tokens(Encoding.UTF8.GetByteCount(answer)));
    }

    private static string Field(ReceivedRequest request) => LoopbackProtocols.Of(request.Path) switch
    {
        LoopbackProtocol.Gemini => "contents",
        LoopbackProtocol.Responses => "input",
        _ => "messages",
    };

    private static long Tokens(long bytes) => (bytes + 3) / 4;

    private static string TextOf(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !(message.TryGetProperty("content", out JsonElement content) || message.TryGetProperty("parts", out content)))
            return "";
        if (content.ValueKind == JsonValueKind.String)
            return content.GetString()!;
        if (content.ValueKind != JsonValueKind.Array)
            return "";
        var text = new StringBuilder();
        foreach (JsonElement part in content.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out JsonElement piece) && piece.ValueKind == JsonValueKind.String)
                text.Append(piece.GetString());
        }

        return text.ToString();
    }
}
