using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>The response of a <see cref="RecordedExchange"/>.</summary>
public sealed class RecordedResponse
{
    internal RecordedResponse(JsonElement response)
    {
        Status = response.GetProperty("status").GetInt32();
        Headers = RecordedExchange.ReadHeaders(response);
        Body = RecordedExchange.Text(response, "body_base64") is { } base64
            ? Convert.FromBase64String(base64)
            : Encoding.UTF8.GetBytes(RecordedExchange.Text(response, "body") ?? "");
        foreach (KeyValuePair<string, string> header in Headers)
        {
            if (header.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase))
                ContentType = header.Value;
        }
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The headers.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The content type; null when there is none.</summary>
    public string? ContentType { get; }

    /// <summary>The exact bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the body is a stream of events: server-sent events, JSON lines or AWS event stream messages.</summary>
    public bool IsEventStream => EventEnds.IsStream(ContentType);
}
