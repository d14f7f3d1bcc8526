using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Relay.Tests;

/// <summary>HTTP as no decent server writes it.</summary>
public sealed class RawSocketTests
{
    private const string Json = """{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}""";
    private const string Events = "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    [Fact]
    public async Task A_server_of_HTTP_1_0_that_ends_by_closing_is_understood() =>
        Assert.Equal("hi", (await Call("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + Json)).Reply!.Text);

    [Fact]
    public async Task A_request_id_outside_ASCII_is_no_failure() =>
        Assert.Equal("hi", (await Call("HTTP/1.1 200 OK\r\nx-request-id: caf\u00e9\r\nContent-Length: " + Json.Length + "\r\n\r\n" + Json)).Reply!.Text);

    [Fact]
    public async Task A_chunked_body_that_breaks_off_is_a_connection_error() =>
        Assert.Equal(RelayErrorKind.Connection, (await Call("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n10\r\n" + Json[..16] + "\r\n")).Error!.Kind);

    [Fact]
    public async Task A_body_shorter_than_it_says_is_a_connection_error() =>
        Assert.Equal(RelayErrorKind.Connection, (await Call("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\nContent-Type: application/json\r\n\r\n" + Json)).Error!.Kind);

    [Fact]
    public async Task An_interim_answer_before_the_answer_is_passed_over() =>
        Assert.Equal("hi", (await Call("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: " + Json.Length + "\r\n\r\n" + Json)).Reply!.Text);

    [Fact]
    public async Task A_stream_that_is_done_is_whole_even_if_its_chunks_are_not() =>
        Assert.Equal("hi", (await Call("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/event-stream\r\n\r\n" + Events.Length.ToString("x", null) + "\r\n" + Events + "\r\n", stream: true)).Reply!.Text);

    [Fact]
    public async Task What_is_not_HTTP_is_a_connection_error_that_quotes_no_key()
    {
        RelayException error = (await Call("Bearer sk-proj-abcdefghijklmnopqrstuvwxyz012345\r\n\r\n")).Error!;
        Assert.Equal(RelayErrorKind.Connection, error.Kind);
        Assert.DoesNotContain("sk-proj", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Calls a server that answers with these bytes and closes.</summary>
    private static async Task<ChatResult> Call(string answer, bool stream = false)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task server = AnswerAsync(listener, Encoding.Latin1.GetBytes(answer));
        using var runtime = new RelayRuntime(new RelayRuntimeOptions());
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/a", m => (m.BaseUrl, m.ApiKey) = ($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1", "test-key"));
        ChatResult result;
        if (stream)
        {
            ChatReply? reply = null;
            await foreach (ChatUpdate update in model.StreamAsync("hi"))
            {
                reply = update.Reply;
            }

            result = ChatResult.Success(reply!);
        }
        else
        {
            result = await model.TryChatAsync("hi");
        }

        await server;
        return result;
    }

    private static async Task AnswerAsync(TcpListener listener, byte[] answer)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        var request = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!request.ToString().EndsWith('}'))
        {
            request.Append(Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }

        await stream.WriteAsync(answer);
        client.Client.Shutdown(SocketShutdown.Send);
    }
}
