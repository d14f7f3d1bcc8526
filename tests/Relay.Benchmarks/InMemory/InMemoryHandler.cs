using System.Net;
using System.Net.Http.Headers;

namespace Relay.Benchmarks;

/// <summary>Answers a workload without a network, so that bytes are exact: everything happens on the caller's thread.</summary>
internal sealed class InMemoryHandler : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private static readonly MediaTypeHeaderValue s_events = new("text/event-stream");
    private readonly MediaTypeHeaderValue? _type;
    private readonly IReadOnlyList<byte[]> _flushes;
    private readonly InMemoryWait? _wait;

    /// <param name="workload">What to answer.</param>
    /// <param name="wait">What a call waits for, once for the head of the answer and then for each flush; null when everything is there at once.</param>
    public InMemoryHandler(Workload workload, InMemoryWait? wait = null)
    {
        _wait = wait;
        _type = workload.IsStream ? s_events : s_json;
        _flushes = workload.IsStream ? Flushes.Of(OpenAIAnswer.Events(workload), workload.DeltasAFlush) : [OpenAIAnswer.Whole(workload)];
    }

    /// <param name="answer">What to answer, as one flush.</param>
    /// <param name="isStream">Whether it is a stream, of whatever type; else it is JSON.</param>
    /// <param name="wait">As above.</param>
    public InMemoryHandler(byte[] answer, bool isStream, InMemoryWait? wait)
    {
        _wait = wait;
        _type = isStream ? null : s_json;
        _flushes = [answer];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Task written = request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        if (!written.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("The request was not written at once.", written.Exception);
        }

        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new InMemoryContent(_flushes, _type, _wait), RequestMessage = request };
        return _wait is null ? Task.FromResult(response) : AfterAsync(_wait, response);
    }

    private static async Task<HttpResponseMessage> AfterAsync(InMemoryWait wait, HttpResponseMessage response)
    {
        await wait.For(0).ConfigureAwait(false);
        return response;
    }

    private sealed class InMemoryContent : HttpContent
    {
        private readonly IReadOnlyList<byte[]> _flushes;
        private readonly InMemoryWait? _wait;

        public InMemoryContent(IReadOnlyList<byte[]> flushes, MediaTypeHeaderValue? type, InMemoryWait? wait)
        {
            _wait = wait;
            _flushes = flushes;
            Headers.ContentType = type;
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new InMemoryStream(_flushes, _wait));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = _flushes.Count == 1 ? _flushes[0].Length : 0;
            return _flushes.Count == 1;
        }
    }
}
