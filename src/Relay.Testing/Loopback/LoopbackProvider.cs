using System.Collections.Concurrent;

namespace Relay;

/// <summary>
/// A provider on 127.0.0.1 that speaks OpenAI Chat Completions at every path that ends in <c>/chat/completions</c> (Azure's too), OpenAI Responses at every path that ends in <c>/responses</c>, Anthropic Messages at
/// every path that ends in <c>/v1/messages</c>, and Gemini at those that end in <c>:generateContent</c> or <c>:streamGenerateContent</c>, as JSON and as
/// server-sent events; on Vertex AI's <c>:rawPredict</c> and <c>:streamRawPredict</c> the protocol of the publisher in the path; and Bedrock's Converse at
/// <c>/model/…/converse</c> and <c>/converse-stream</c>, in AWS's binary framing. Deterministic: it answers with the replies a test enqueued, then with what its responder says, and it
/// records what it received.
/// </summary>
/// <remarks>
/// A reply serves both kinds of request: asked with <c>"stream": true</c> it comes as events, else as JSON. Bytes are rendered once per
/// reply and served again from memory, so a reply used for every request (see <see cref="LoopbackOptions.Responder"/>) costs next to nothing.
/// Safe for concurrent use. Paths it does not know are answered 404 and recorded too.
/// </remarks>
public sealed class LoopbackProvider : IAsyncDisposable
{
    private readonly LoopbackOptions _options;
    private readonly ConcurrentQueue<LoopbackReply> _replies = new();
    private readonly List<ReceivedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private LoopbackServer? _server;
    private int _requestCount;
    private bool _isDisposed;

    private LoopbackProvider(LoopbackOptions options) => _options = options;

    /// <summary>The base address to configure: <c>http://127.0.0.1:port/v1</c>, without a trailing slash.</summary>
    public string BaseUrl => _server!.Address + "/v1";

    /// <summary>The port it listens on.</summary>
    public int Port => _server!.Port;

    /// <summary>The requests received so far, in order of arrival; a snapshot. Empty when <see cref="LoopbackOptions.KeepRequests"/> is off.</summary>
    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
                return _requests.ToArray();
        }
    }

    /// <summary>How many requests were received, whether they are kept or not.</summary>
    public int RequestCount => Volatile.Read(ref _requestCount);

    /// <summary>How many enqueued replies have not been served yet.</summary>
    public int PendingReplies => _replies.Count;

    /// <summary>Starts a provider on a free port.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>A provider that is listening.</returns>
    public static async Task<LoopbackProvider> StartAsync(LoopbackOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LoopbackOptions();
        var provider = new LoopbackProvider(options);
        provider._server = await LoopbackServer
            .StartAsync(options.Port, options.TimeProvider, provider.Answer, cancellationToken).ConfigureAwait(false);
        return provider;
    }

    /// <summary>Starts a provider on a free port that answers with <paramref name="replies"/> in turn.</summary>
    public static async Task<LoopbackProvider> StartAsync(params LoopbackReply[] replies)
    {
        LoopbackProvider provider = await StartAsync(options: null).ConfigureAwait(false);
        foreach (LoopbackReply reply in replies)
            provider.Enqueue(reply);
        return provider;
    }

    /// <summary>Adds a reply to the queue: first in, first served. When the queue is empty the responder answers.</summary>
    public void Enqueue(LoopbackReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        _replies.Enqueue(reply);
    }

    /// <summary>A task that completes when <paramref name="count"/> requests have been received in all.</summary>
    public Task WaitForRequestsAsync(int count)
    {
        lock (_requests)
        {
            if (_requestCount >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    /// <summary>Forgets replies, requests and who waits for them, as if it were just started: many tests one after the other can share a provider.</summary>
    /// <returns>
    /// Whether it did. It does not as long as a connection is open, over which something of the test before may still come, nor after it was disposed of.
    /// </returns>
    public bool TryReset()
    {
        if (_isDisposed || _server!.Connections != 0)
            return false;
        _replies.Clear();
        lock (_requests)
        {
            _requests.Clear();
            _waiters.Clear();
            _requestCount = 0;
        }

        _server.Reset();
        return true;
    }

    /// <summary>Drops every open connection and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    private LoopbackReply Answer(ReceivedRequest request)
    {
        Record(request);
        if (LoopbackProtocols.Of(request.Path) == LoopbackProtocol.Unknown)
            return LoopbackReply.Error(404, "Unknown path " + request.Path + ".", "invalid_request_error", "unknown_url");
        if (request.Method != "POST")
            return LoopbackReply.Error(405, "Method " + request.Method + " is not allowed.", "invalid_request_error", "method_not_supported");
        if (_replies.TryDequeue(out LoopbackReply? reply))
            return reply;
        return _options.Responder is { } responder ? responder(request) : EchoResponder.Answer(request);
    }

    private void Record(ReceivedRequest request)
    {
        lock (_requests)
        {
            if (_options.KeepRequests)
                _requests.Add(request);
            _requestCount++;
            for (int i = _waiters.Count - 1; i >= 0; i--)
            {
                if (_waiters[i].Count > _requestCount)
                    continue;
                _waiters[i].Reached.SetResult();
                _waiters.RemoveAt(i);
            }
        }
    }
}
