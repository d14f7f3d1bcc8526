using System.Net.ServerSentEvents;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Tests;

/// <summary>The reader of events, held against the standard and against the framework's own parser, however the bytes are cut.</summary>
public sealed class SseReaderTests
{
    // A type never stands without data, and is never empty: the framework's parser keeps the one for the next event and hands out the other, against the standard.
    private static readonly string[] s_pieces =
    [
        "data: a", "data:b", "data", "data:", "data:  two blanks", "data: é – 😀", "data: {\"x\":1}", "event: ping\ndata: c", "\ndata: e\nevent: error\n", ": comment", "id: 7", "retry: 10", "unknown: x",
        "dataless: no", "\n", "\n", "\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "\n\n", ":", " data: no", "\uFEFF",
    ];

    [Theory]
    [InlineData("data: a\n\n", "message|a")]
    [InlineData("data: a\r\rdata: b\r\n\r\ndata:c\n\n", "message|a", "message|b", "message|c")]
    [InlineData("\uFEFFdata: a\n\n", "message|a")]
    [InlineData("data: a\n: comment\ndata:b\nid: 1\nretry: 5\ndata\n\n", "message|a\nb\n")]
    [InlineData("event: ping\n\ndata: a\n\n", "message|a")]
    [InlineData("event: ping\nevent:\ndata: a\n\n", "message|a")]
    [InlineData("event: one\nevent: two\ndata: a\n\ndata: b\n\n", "two|a", "message|b")]
    [InlineData("data:\n\n\n\ndata: a\n\n", "message|", "message|a")]
    [InlineData("data: a\n\ndata: cut off\n", "message|a")]
    [InlineData("data:  a\n\ndata:\ta\n\n", "message| a", "message|\ta")]
    public void Events_are_what_the_standard_says(string text, params string[] expected)
    {
        Assert.Equal(expected, Read(Encoding.UTF8.GetBytes(text), int.MaxValue));
        Assert.Equal(expected, Read(Encoding.UTF8.GetBytes(text), 1));
    }

    [Fact]
    public void The_frameworks_parser_finds_the_same_events_however_they_are_cut()
    {
        Gen<(string Text, int Size)> streams =
            from text in Gen.Elements(s_pieces).ListOf().Select(string.Concat)
            from size in Gen.Choose(1, 40)
            select (text, size);
        Prop.ForAll(streams.ToArbitrary(), stream => Check(stream.Text, stream.Size)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

        static void Check(string text, int size)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            using var stream = new MemoryStream(bytes);
            Assert.Equal(SseParser.Create(stream).Enumerate().Select(item => item.EventType + "|" + item.Data), Read(bytes, size));
        }
    }

    [Fact]
    public void An_event_longer_than_the_buffer_is_read_whole_and_bytes_that_are_there_are_read_at_once()
    {
        string large = new('x', 100_000);
        string text = $"data: a\n\ndata: {large}\ndata: {large}\n\ndata: b\n\n";
        Assert.Equal(["message|a", $"message|{large}\n{large}", "message|b"], Read(Encoding.UTF8.GetBytes(text), 4000));
        using var reader = new SseReader();
        reader.Append(Encoding.UTF8.GetBytes(text));
        Assert.Equal(["message|a", $"message|{large}\n{large}", "message|b"], Arrived(reader));
    }

    [Fact]
    public async Task An_event_is_read_before_the_next_one_comes()
    {
        using var reader = new SseReader();
        using var stream = new MemoryStream("data: a\r\r"u8.ToArray());
        Assert.True(await reader.ReceiveAsync(stream, CancellationToken.None));
        Assert.Equal(["message|a"], Arrived(reader));
        Assert.False(await reader.ReceiveAsync(stream, CancellationToken.None));
    }

    private static List<string> Read(byte[] bytes, int size)
    {
        using var reader = new SseReader();
        using var stream = new PiecewiseStream(bytes, size);
        var events = new List<string>();
        while (reader.ReceiveAsync(stream, CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            events.AddRange(Arrived(reader));
        }

        return events;
    }

    private static List<string> Arrived(SseReader reader)
    {
        var events = new List<string>();
        while (reader.TryRead(out ReadOnlySpan<byte> data))
        {
            events.Add(reader.EventType + "|" + Encoding.UTF8.GetString(data));
        }

        return events;
    }

    /// <summary>Gives so many bytes a read at the most.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
    }
}
