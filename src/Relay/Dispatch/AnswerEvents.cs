using System.Runtime.CompilerServices;
using System.Text;

namespace Relay;

/// <summary>Reads the events of a streamed answer into an <see cref="Answer"/>.</summary>
/// <remarks>A provider that was asked for a stream and answers with one JSON object is understood too: the object is the only event.</remarks>
internal sealed class AnswerEvents(CallContext call, HttpResponseMessage response) : IDisposable
{
    /// <summary>How much of nothing but blanks is looked at for what follows them.</summary>
    private const int MostBlanks = 64 * 1024;

    private readonly StringBuilder? _raw = call.CaptureRaw ? new StringBuilder() : null;
    private readonly EventReader _events = Reader(call);
    private Stream? _stream;

    public Answer Answer { get; } = call.Binding.CreateAnswer(isStreamed: true, call.Secrets);

    /// <summary>The events' data, one a line, with <see cref="CallOptions.CaptureRaw"/>; null otherwise.</summary>
    public string? Raw => _raw?.ToString();

    /// <summary>Whether a body that was read whole is a stream of events: by what it is, and where that does not say, by what it is called.</summary>
    public static bool AreIn(HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        BeginsAsEvents(body)
        || ((response.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase) || response.MediaType.Equals("application/vnd.amazon.eventstream", StringComparison.OrdinalIgnoreCase))
            && !BeginsAsJson(body));

    /// <summary>Whether the first line is one of an event stream, whatever the body is called. No JSON begins so.</summary>
    private static bool BeginsAsEvents(ReadOnlySpan<byte> body)
    {
        body = Begin(body);
        return body.StartsWith("data:"u8) || body.StartsWith("event:"u8) || body.StartsWith("id:"u8) || body.StartsWith("retry:"u8) || body.StartsWith(":"u8);
    }

    /// <summary>Whether it begins as an object or a list. No line of an event stream does.</summary>
    private static bool BeginsAsJson(ReadOnlySpan<byte> body) => Begin(body) is [(byte)'{' or (byte)'[', ..];

    private static ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> body) => JsonValues.WithoutMark(body).TrimStart(" \r\n\t"u8);

    /// <summary>Reads the events of a body that is there already.</summary>
    /// <exception cref="RelayException">They are no whole answer.</exception>
    public void ReadAll(ReadOnlySpan<byte> body)
    {
        _events.Append(body);
        while (!Answer.IsDone && Answer.Error is null && (TryRead() || TryReadLast()))
        {
            Answer.Updates!.Clear();
        }

        if (Failure() is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Reads the next event, if it has arrived.</summary>
    /// <exception cref="RelayException">It cannot be read.</exception>
    public bool TryRead() => TryRead(isLast: false);

    /// <summary>Reads what the end of the stream completes; false where nothing is left.</summary>
    /// <exception cref="RelayException">It cannot be read.</exception>
    public bool TryReadLast() => TryRead(isLast: true);

    /// <summary>Waits for more of the stream; false at its end.</summary>
    /// <exception cref="RelayException">What comes is no stream of events.</exception>
    public ValueTask<bool> ReceiveAsync() => call.Deadline.Silence is { } silence ? ReceiveWatchedAsync(silence) : ReceiveMoreAsync();

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

    public void Dispose()
    {
        _events.Dispose();
        (_stream as DecompressedStream)?.Dispose();
    }

    private ValueTask<bool> ReceiveMoreAsync()
    {
        if (_stream is null)
        {
            return OpenAsync();
        }

        _events.CheckLimits();
        return _events.ReceiveAsync(_stream, call.Deadline.Token);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReceiveWatchedAsync(SilenceWatch silence)
    {
        silence.BeginWait();
        bool more = await ReceiveMoreAsync().ConfigureAwait(false);
        silence.EndWait();
        return more;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> OpenAsync()
    {
        if (response.MediaType is { IsEmpty: false } type)
        {
            if (type.EndsWith("json", StringComparison.OrdinalIgnoreCase) && !type.Equals(call.Binding.Http.Wire.StreamMediaType, StringComparison.OrdinalIgnoreCase))
            {
                await ReadWholeAsync().ConfigureAwait(false);
                return _events.Arrived.Length > 0;
            }

            if (type.EndsWith("html", StringComparison.OrdinalIgnoreCase))
            {
                throw CallFailure.Of(call, RelayErrorKind.Provider, "answered with a web page. Check the base_url, and what stands between.", response: response);
            }
        }

        _stream = await ReceivedBody.OpenAsync(response, call.Limits, call.Deadline.Token).ConfigureAwait(false);
        bool more = await _events.ReceiveAsync(_stream, call.Deadline.Token).ConfigureAwait(false);
        while (more && _events is not LineReader && _events.Arrived.Length < MostBlanks && Begin(_events.Arrived).IsEmpty)
        {
            call.Deadline.Silence?.BeginWait();
            more = await _events.ReceiveAsync(_stream, call.Deadline.Token).ConfigureAwait(false);
        }

        if (!more || _events is LineReader || !BeginsAsJson(_events.Arrived))
        {
            return more;
        }

        // One JSON value that is called a stream of events: an answer, or an error, all the same.
        await ReadWholeAsync().ConfigureAwait(false);
        return false;
    }

    private async ValueTask ReadWholeAsync()
    {
        call.Deadline.Silence?.Stop();
        using var body = new PooledBuffer(4096);
        ReadOnlySpan<byte> arrived = _events.Arrived;
        arrived.CopyTo(body.GetSpan(arrived.Length));
        body.Advance(arrived.Length);
        _events.Clear();
        await CallPath.ReadBodyAsync(body, call, response, _stream).ConfigureAwait(false);

        // Closed by now, and nothing more comes.
        _stream = Stream.Null;
        if (_events is SseReader && BeginsAsEvents(body.Span))
        {
            // A stream of events that is called one JSON value.
            _events.Append(body.Span);
            return;
        }

        _raw?.Append(Encoding.UTF8.GetString(body.Span));
        CallPath.ReadAnswer(body.Span, Answer, call, response);
    }

    private static EventReader Reader(CallContext call)
    {
        EventReader reader = call.Binding.Http.Wire.CreateEventReader();
        reader.Limits = call.Limits;
        return reader;
    }

    private bool TryRead(bool isLast)
    {
        try
        {
            if (!(isLast ? _events.TryReadLast(out ReadOnlySpan<byte> data) : _events.TryRead(out data)))
            {
                return false;
            }

            _raw?.Append(Encoding.UTF8.GetString(data)).Append('\n');
            call.Deadline.Silence?.SeeEvent();
            JsonValueCount.Check(data, call.Limits);
            bool isChanged = false;
            call.Binding.Http.Wire.ReadEvent(_events.EventType, Utf8Text.Valid(data, ref isChanged), Answer);
            Answer.HasReplacements |= isChanged;
            return true;
        }
        catch (AnswerLimitException limit)
        {
            throw CallFailure.BeyondLimit(call, limit, Answer, response);
        }
        catch (Exception error) when (error is not (RelayException or OperationCanceledException))
        {
            throw error is OutOfMemoryException or InsufficientExecutionStackException
                ? AnswerFailure.Of(call, error, response, inStream: true)
                : CallFailure.Of(call, RelayErrorKind.StreamError, "sent an event that cannot be read.", error, response);
        }
    }
}
