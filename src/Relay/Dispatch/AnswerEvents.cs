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

    public Answer Answer { get; } = new() { Updates = new List<ChatUpdate>(4), ConfiguredModel = call.Binding.Spec.Model };

    /// <summary>The events' data, one a line, with <see cref="CallOptions.CaptureRaw"/>; null otherwise.</summary>
    public string? Raw => _raw?.ToString();

    /// <summary>Whether a body that was read whole is a stream of events: it is called one, and it is not one object under the wrong name.</summary>
    public static bool AreIn(HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        string.Equals(MediaType(response), "text/event-stream", StringComparison.OrdinalIgnoreCase) && !body.TrimStart(" \r\n\t"u8).StartsWith("{"u8);

    /// <summary>Reads the events of a body that is there already.</summary>
    /// <exception cref="RelayException">They are no whole answer.</exception>
    public void ReadAll(ReadOnlySpan<byte> body)
    {
        using var stream = new MemoryStream(body.ToArray());
        foreach (SseItem<bool> _ in SseParser.Create(stream, ReadEvent).Enumerate())
        {
            Answer.Updates!.Clear();
            if (Answer.IsDone || Answer.Error is not null)
            {
                break;
            }
        }

        if (Failure() is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Reads the next event; false at the end of the stream.</summary>
    public ValueTask<bool> ReadAsync() => _items is not null ? _items.MoveNextAsync() : OpenAsync();

    /// <summary>The failure that the answer, read so far, amounts to at its end; null when it is whole.</summary>
    public RelayException? Failure()
    {
        if (Answer.Error is { } error)
        {
            return CallFailure.FromAnswer(call, error, response, inStream: true);
        }

        // A stream that neither says it is done nor why the answer ended was cut off.
        return Answer.IsDone || Answer.FinishReason is not null
            ? null
            : CallFailure.Of(call, RelayErrorKind.StreamTruncated, "ended the stream before the answer had ended.", response: response);
    }

    public ValueTask DisposeAsync() => _items?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<bool> OpenAsync()
    {
        if (MediaType(response) is { } type)
        {
            if (type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
            {
                await ReadWholeAsync().ConfigureAwait(false);
                return false;
            }

            if (type.EndsWith("html", StringComparison.OrdinalIgnoreCase))
            {
                throw CallFailure.Of(call, RelayErrorKind.Provider, "answered with a web page. Check the base_url, and what stands between.", response: response);
            }
        }

        Stream stream = await response.Content.ReadAsStreamAsync(call.Deadline.Token).ConfigureAwait(false);
        _items = SseParser.Create(stream, ReadEvent).EnumerateAsync(call.Deadline.Token).GetAsyncEnumerator(call.Deadline.Token);
        return await _items.MoveNextAsync().ConfigureAwait(false);
    }

    private static string? MediaType(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType;

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
            call.Binding.Http.Wire.ReadEvent(type, data, Answer);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw CallFailure.Of(call, RelayErrorKind.StreamError, "sent an event that cannot be read.", error, response);
        }

        return true;
    }
}
