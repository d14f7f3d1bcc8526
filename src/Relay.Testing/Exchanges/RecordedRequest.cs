using System.Collections.Immutable;
using System.Text.Json;

namespace Relay;

/// <summary>The request of a <see cref="RecordedExchange"/>.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(JsonElement request)
    {
        Method = RecordedExchange.Text(request, "method") ?? "POST";
        Url = RecordedExchange.Text(request, "url");
        Headers = RecordedExchange.ReadHeaders(request);
        if (request.ValueKind == JsonValueKind.Object && request.TryGetProperty("body", out JsonElement body) && body.ValueKind != JsonValueKind.Null)
            Body = body;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The address; null when it was not recorded.</summary>
    public string? Url { get; }

    /// <summary>Some of the headers; credentials were taken out by who recorded them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body; null when it was not recorded.</summary>
    public JsonElement? Body { get; }

    /// <summary>Whether the body asks for a stream.</summary>
    public bool IsStream =>
        Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("stream", out JsonElement stream) && stream.ValueKind == JsonValueKind.True;
}
