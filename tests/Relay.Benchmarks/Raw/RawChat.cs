using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace Relay.Benchmarks;

/// <summary>
/// The call as a careful programmer writes it by hand, for one provider and one kind of answer: <see cref="HttpClient"/>, the headers awaited and the
/// body read into a pooled buffer, <see cref="System.Text.Json.Utf8JsonReader"/> over it, text and usage kept, everything else dropped.
/// </summary>
/// <remarks>
/// No errors are read, nothing is retried, tools and reasoning are not known, and no price is looked up: it is the floor that the others are held
/// against, not something to use. It has a time limit (HttpClient's own), because no program should go without.
/// </remarks>
internal sealed class RawChat : IDisposable
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private readonly HttpClient _http;

    public RawChat(HttpMessageHandler handler, string key)
    {
        _http = new HttpClient(handler);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>A handler without what this call does not need.</summary>
    public static SocketsHttpHandler CreateHandler() => new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null };

    /// <summary>A whole answer.</summary>
    public Task<RawAnswer> ChatAsync(Uri address, string prompt, CancellationToken cancellationToken) => ChatAsync(address, prompt, reading: null, cancellationToken);

    /// <summary>A whole answer of another wire.</summary>
    public async Task<RawAnswer> ChatAsync(Uri address, string prompt, RawWireAnswer? reading, CancellationToken cancellationToken)
    {
        using var body = new RawBuffer(1024);
        RawRequest.Write(body, Workload.OpenAIModel, prompt, stream: false);
        using HttpResponseMessage response = await SendAsync(address, body, cancellationToken).ConfigureAwait(false);
        using var answer = new RawBuffer((int)(response.Content.Headers.ContentLength + 1 ?? 4096));
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        int read;
        while ((read = await stream.ReadAsync(answer.GetMemory(1), cancellationToken).ConfigureAwait(false)) > 0)
        {
            answer.Advance(read);
        }

        return reading is null ? RawAnswer.Read(answer.Written) : reading.Read(answer.Written);
    }

    /// <summary>A streamed answer: a string for each delta, the usage at the end.</summary>
    public async IAsyncEnumerable<RawDelta> StreamAsync(Uri address, string prompt, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var body = new RawBuffer(1024);
        RawRequest.Write(body, Workload.OpenAIModel, prompt, stream: true);
        using HttpResponseMessage response = await SendAsync(address, body, cancellationToken).ConfigureAwait(false);
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var events = new RawBuffer(16 * 1024);
        int read;
        while ((read = await stream.ReadAsync(events.GetMemory(1), cancellationToken).ConfigureAwait(false)) > 0)
        {
            events.Advance(read);
            while (RawEvents.TryRead(events, out RawDelta delta))
            {
                if (delta.IsDone)
                {
                    yield break;
                }

                if (delta.Text is not null || delta.OutputTokens > 0)
                {
                    yield return delta;
                }
            }

            events.Compact();
        }

        throw new IOException("The stream ended before the answer had.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri address, RawBuffer body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body.WrittenMemory) };
        request.Content.Headers.ContentType = s_json;
        HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.EnsureSuccessStatusCode();
    }
}
