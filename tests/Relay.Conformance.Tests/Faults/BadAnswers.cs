using System.IO.Compression;
using System.Text;

namespace Relay.Conformance.Tests;

/// <summary>What stands between a program and a provider answers too, and providers fail in ways of their own: each is the typed error, on every wire.</summary>
[Collection(ConformanceCollection.Name)]
public sealed class BadAnswers(ConformanceRun run)
{
    private const string WebPage = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    public static TheoryData<string> Wires => [.. FaultyServer.Wires];

    public static TheoryData<string, int, string, RelayErrorKind> Failures
    {
        get
        {
            var cases = new TheoryData<string, int, string, RelayErrorKind>();
            foreach (string wire in FaultyServer.Wires)
            {
                foreach (string body in new[] { "", WebPage, "null", "[]", "{}", "{\"error\":null}", "{\"error\":", "upstream connect error" })
                {
                    cases.Add(wire, 401, body, RelayErrorKind.Authentication);
                    cases.Add(wire, 413, body, RelayErrorKind.InvalidRequest);
                    cases.Add(wire, 429, body, RelayErrorKind.RateLimit);
                    cases.Add(wire, 502, body, RelayErrorKind.Provider);
                    cases.Add(wire, 529, body, RelayErrorKind.Overloaded);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_whose_body_says_nothing_is_typed_by_its_status(string wire, int status, string body, RelayErrorKind kind)
    {
        string type = body.StartsWith('<') ? "text/html" : "application/json";
        LoopbackReply Reply(LoopbackReply _) => LoopbackReply.Raw(status, type, Encoding.UTF8.GetBytes(body));
        RelayException whole = await FailAsync(FaultyServer.PlainAnswer(wire), Reply);
        StreamedAnswer streamed = await FaultyServer.StreamAsync(run, FaultyServer.PlainStream(wire), Reply);
        Assert.Equal((kind, status), (whole.Kind, whole.StatusCode));
        Assert.Equal((kind, status), (streamed.Failure?.Kind, streamed.Failure?.StatusCode));
        Assert.Null(streamed.Reply);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_success_with_an_empty_body_is_an_error(string wire)
    {
        RecordedExchange answer = FaultyServer.PlainAnswer(wire), stream = FaultyServer.PlainStream(wire);
        Assert.Equal(RelayErrorKind.Provider, (await FailAsync(answer, _ => LoopbackReply.Raw(200, answer.Response.ContentType, default))).Kind);
        Assert.Equal(RelayErrorKind.StreamTruncated, (await FaultyServer.StreamAsync(run, stream, _ => LoopbackReply.Raw(200, stream.Response.ContentType, default))).Failure?.Kind);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_success_that_is_a_web_page_is_an_error(string wire)
    {
        foreach (string type in new[] { "text/html", "application/json" })
        {
            LoopbackReply Page(LoopbackReply _) => LoopbackReply.Raw(200, type, Encoding.UTF8.GetBytes(WebPage));
            Assert.Equal(RelayErrorKind.Provider, (await FailAsync(FaultyServer.PlainAnswer(wire), Page)).Kind);
            Assert.Equal(RelayErrorKind.Provider, (await FaultyServer.StreamAsync(run, FaultyServer.PlainStream(wire), Page)).Failure?.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_success_about_something_else_is_an_error(string wire)
    {
        foreach (string body in new[] { "null", "[]", "\"Hello.\"", "{}", "{\"message\":\"Sign in to this network.\"}", "7" })
        {
            LoopbackReply Other(LoopbackReply _) => LoopbackReply.RawJson(body);
            Assert.True((await FailAsync(FaultyServer.PlainAnswer(wire), Other)).Kind == RelayErrorKind.Provider, body);
            Assert.True((await FaultyServer.StreamAsync(run, FaultyServer.PlainStream(wire), Other)).Failure is { Kind: RelayErrorKind.Provider or RelayErrorKind.StreamTruncated }, body);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_answer_under_another_content_type_is_read(string wire)
    {
        RecordedExchange answer = FaultyServer.PlainAnswer(wire), stream = FaultyServer.PlainStream(wire);
        string? whole = (await FaultyServer.ChatAsync(run, answer, reply => reply)).Reply?.Text;
        string pieces = (await FaultyServer.StreamAsync(run, stream, reply => reply)).Transcript();
        Assert.False(string.IsNullOrEmpty(whole));
        foreach (string? type in new[] { null, "text/plain", "application/octet-stream" })
        {
            Assert.Equal(whole, (await FaultyServer.ChatAsync(run, answer, _ => LoopbackReply.Raw(200, type, answer.Response.Body))).Reply?.Text);
            Assert.Equal(pieces, (await FaultyServer.StreamAsync(run, stream, _ => LoopbackReply.Raw(200, type, stream.Response.Body))).Transcript());
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_stream_that_was_not_asked_for_and_a_whole_answer_in_its_place_are_read(string wire)
    {
        RecordedExchange answer = FaultyServer.PlainAnswer(wire), stream = FaultyServer.PlainStream(wire);
        string? text = (await FaultyServer.StreamAsync(run, stream, reply => reply)).Reply?.Text;
        Assert.Equal(text, (await FaultyServer.ChatAsync(run, stream, reply => reply)).Reply?.Text);
        Assert.Equal((await FaultyServer.ChatAsync(run, answer, reply => reply)).Reply?.Text, (await FaultyServer.StreamAsync(run, answer, reply => reply)).Reply?.Text);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_compressed_answer_is_read_and_a_broken_one_is_an_error(string wire)
    {
        RecordedExchange answer = FaultyServer.PlainAnswer(wire), stream = FaultyServer.PlainStream(wire);
        LoopbackReply Compressed(RecordedExchange exchange, bool isWhole)
        {
            byte[] body = Compress(exchange.Response.Body.Span);
            return LoopbackReply.Raw(200, exchange.Response.ContentType, isWhole ? body : body.AsMemory(0, body.Length / 2)).WithHeader("content-encoding", "gzip");
        }

        Assert.Equal((await FaultyServer.ChatAsync(run, answer, reply => reply)).Reply?.Text, (await FaultyServer.ChatAsync(run, answer, _ => Compressed(answer, isWhole: true))).Reply?.Text);
        Assert.Equal(
            (await FaultyServer.StreamAsync(run, stream, reply => reply)).Transcript(), (await FaultyServer.StreamAsync(run, stream, _ => Compressed(stream, isWhole: true))).Transcript());
        Assert.True((await FailAsync(answer, _ => Compressed(answer, isWhole: false))).Kind is RelayErrorKind.Provider or RelayErrorKind.Connection);
        Assert.True((await FaultyServer.StreamAsync(run, stream, _ => Compressed(stream, isWhole: false))).Failure is { Kind: RelayErrorKind.StreamError or RelayErrorKind.StreamTruncated });
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_error_inside_a_stream_is_an_error(string wire)
    {
        RecordedExchange[] errors = [.. FaultyServer.ErrorsInStream(wire)];
        Assert.NotEmpty(errors);
        foreach (RecordedExchange error in errors)
            Assert.Equal(RelayErrorKind.StreamError, (await FaultyServer.StreamAsync(run, error, reply => reply)).Failure?.Kind);
    }

    private async Task<RelayException> FailAsync(RecordedExchange exchange, Func<LoopbackReply, LoopbackReply> reply)
    {
        ChatResult result = await FaultyServer.ChatAsync(run, exchange, reply);
        Assert.True(result.Error is not null, "answered: " + result.Reply);
        return result.Error;
    }

    private static byte[] Compress(ReadOnlySpan<byte> body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize))
            gzip.Write(body);
        return target.ToArray();
    }
}
