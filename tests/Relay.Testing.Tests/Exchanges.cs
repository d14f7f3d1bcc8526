using System.Net;
using System.Text;

namespace Relay.Testing.Tests;

public sealed class Exchanges
{
    private const string Sample = """
        {
          "id": "acme.openai-chat.stream.1", "provider": "acme", "api": "openai-chat", "kind": "stream", "tags": ["length", "logprobs"],
          "model_requested": "m", // a comment
          "request": { "method": "POST", "url": "https://acme.example/v1/chat/completions", "headers": {"accept": "*/*"}, "body": {"model": "m", "stream": true} },
          "response": { "status": 200, "headers": {"content-type": "text/event-stream", "x-request-id": "r1"}, "body": "data: {\"ü\":1}\r\n\r\n" },
          "expect": { "text": "" }
        }
        """;

    [Fact]
    public void An_exchange_is_read_from_json()
    {
        RecordedExchange exchange = RecordedExchange.Parse(Sample);
        Assert.Equal("acme.openai-chat.stream.1", exchange.ToString());
        Assert.Equal("acme", exchange.Provider);
        Assert.Equal("openai-chat", exchange.Api);
        Assert.Equal("stream", exchange.Kind);
        Assert.Equal(["length", "logprobs"], exchange.Tags.ToArray());
        Assert.Equal("m", exchange.ModelRequested);
        Assert.True(exchange.Request.IsStream);
        Assert.Equal("https://acme.example/v1/chat/completions", exchange.Request.Url);
        Assert.Equal("accept", Assert.Single(exchange.Request.Headers).Key);
        Assert.True(exchange.Response.IsEventStream);
        Assert.Equal("data: {\"ü\":1}\r\n\r\n", Encoding.UTF8.GetString(exchange.Response.Body.Span));
        Assert.Equal("", exchange.Expect.GetProperty("text").GetString());
    }

    [Fact]
    public void A_binary_body_and_a_missing_request_are_read()
    {
        RecordedExchange exchange = RecordedExchange.Parse(
            """{"id":"a","provider":"b","api":"c","kind":"d","request":{"body":null},"response":{"status":503,"headers":{},"body_base64":"AP8="}}""");
        Assert.Equal([0x00, 0xFF], exchange.Response.Body.ToArray());
        Assert.Null(exchange.Request.Body);
        Assert.Null(exchange.Response.ContentType);
        Assert.Empty(exchange.Tags);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"a","provider":"b","api":"c","kind":"d"}""")]
    public void What_is_not_an_exchange_is_refused(string json) => Assert.Throws<FormatException>(() => RecordedExchange.Parse(json));

    [Fact]
    public async Task A_folder_is_read_in_ordinal_order_without_its_index()
    {
        string folder = Directory.CreateTempSubdirectory("relay-exchanges").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "b.json"), Sample);
            await File.WriteAllTextAsync(Path.Combine(folder, "a.json"), Sample.Replace("stream.1", "stream.2", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(folder, "index.json"), "[]");
            Assert.Equal(["acme.openai-chat.stream.2", "acme.openai-chat.stream.1"], RecordedExchange.LoadFolder(folder).Select(exchange => exchange.Id));
            await File.WriteAllTextAsync(Path.Combine(folder, "c.json"), "{}");
            FormatException failure = Assert.Throws<FormatException>(() => RecordedExchange.LoadFolder(folder));
            Assert.Contains("c.json", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_replayed_exchange_has_the_recorded_status_headers_and_bytes()
    {
        RecordedExchange exchange = RecordedExchange.Parse(Sample);
        await using ExchangeReplayer replayer = await ExchangeReplayer.StartAsync();
        using var client = new Client();
        foreach (int size in new[] { 1000, 1, 3 })
        {
            Replay replay = replayer.Serve(exchange, reply => reply.SplitEvery(size));
            using HttpResponseMessage response = await client.PostAsync(replay.BaseUrl, "{}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
            Assert.Equal("r1", Assert.Single(response.Headers.GetValues("x-request-id")));
            Assert.Equal(exchange.Response.Body.ToArray(), await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Each_exchange_has_an_address_and_requests_of_its_own()
    {
        RecordedExchange first = RecordedExchange.Parse(Sample);
        RecordedExchange second = RecordedExchange.Parse(Sample.Replace("200", "418", StringComparison.Ordinal));
        await using ExchangeReplayer replayer = await ExchangeReplayer.StartAsync();
        using var client = new Client();
        Replay one = replayer.Serve(first);
        Replay two = replayer.Serve(second);
        using HttpResponseMessage fromTwo = await client.PostAsync(two.BaseUrl, """{"n":2}""");
        using HttpResponseMessage fromOne = await client.PostAsync(one.BaseUrl, """{"n":1}""");
        using HttpResponseMessage again = await client.PostAsync(one.BaseUrl, """{"n":3}""");
        Assert.Equal([418, 200, 200], new[] { (int)fromTwo.StatusCode, (int)fromOne.StatusCode, (int)again.StatusCode });
        Assert.Equal(["""{"n":1}""", """{"n":3}"""], one.Requests.Select(request => request.Body));
        Assert.Equal("""{"n":2}""", Assert.Single(two.Requests).Body);
    }

    [Fact]
    public async Task An_address_nobody_serves_is_404()
    {
        await using ExchangeReplayer replayer = await ExchangeReplayer.StartAsync();
        Replay replay = replayer.Serve(RecordedExchange.Parse(Sample));
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(replay.BaseUrl.Replace("/1/", "/2/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
