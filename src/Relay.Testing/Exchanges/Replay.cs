namespace Relay;

/// <summary>An exchange being served by an <see cref="ExchangeReplayer"/>.</summary>
public sealed class Replay
{
    private readonly LoopbackReply _reply;
    private readonly List<ReceivedRequest> _requests = [];

    internal Replay(string baseUrl, LoopbackReply reply)
    {
        BaseUrl = baseUrl;
        _reply = reply;
    }

    /// <summary>The base address to configure, without a trailing slash; it ends in <c>/v1</c>.</summary>
    public string BaseUrl { get; }

    /// <summary>The requests received at this address, in order of arrival; a snapshot.</summary>
    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
                return _requests.ToArray();
        }
    }

    internal LoopbackReply Answer(ReceivedRequest request)
    {
        lock (_requests)
            _requests.Add(request);
        return _reply;
    }
}
