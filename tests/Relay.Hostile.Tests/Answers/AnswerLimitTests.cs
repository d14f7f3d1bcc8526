using System.IO.Compression;
using System.Text;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Answers that cost many times their bytes, on every wire: none may cost more than four times what the limits allow.</summary>
[Collection(MeasuredTests.Name)]
public sealed class AnswerLimitTests : IAsyncLifetime
{
    private const int MiB = 1024 * 1024;

    /// <summary>What a run of the test itself holds: the server's copy of the body, and rented buffers.</summary>
    private const long Slack = 24L * MiB;

    private LoopbackProvider _server = null!;

    public static TheoryData<string> Wires => HostileWire.Targets;

    public async Task InitializeAsync() => _server = await LoopbackProvider.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_few_kilobytes_of_gzip_do_not_become_gigabytes_of_empty_calls(string target)
    {
        int size = Scale.Of(4, 64) * MiB;
        HostileWire wire = HostileWire.Of(target);
        byte[] body = GZip(wire.Calls(size / wire.Call.Length));
        using var memory = new PeakMemory();

        RelayException error = await FailureOf(wire, Reply("application/json", body, "gzip"), new AnswerLimits());

        Report("gzip of empty calls, " + target, 4L * new AnswerLimits().MaxAnswerBytes, memory);
        Assert.Equal(RelayErrorKind.Provider, error.Kind);
        Assert.Contains("MaxDecompressionRatio", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task More_calls_than_an_answer_may_have_are_a_typed_error_with_those_that_came(string target)
    {
        HostileWire wire = HostileWire.Of(target);
        var limits = new AnswerLimits { MaxToolCalls = 1000 };

        RelayException error = await FailureOf(wire, Reply("application/json", wire.Calls(100_000)), limits);

        Assert.Equal(RelayErrorKind.Provider, error.Kind);
        Assert.Contains("MaxToolCalls", error.Message, StringComparison.Ordinal);
        Assert.Equal(1000, error.Reply!.ToolCalls.Count);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task As_many_parallel_calls_as_providers_allow_are_an_answer(string target)
    {
        HostileWire wire = HostileWire.Of(target);
        using RelayRuntime runtime = Runtime(new AnswerLimits());
        using IDisposable scope = RelayRuntime.Use(runtime);
        _server.Enqueue(Reply("application/json", wire.Calls(128)));

        ChatReply reply = await wire.Model(_server).ChatAsync("hi", new CallOptions { ToolValidation = ToolValidation.None });

        Assert.Equal(128, reply.ToolCalls.Count);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_answer_of_more_bytes_than_the_limit_is_a_typed_error(string target)
    {
        HostileWire wire = HostileWire.Of(target);
        LoopbackReply reply = Reply("application/json", wire.Calls(Scale.Of(50_000, 200_000)));
        using var memory = new PeakMemory();

        RelayException error = await FailureOf(wire, reply, new AnswerLimits { MaxAnswerBytes = 100_000 });

        Report("answers beyond MaxAnswerBytes, " + target, 400_000, memory);
        Assert.Equal(RelayErrorKind.Provider, error.Kind);
        Assert.Contains("MaxAnswerBytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Endless_deltas_end_at_the_limit_with_what_had_arrived(string target)
    {
        HostileWire wire = HostileWire.Of(target);
        int limit = Scale.Of(1, 32) * MiB;
        byte[] body = wire.Deltas(2 * limit / wire.Event("abcdefghijklmnop").Length, "abcdefghijklmnop");
        using var memory = new PeakMemory();

        (ChatUpdate last, RelayException error) = await StreamFailureOf(wire, Reply(wire.StreamType, body), new AnswerLimits { MaxStreamBytes = limit });

        Report("endless deltas, " + target, 4L * limit, memory);
        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
        Assert.Contains("MaxStreamBytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(ChatUpdateKind.Error, last.Kind);
        Assert.StartsWith("abcdefghijklmnopabc", last.Reply!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_compressed_stream_does_not_become_many_times_what_came(string target)
    {
        HostileWire wire = HostileWire.Of(target);
        byte[] body = GZip(wire.Deltas(Scale.Of(30_000, 600_000), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        var limits = new AnswerLimits { MaxDecompressionRatio = 50 };
        using var memory = new PeakMemory();

        (_, RelayException error) = await StreamFailureOf(wire, Reply(wire.StreamType, body, "gzip"), limits);

        Report("compressed streams, " + target, 4L * limits.MaxStreamBytes, memory);
        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
        Assert.Contains("MaxDecompressionRatio", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_event_longer_than_any_may_be_is_not_waited_for(string target)
    {
        HostileWire wire = HostileWire.Of(target);
        byte[] body = [.. wire.Event("first"), .. wire.Event(new string('x', 2 * MiB))];
        using var memory = new PeakMemory();

        (ChatUpdate last, RelayException error) = await StreamFailureOf(wire, Reply(wire.StreamType, body), new AnswerLimits { MaxEventBytes = MiB });

        Report("huge events, " + target, 4 * MiB, memory);
        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
        Assert.Contains("MaxEventBytes", error.Message, StringComparison.Ordinal);
        Assert.Equal("first", last.Reply!.Text);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Text_that_is_kept_is_bounded_too(string target)
    {
        HostileWire wire = HostileWire.Of(target);

        (ChatUpdate last, RelayException error) = await StreamFailureOf(
            wire, Reply(wire.StreamType, wire.Deltas(100, new string('x', 1000))), new AnswerLimits { MaxAnswerBytes = 10_000 });

        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
        Assert.Contains("MaxAnswerBytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(10_000, last.Reply!.Text.Length);
    }

    [Fact]
    public async Task Fields_that_nobody_reads_are_not_kept_without_end()
    {
        HostileWire wire = HostileWire.All[0];
        string fields = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"f{i}\":{{}}"));
        string body = $$$"""{"choices":[{"index":0,"finish_reason":"stop","message":{"content":"t",{{{fields}}}}}]}""";

        RelayException error = await FailureOf(wire, Reply("application/json", Encoding.UTF8.GetBytes(body)), new AnswerLimits { MaxParts = 1000 });

        Assert.Contains("MaxParts", error.Message, StringComparison.Ordinal);
        Assert.Equal("t", error.Reply!.Text);
    }

    [Fact]
    public async Task A_list_of_millions_of_numbers_in_a_field_that_nobody_reads_costs_no_more_than_the_limits()
    {
        HostileWire wire = HostileWire.All[0];
        int count = Scale.Of(1_000_000, 30_000_000);
        byte[] body = Encoding.UTF8.GetBytes($$"""{"choices":[{"message":{"content":"t","x":[{{string.Join(',', Enumerable.Repeat('1', count))}}]},"finish_reason":"stop"}]}""");
        using var memory = new PeakMemory();

        RelayException error = await FailureOf(wire, Reply("application/json", body), new AnswerLimits { MaxJsonValues = count / 2 });

        Report("values in a field that nobody reads", 4L * body.Length, memory);
        Assert.Contains("MaxJsonValues", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip, gzip, gzip, gzip, gzip")]
    public async Task A_body_that_is_not_compressed_as_it_says_is_a_typed_error(string encoding)
    {
        HostileWire wire = HostileWire.All[0];
        byte[] body = [0x07, 0xFF, .. wire.Calls(1), .. Enumerable.Repeat((byte)0xAB, 500)];

        RelayException whole = await FailureOf(wire, Reply("application/json", body, encoding), new AnswerLimits());
        (_, RelayException streamed) = await StreamFailureOf(wire, Reply("text/event-stream", body, encoding), new AnswerLimits());

        Assert.Equal((RelayErrorKind.Provider, RelayErrorKind.StreamError), (whole.Kind, streamed.Kind));
        Assert.Contains("cannot be decompressed", whole.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("gzip, br")]
    [InlineData("identity")]
    public async Task A_compressed_answer_is_read_and_so_is_a_compressed_refusal(string encoding)
    {
        HostileWire wire = HostileWire.All[0];
        using RelayRuntime runtime = Runtime(new AnswerLimits());
        using IDisposable scope = RelayRuntime.Use(runtime);
        string header = encoding == "raw deflate" ? "deflate" : encoding;
        _server.Enqueue(Reply("application/json", Compressed(wire.Calls(0), encoding), header));
        _server.Enqueue(LoopbackReply.Raw(429, "application/json", Compressed("""{"error":{"message":"slow down"}}"""u8.ToArray(), encoding)).WithHeader("Content-Encoding", header));

        Assert.Equal("t", (await wire.Model(_server).ChatAsync("hi")).Text);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => wire.Model(_server).ChatAsync("hi"));

        Assert.Equal((RelayErrorKind.RateLimit, "slow down"), (error.Kind, error.ProviderMessage));
        Assert.Equal("gzip, deflate, br", _server.Requests[0].Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task A_compressed_object_that_is_called_a_stream_is_read_from_its_beginning()
    {
        HostileWire wire = HostileWire.All[0];
        using RelayRuntime runtime = Runtime(new AnswerLimits());
        using IDisposable scope = RelayRuntime.Use(runtime);
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        byte[] body = Encoding.UTF8.GetBytes($$"""{"choices":[{"message":{"content":"{{text}}"},"finish_reason":"stop"}]}""");
        _server.Enqueue(Reply("text/event-stream", GZip(body), "gzip"));
        ChatReply? reply = null;
        await foreach (ChatUpdate update in wire.Model(_server).StreamAsync("hi"))
        {
            reply = update.Reply;
        }

        Assert.Equal(text, reply!.Text);
    }

    [Fact]
    public async Task Megabytes_of_blanks_are_no_event_and_end_at_the_limit()
    {
        HostileWire wire = HostileWire.All[0];
        byte[] body = [.. Enumerable.Repeat((byte)' ', 4 * MiB)];

        (_, RelayException error) = await StreamFailureOf(wire, Reply("text/event-stream", body), new AnswerLimits { MaxEventBytes = MiB });

        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
        Assert.Contains("MaxEventBytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_of_the_programs_own_that_decompresses_is_left_to_it()
    {
        HostileWire wire = HostileWire.All[0];
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { CreateHandler = _ => new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All } });
        using IDisposable scope = RelayRuntime.Use(runtime);
        _server.Enqueue(Reply("application/json", GZip(wire.Calls(0)), "gzip"));

        Assert.Equal("t", (await wire.Model(_server).ChatAsync("hi")).Text);
    }

    private static byte[] GZip(byte[] body) => Compressed(body, "gzip");

    private static byte[] Compressed(byte[] body, string encoding)
    {
        foreach (string coding in encoding.Split(", "))
        {
            using var target = new MemoryStream();
            using (Stream compressor = coding switch
            {
                "br" => new BrotliStream(target, CompressionLevel.Fastest),
                "deflate" => new ZLibStream(target, CompressionLevel.Fastest),
                "raw deflate" => new DeflateStream(target, CompressionLevel.Fastest),
                "identity" => new BufferedStream(target),
                _ => new GZipStream(target, CompressionLevel.SmallestSize),
            })
            {
                compressor.Write(body);
                compressor.Flush();
                body = coding == "identity" ? target.ToArray() : body;
            }

            body = coding == "identity" ? body : target.ToArray();
        }

        return body;
    }

    private static LoopbackReply Reply(string type, byte[] body, string? encoding = null)
    {
        LoopbackReply reply = LoopbackReply.Raw(200, type, body);
        return encoding is null ? reply : reply.WithHeader("Content-Encoding", encoding);
    }

    private static void Report(string attack, long most, PeakMemory memory)
    {
        HostileReport.Add(attack, 1, memory.Elapsed, memory.Bytes);
        Assert.True(memory.Bytes <= most + Slack, $"{memory.Bytes / MiB} MiB at most, where {most / MiB} are allowed");
    }

    private static RelayRuntime Runtime(AnswerLimits limits) => new(new RelayRuntimeOptions { Environment = _ => null, Limits = limits });

    private async Task<RelayException> FailureOf(HostileWire wire, LoopbackReply reply, AnswerLimits limits)
    {
        using RelayRuntime runtime = Runtime(limits);
        using IDisposable scope = RelayRuntime.Use(runtime);
        _server.Enqueue(reply);
        return await Assert.ThrowsAsync<RelayException>(() => wire.Model(_server).ChatAsync("hi"));
    }

    private async Task<(ChatUpdate Last, RelayException Error)> StreamFailureOf(HostileWire wire, LoopbackReply reply, AnswerLimits limits)
    {
        using RelayRuntime runtime = Runtime(limits);
        using IDisposable scope = RelayRuntime.Use(runtime);
        _server.Enqueue(reply);
        ChatUpdate last = default;
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            await foreach (ChatUpdate update in wire.Model(_server).StreamAsync("hi"))
            {
                last = update;
            }
        });
        return (last, error);
    }
}
