namespace Relay.Conformance.Tests;

/// <summary>A stream says the same in every dress its framing allows: without blanks, with CR LF, comments, ids, a byte order mark, data on several lines.</summary>
[Collection(ConformanceCollection.Name)]
public sealed class DressedStreams(ConformanceRun run)
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (RecordedExchange stream in SampledStreams.Of(FaultyServer.Wires.SelectMany(FaultyServer.Streams)))
            {
                foreach (string dress in StreamDress.Of(stream.Response.ContentType!))
                    cases.Add(stream.Id, dress);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_stream_in_another_dress_says_the_same(string id, string dress)
    {
        RecordedExchange stream = Fixtures.Get(id);
        byte[] body = StreamDress.Put(dress, stream.Response.ContentType!, stream.Response.Body.Span);
        StreamedAnswer plain = await FaultyServer.StreamAsync(run, stream, reply => reply);
        foreach (int size in new[] { int.MaxValue, 1 })
        {
            StreamedAnswer dressed = await FaultyServer.StreamAsync(run, stream, _ => Sent(LoopbackReply.Raw(200, stream.Response.ContentType, body), size));
            Assert.Equal(plain.Transcript(), dressed.Transcript());
        }

        Assert.Null(plain.Failure);
    }

    private static LoopbackReply Sent(LoopbackReply reply, int size) => size == int.MaxValue ? reply : reply.SplitEvery(size);
}
