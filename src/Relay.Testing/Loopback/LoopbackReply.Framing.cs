namespace Relay;

/// <content>How the answer is put into events, healthy and otherwise. None of it touches a raw body, save the byte order mark.</content>
public sealed partial class LoopbackReply
{
    /// <summary>Sets how many characters of text, reasoning or arguments a streamed event carries; 16 without it.</summary>
    public LoopbackReply WithChunkSize(int characters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(characters);
        return With(_framing with { ChunkSize = characters });
    }

    /// <summary>Ends the lines of events with CR LF.</summary>
    public LoopbackReply WithCrLf() => With(_framing with { LineEnd = "\r\n" });

    /// <summary>Writes <c>data:</c> without the space after it, as the event-stream format allows.</summary>
    public LoopbackReply WithoutSpaceAfterData() => With(_framing with { DataField = "data:" });

    /// <summary>Starts the event stream with a UTF-8 byte order mark.</summary>
    public LoopbackReply WithByteOrderMark() => With(_framing with { ByteOrderMark = true });

    /// <summary>Leaves the final <c>data: [DONE]</c> out; of Anthropic Messages, the final <c>message_stop</c>.</summary>
    public LoopbackReply WithoutDone() => With(_framing with { Done = false });

    /// <summary>Puts a comment line before every event, as providers do to keep a connection open.</summary>
    public LoopbackReply WithComments(string comment = "keep-alive") => With(_framing with { Comment = comment });

    /// <summary>Spreads the JSON of every event over two <c>data</c> lines.</summary>
    public LoopbackReply WithMultilineData() => With(_framing with { MultilineData = true });

    /// <summary>Reports usage in every chunk of a stream, growing up to the true one, instead of in one chunk at the end.</summary>
    public LoopbackReply WithUsageInEveryChunk() => With(_framing with { UsageInEveryChunk = true });

    /// <summary>Sets what the <c>index</c> and <c>id</c> of streamed tool-call deltas look like.</summary>
    public LoopbackReply WithToolDeltas(ToolDeltaShape shape) => With(_framing with { ToolDeltas = shape });

    /// <summary>After <paramref name="afterEvents"/> events, sends an event of this data and goes on.</summary>
    public LoopbackReply WithRawEvent(string data, int afterEvents) => Insert(new InsertedEvent(afterEvents, data, EndsStream: false));

    /// <summary>After <paramref name="afterEvents"/> events, sends an error event and ends the stream in good order, without <c>[DONE]</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="code">The code; null is sent as null.</param>
    /// <param name="afterEvents">How many events come before it.</param>
    public LoopbackReply WithErrorEvent(string message, string? code = null, int afterEvents = 1) => Insert(new InsertedEvent(
        afterEvents, System.Text.Encoding.UTF8.GetString(ErrorEnvelope.Render(message, "server_error", code).Span), EndsStream: true, new ReplyError(message, code, code)));

    /// <summary>Breaks the JSON: the whole body of a plain answer, or the third event of a streamed one, loses its last quarter.</summary>
    public LoopbackReply WithMalformedJson() => With(_framing with { MalformedJson = true });

    private LoopbackReply Insert(InsertedEvent inserted) => With(_framing with { Inserted = [.. _framing.Inserted, inserted] });
}
