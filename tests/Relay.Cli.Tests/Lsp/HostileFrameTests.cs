using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Relay.Cli.Tests;

/// <summary>Frames that are none, or hold what nobody should send: after each of them the next request is answered.</summary>
public sealed class HostileFrameTests
{
    private const string Ending = "\r\n\r\n";
    private const string Hover = "\"id\":7,\"method\":\"textDocument/hover\",\"params\":";
    private const string Uri = "{\"textDocument\":{\"uri\":\"file:///a/models.yaml\"},";

    /// <summary>Whole frames, byte for byte.</summary>
    public static TheoryData<string> Frames => new(
        "Content-Length: 99999999999" + Ending + "{}",
        "Content-Length: 99999999999999999999999999999999" + Ending,
        "Content-Length: 2147483647" + Ending + "{\"a\":1}",
        "Content-Length: 67108865" + Ending,
        "Content-Length: -1" + Ending,
        "Content-Length: 0" + Ending,
        "Content-Length: " + Ending,
        "Content-Length: 0x10" + Ending + "{}",
        "Content-Length: 1e3" + Ending,
        "Content-Length: 2, 2" + Ending + "{}",
        "Content-Length: 2\r\nContent-Length: 3" + Ending + "{}",
        "Content-Length: 3\r\nContent-Length: nothing" + Ending + "{}",
        "Content-Length: 2\r\nContent-Length: 2" + Ending + "[]",
        "Content-Length 5" + Ending + "[1,2]",
        "Content-Type: application/vscode-jsonrpc" + Ending + "{\"jsonrpc\":\"2.0\"}",
        "Content-Length: 100" + Ending + "{\"jsonrpc\":\"2.0\"}",
        "Content-Length: 50000000" + Ending + "{\"jsonrpc\":",
        "Content-Length: 25" + Ending + "{\"jsonrpc\":\"2.0\"}",
        "Content-Length: 18" + Ending + "{\"jsonrpc\":\"2.0\"}",
        "Content-Length: 34" + Ending + "{\"jsonrpc\":\"2.0\"}",
        "Content-Length: 40\r\n",
        "Content-Length: 4",
        "Content-Length: 4" + Ending + "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}",
        "Content-Length: 2\n\n{}",
        "Content-Length: 2\r\r\n\r\n{}",
        "GET / HTTP/1.1\r\nHost: localhost" + Ending,
        "\0\0\0\0",
        "\r\n\r\n\r\n",
        "\u00EF\u00BB\u00BFContent-Length: 2" + Ending + "{}",
        new string('x', 100_000),
        "X: " + new string('y', 20_000) + "\r\n",
        string.Concat(Enumerable.Repeat("Content-Length: 999999999" + Ending, 200)));

