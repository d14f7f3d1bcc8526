using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads the events of a streamed answer into an <see cref="Answer"/>.</summary>
/// <remarks>A provider that was asked for a stream and answers with one JSON object is understood too: the object is the only event.</remarks>
internal sealed class AnswerEvents(CallContext call, HttpResponseMessage response) : IAsyncDisposable
{
    private readonly StringBuilder? _raw = call.CaptureRaw ? new StringBuilder() : null;
    private IAsyncEnumerator<SseItem<bool>>? _items;

    public Answer Answer { get; } = new() { Updates = new List<ChatUpdate>(4) };

    /// <summary>The events' data, one a line, with <see cref="CallOptions.CaptureRaw"/>; null otherwise.</summary>
    public string? Raw => _raw?.ToString();

    /// <summary>Reads the next event; false at the end of the stream.</summary>
    public ValueTask<bool> ReadAsync() => _items is not null ? _items.MoveNextAsync() : OpenAsync();

    public ValueTask DisposeAsync() => _items?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<bool> OpenAsync()
    {
        if (response.Content.Headers.ContentType?.MediaType is "application/json")
        {
            await ReadWholeAsync().ConfigureAwait(false);
            return false;
        }

        Stream stream = await response.Content.ReadAsStreamAsync(call.Deadline.Token).ConfigureAwait(false);
        _items = SseParser.Create(stream, ReadEvent).EnumerateAsync(call.Deadline.Token).GetAsyncEnumerator(call.Deadline.Token);
        return await _items.MoveNextAsync().ConfigureAwait(false);
    }

    private async ValueTask ReadWholeAsync()
    {
        using var body = new PooledBuffer(4096);
        await CallPath.ReadBodyAsync(body, call, response).ConfigureAwait(false);
        _raw?.Append(Encoding.UTF8.GetString(body.Span));
        CallPath.ReadAnswer(body.Span, Answer, call, response);
    }

    private bool ReadEvent(string type, ReadOnlySpan<byte> data)
    {
        _raw?.Append(Encoding.UTF8.GetString(data)).Append('\n');
        try
        {
            call.Binding.Wire.ReadEvent(type, data, Answer);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw CallFailure.Of(call, RelayErrorKind.StreamError, "sent an event that cannot be read.", error, response);
        }

        return true;
    }
}
