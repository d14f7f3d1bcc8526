using System.Net;

namespace Relay.Testing.Tests;

public sealed class DeliveryAndFaults
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task An_error_has_openais_envelope()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Error(429, "Slow \"down\".", "tokens", "rate_limit_exceeded"));
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server, Client.Body(stream: true));
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            """{"error":{"message":"Slow \"down\".","type":"tokens","param":null,"code":"rate_limit_exceeded"}}""",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Headers_are_sent_with_json_and_with_streams()
    {
        LoopbackReply reply = LoopbackReply.Text("x").WithHeader("x-ratelimit-remaining-tokens", "7").WithRequestId("req-9").WithStatus(203);
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply, reply.SplitEvents());
        using var client = new Client();
        foreach (bool stream in new[] { false, true })
        {
            using HttpResponseMessage response = await client.PostAsync(server, Client.Body(stream: stream));
            Assert.Equal(203, (int)response.StatusCode);
            Assert.Equal("7", Assert.Single(response.Headers.GetValues("x-ratelimit-remaining-tokens")));
            Assert.Equal("req-9", Assert.Single(response.Headers.GetValues("x-request-id")));
        }
    }

    [Fact]
    public async Task Retry_after_comes_in_seconds_as_a_date_or_in_milliseconds()
    {
        LoopbackReply reply = LoopbackReply.Error(503, "later");
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            reply.WithRetryAfter(TimeSpan.FromSeconds(2)),
            reply.WithRetryAfter(TimeSpan.FromMilliseconds(1250)),
            reply.WithRetryAfter(new DateTimeOffset(2026, 3, 1, 12, 0, 5, TimeSpan.FromHours(2))),
            reply.WithRetryAfterMilliseconds(350));
        using var client = new Client();
        var seen = new List<string>();
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage response = await client.PostAsync(server);
            seen.AddRange(response.Headers.NonValidated.Where(header => header.Key.StartsWith("retry", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.ToString()));
        }

        Assert.Equal(["2", "1.25", "Sun, 01 Mar 2026 10:00:05 GMT", "350"], seen);
    }

    [Fact]
    public async Task A_delay_runs_on_the_clock_that_was_given()
    {
        var clock = new HandClock();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions { TimeProvider = clock });
        server.Enqueue(LoopbackReply.Text("x").AfterDelay(TimeSpan.FromHours(1)));
        using var client = new Client();
        Task<string> answer = client.TextAsync(server);
        await clock.TimerStarted.WaitAsync(Patience);
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("\"x\"", await answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_can_come_before_the_first_byte()
    {
        var gate = new TaskCompletionSource();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("x").FirstByteAfterGate(gate.Task));
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server, Client.Body(stream: true));
        Task<string> body = response.Content.ReadAsStringAsync();
        Assert.False(body.IsCompleted);
        gate.SetResult();
        Assert.Contains("[DONE]", await body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_byte_can_wait_for_the_clock()
    {
        var clock = new HandClock();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions { TimeProvider = clock });
        server.Enqueue(LoopbackReply.Text("x").FirstByteAfterDelay(TimeSpan.FromMinutes(5)));
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server, Client.Body(stream: true));
        await clock.TimerStarted.WaitAsync(Patience);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("[DONE]", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task A_body_in_pieces_is_the_same_body(int size)
    {
        LoopbackReply reply = LoopbackReply.Text("Grüße 🚀 an alle");
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply, reply.SplitEvery(size), reply.SplitAt(3, 1, 9_999, -4, 10), reply.SplitEvents());
        using var client = new Client();
        string whole = await client.TextAsync(server, Client.Body(stream: true));
        for (int i = 0; i < 3; i++)
            Assert.Equal(whole, await client.TextAsync(server, Client.Body(stream: true)));
    }

    [Fact]
    public async Task A_body_stops_at_an_offset_until_the_test_lets_it_go_on()
    {
        var gate = new TaskCompletionSource();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.RawEvents("0123456789").HoldAt(4, gate.Task));
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server);
        Stream body = await response.Content.ReadAsStreamAsync();
        Assert.Equal("0123", await ReadAsync(body, 4));
        Task<string> rest = ReadAsync(body, 6);
        Assert.False(rest.IsCompleted);
        gate.SetResult();
        Assert.Equal("456789", await rest);
    }

    [Fact]
    public async Task A_stream_stops_after_an_event_until_the_test_lets_it_go_on()
    {
        var gate = new TaskCompletionSource();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.RawEvents(": note\ndata: a\n\ndata: b\r\n\r\ndata: c\n\n").HoldAfterEvents(2, gate.Task));
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server);
        Stream body = await response.Content.ReadAsStreamAsync();
        Assert.Equal(": note\ndata: a\n\ndata: b\r\n\r\n", await ReadAsync(body, 27));
        gate.SetResult();
        Assert.Equal("data: c\n\n", await ReadAsync(body, 9));
    }

    [Fact]
    public async Task A_slow_drip_is_turned_by_the_test()
    {
        var pieces = new TaskCompletionSource[3];
        for (int i = 0; i < pieces.Length; i++)
            pieces[i] = new TaskCompletionSource();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.RawEvents("aabbcc").SplitEvery(2).Drip(piece => pieces[piece].Task));
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server);
        Stream body = await response.Content.ReadAsStreamAsync();
        foreach ((int piece, string expected) in new[] { (0, "aa"), (1, "bb"), (2, "cc") })
        {
            Task<string> read = ReadAsync(body, 2);
            Assert.False(read.IsCompleted);
            pieces[piece].SetResult();
            Assert.Equal(expected, await read);
        }
    }

    [Fact]
    public async Task A_truncated_body_ends_in_good_order()
    {
        LoopbackReply reply = LoopbackReply.RawEvents("data: a\n\ndata: b\n\ndata: c\n\n");
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply.TruncateAfter(4), reply.TruncateAfterEvents(2), reply.TruncateAfter(0));
        using var client = new Client();
        Assert.Equal("data", await client.TextAsync(server));
        Assert.Equal("data: a\n\ndata: b\n\n", await client.TextAsync(server));
        Assert.Equal("", await client.TextAsync(server));
    }

    [Fact]
    public async Task An_aborted_body_arrives_as_far_as_it_was_sent_and_then_the_connection_breaks()
    {
        LoopbackReply reply = LoopbackReply.RawEvents("data: a\n\ndata: b\n\n");
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply.AbortAfter(4), reply.AbortAfterEvents(1));
        using var client = new Client();
        foreach (int length in new[] { 4, 9 })
        {
            using HttpResponseMessage response = await client.PostAsync(server);
            Stream body = await response.Content.ReadAsStreamAsync();
            Assert.Equal("data: a\n\n"[..length], await ReadAsync(body, length));
            await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(body, 1));
        }
    }

    [Fact]
    public async Task A_reset_connection_gives_no_response()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.ResetConnection(), LoopbackReply.Text("after"));
        using var client = new Client();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(server));
        Assert.Contains("after", await client.TextAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_was_disposed_lets_go_of_calls_that_wait()
    {
        var never = new TaskCompletionSource();
        LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("x").AfterGate(never.Task));
        using var client = new Client();
        Task<HttpResponseMessage> call = client.PostAsync(server);
        await server.WaitForRequestsAsync(1);
        await server.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
    }

    private static async Task<string> ReadAsync(Stream body, int count)
    {
        byte[] buffer = new byte[count];
        await body.ReadExactlyAsync(buffer).AsTask().WaitAsync(Patience);
        return System.Text.Encoding.UTF8.GetString(buffer);
    }
}