    /// <summary>Bodies in a frame that is right.</summary>
    public static TheoryData<string> Bodies => new(
        "",
        " ",
        "null",
        "5",
        "\"exit\"",
        "[]",
        "[{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"shutdown\"}]",
        "{",
        "{}{}",
        "{\"a\":",
        new string('[', 10_000),
        "{\"jsonrpc\":\"2.0\",\"method\":\"\\ud800\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\\ud800\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"textDocument/hover\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"\\udfff\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"result\":null}",
        "{\"jsonrpc\":\"2.0\",\"\\ud800\":1,\"id\":7}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"x\",\"par\\ud800ms\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"\u00FF\u00FE\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"\u00C3\",\"method\":\"textDocument/hover\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"\u00C0\u0080\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"shutdown\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"shutdown\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"shutdown\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"shutdown\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5e300,\"method\":\"nothing\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":123456789012345678901234567890,\"method\":\"nothing\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"exit\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":{}}",
        "{" + Hover + "null}",
        "{" + Hover + "[]}",
        "{" + Hover + "5}",
        "{" + Hover + "\"\\ud800\"}",
        "{" + Hover + "{\"textDocument\":null,\"position\":null}}",
        "{" + Hover + "{\"textDocument\":{\"uri\":\"\\ud800\"},\"position\":{\"line\":0,\"character\":0}}}",
        "{" + Hover + "{\"textDocument\":{\"uri\":\"file:///\\u0000\"},\"position\":{\"line\":0,\"character\":0}}}",
        "{" + Hover + "{\"textDocument\":{\"uri\":\"file:///%00\"},\"position\":{\"line\":0,\"character\":0}}}",
        "{" + Hover + "{\"textDocument\":{\"uri\":\"file://%\"},\"position\":{\"line\":0,\"character\":0}}}",
        "{" + Hover + Uri + "\"position\":{\"line\":-2147483648,\"character\":-1}}}",
        "{" + Hover + Uri + "\"position\":{\"line\":99999999999,\"character\":0}}}",
        "{" + Hover + Uri + "\"position\":{\"line\":0.5,\"character\":\"0\"}}}",
        "{" + Hover + Uri + "\"position\":{\"line\":0,\"character\":2147483647}}}",
        "{\"id\":7,\"method\":\"textDocument/codeAction\",\"params\":" + Uri + "\"range\":{\"start\":{\"line\":9,\"character\":9},\"end\":{\"line\":0,\"character\":0}},\"context\":{\"only\":[null]}}}",
        "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///a/b.yaml\",\"text\":\"\\ud800\"}}}",
        "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file://nobody/share/b.yaml\",\"text\":\"a: b\"}}}",
        "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///a/models.yaml\"},\"contentChanges\":[null]}}",
        "{\"method\":\"workspace/didChangeWorkspaceFolders\",\"params\":{\"event\":{\"added\":[null],\"removed\":[{\"uri\":5}]}}}",
        "{\"method\":\"workspace/didChangeWorkspaceFolders\",\"params\":{\"event\":{\"added\":[{\"uri\":\"file:///dev/null\"}],\"removed\":[]}}}");

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task After_a_frame_that_is_none_the_next_request_is_answered(string frame)
    {
        await using LspClient client = await LspClient.StartAsync();

        await client.SendRawAsync(Encoding.Latin1.GetBytes(frame));

        Assert.Equal(LspErrorCode.MethodNotFound, (int)(await client.RequestAsync("relay/none", null))["error"]!["code"]!);
        Assert.False(client.Server.IsCompleted);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task After_a_body_that_makes_no_sense_the_next_request_is_answered(string body)
    {
        await using LspClient client = await LspClient.StartAsync();

        await client.SendRawAsync(Framed(Encoding.Latin1.GetBytes(body)));

        Assert.Equal(LspErrorCode.MethodNotFound, (int)(await client.RequestAsync("relay/none", null))["error"]!["code"]!);
        Assert.False(client.Server.IsCompleted);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Nor_does_one_end_a_session_that_has_not_begun_or_is_shut_down(string body)
    {
        await using var early = new LspClient();
        await early.SendRawAsync(Framed(Encoding.Latin1.GetBytes(body)));
        Assert.Equal(LspErrorCode.ServerNotInitialized, (int)(await early.RequestAsync("relay/none", null))["error"]!["code"]!);

        await using LspClient late = await LspClient.StartAsync();
        await late.RequestAsync("shutdown", null);
        await late.SendRawAsync(Framed(Encoding.Latin1.GetBytes(body)));
        Assert.Equal(LspErrorCode.InvalidRequest, (int)(await late.RequestAsync("relay/none", null))["error"]!["code"]!);
    }

    [Fact]
    public async Task A_position_behind_everything_is_the_end_of_its_line_and_no_change_is_lost()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync("/a/models.yaml", "version: 1\nmodels:\n  a: { target: openai/gpt-4o }\n");
        JsonObject range = new() { ["start"] = LspClient.Position(1, int.MaxValue), ["end"] = LspClient.Position(1, int.MaxValue) };

        await client.ChangeAsync("/a/models.yaml", 2, new JsonObject { ["range"] = range, ["text"] = "\n  b: { target: antropic/claude-sonnet-4-5 }" });

        Assert.Single(await client.DiagnosticsAsync("/a/models.yaml"));
    }

    [Fact]
    public async Task A_document_may_hold_what_looks_like_a_header()
    {
        await using LspClient client = await LspClient.StartAsync();

        await client.OpenAsync("/a/models.yaml", "version: 1\nmodels:\n  a: { target: antropic/x } # Content-Length: 5\r\n# Content-Length:\n");

        Assert.Single(await client.DiagnosticsAsync("/a/models.yaml"));
    }

    [Fact]
    public async Task A_message_whose_length_is_too_large_is_answered_when_the_next_begins()
    {
        await using LspClient client = await LspClient.StartAsync();

        await client.SendRawAsync(Encoding.ASCII.GetBytes("Content-Length: 5000" + Ending + "{\"id\":7,\"method\":\"relay/first\"}"));
        await client.RequestAsync("relay/none", null);

        Assert.Contains(client.Notifications, static message => message["id"] is JsonValue id && id.TryGetValue(out int number) && number == 7);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_passed_over_without_being_kept()
    {
        await using LspClient client = await LspClient.StartAsync();
        byte[] part = new byte[1 << 20];
        Array.Fill(part, (byte)' ');

        long before = GC.GetTotalAllocatedBytes();
        await client.SendRawAsync(Encoding.ASCII.GetBytes("Content-Length: 68157440" + Ending));
        for (int i = 0; i < 65; i++)
        {
            await client.SendRawAsync(part);
        }

        Assert.Equal(LspErrorCode.MethodNotFound, (int)(await client.RequestAsync("relay/none", null))["error"]!["code"]!);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 1L << 30);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Frames_with_bytes_changed_at_random_end_nothing(int seed)
    {
        var random = new Random(seed);
        await using LspClient client = await LspClient.StartAsync();
        string[] bodies = [.. ((IEnumerable<object[]>)Bodies).Select(static row => (string)row[0])];
        for (int round = 0; round < 200; round++)
        {
            byte[] frame = Framed(Encoding.Latin1.GetBytes(bodies[random.Next(bodies.Length)]));
            for (int change = random.Next(4); change > 0; change--)
            {
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
            }

            // An exit that somebody meant ends the session, as it must.
            if (!Encoding.Latin1.GetString(frame).Contains("exit", StringComparison.Ordinal) && !Encoding.Latin1.GetString(frame).Contains("shutdown", StringComparison.Ordinal))
            {
                await client.SendRawAsync(random.Next(10) == 0 ? frame[..random.Next(frame.Length)] : frame);
            }
        }

        Assert.Equal(LspErrorCode.MethodNotFound, (int)(await client.RequestAsync("relay/none", null))["error"]!["code"]!);
    }

    private static byte[] Framed(byte[] body) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}{Ending}")), .. body];
}
