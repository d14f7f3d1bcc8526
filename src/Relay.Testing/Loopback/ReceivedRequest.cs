using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Relay;

/// <summary>A request as a loopback server received it.</summary>
/// <remarks><see cref="ToString"/> names method and path only: headers may carry a key.</remarks>
public sealed class ReceivedRequest
{
    private readonly byte[] _body;
    private readonly RequestOutline _outline;
    private readonly TaskCompletionSource _replied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _text;
    private JsonElement? _json;

    private ReceivedRequest(int sequence, HttpRequest request, byte[] body)
    {
        Sequence = sequence;
        Method = request.Method;
        Path = request.Path.Value ?? "/";
        Query = request.QueryString.Value ?? "";
        Target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? Path + Query;
        var headers = new Dictionary<string, string>(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, StringValues> header in request.Headers)
            headers[header.Key] = header.Value.ToString();
        Headers = headers;
        _body = body;
        _outline = RequestOutline.Read(body);
    }

    /// <summary>The how-many-th request of the server this is, from 1.</summary>
    public int Sequence { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path, unescaped, without the query.</summary>
    public string Path { get; }

    /// <summary>The query with its question mark; empty when there is none.</summary>
    public string Query { get; }

    /// <summary>Path and query as they were sent, escaped: what a signature is about.</summary>
    public string Target { get; }

    /// <summary>The headers by name, whatever its case; several values are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> BodyBytes => _body;

    /// <summary>The body as UTF-8 text.</summary>
    public string Body => _text ??= Encoding.UTF8.GetString(_body);

    /// <summary>The body as JSON; undefined (<see cref="JsonValueKind.Undefined"/>) when it is empty or not JSON.</summary>
    public JsonElement Json => _json ??= ParseBody();

    /// <summary>The model asked for, in the body or (Gemini, Vertex AI, Bedrock) in the path; null when neither names one.</summary>
    public string? Model => _outline.Model ?? GeminiPath.Model(Path) ?? RawPredictPath.Model(Path) ?? ConversePath.Model(Path);

    /// <summary>Whether a stream is asked for: the body says <c>"stream": true</c>, or (Gemini, Vertex AI, Bedrock) the path says so.</summary>
    public bool IsStream => _outline.Stream || GeminiPath.IsStream(Path) || RawPredictPath.IsStream(Path) || ConversePath.IsStream(Path);

    /// <summary>Whether the body says <c>"stream_options": {"include_usage": true}</c>.</summary>
    public bool AsksForUsage => _outline.IncludeUsage;

    /// <summary>Completes when the whole reply, as far as it was meant to go, has been sent.</summary>
    public Task Replied => _replied.Task;

    /// <summary>Completes when the client hung up before the reply was finished.</summary>
    public Task Disconnected => _disconnected.Task;

    /// <inheritdoc/>
    public override string ToString() => Method + " " + Path;

    internal static async Task<ReceivedRequest> ReadAsync(HttpContext context, int sequence) =>
        new(sequence, context.Request, await ReadBodyAsync(context).ConfigureAwait(false));

    internal void MarkReplied() => _replied.TrySetResult();

    internal void MarkDisconnected() => _disconnected.TrySetResult();

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        PipeReader reader = context.Request.BodyReader;
        while (true)
        {
            ReadResult result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (result.IsCompleted)
            {
                byte[] body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private JsonElement ParseBody()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(_body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
