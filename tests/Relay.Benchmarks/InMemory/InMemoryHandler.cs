using System.Net;
using System.Net.Http.Headers;

namespace Relay.Benchmarks;

/// <summary>Answers a workload without a network: everything completes at once and on the caller's thread, so that bytes are exact.</summary>
internal sealed class InMemoryHandler : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private static readonly MediaTypeHeaderValue s_events = new("text/event-stream");
    private readonly MediaTypeHeaderValue _type;
    private readonly IReadOnlyList<byte[]> _flushes;

    public InMemoryHandler(Workload workload)
    {
        _type = workload.IsStream ? s_events : s_json;
        _flushes = workload.IsStream ? Flushes.Of(OpenAIAnswer.Events(workload), workload.DeltasAFlush) : [OpenAIAnswer.Whole(workload)];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Task written = request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        if (!written.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("The request was not written at once.", written.Exception);
        }

        var content = new InMemoryContent(_flushes, _type);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }

    private sealed class InMemoryContent : HttpContent
    {
        private readonly IReadOnlyList<byte[]> _flushes;

        public InMemoryContent(IReadOnlyList<byte[]> flushes, MediaTypeHeaderValue type)
        {
            _flushes = flushes;
            Headers.ContentType = type;
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new InMemoryStream(_flushes));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = _flushes.Count == 1 ? _flushes[0].Length : 0;
            return _flushes.Count == 1;
        }
    }
}
