using System.Text.Json;

namespace Relay.Testing.Tests;

public sealed class ReceivedRequests
{
    [Fact]
    public async Task A_request_is_recorded_with_method_path_headers_and_body()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var client = new Client();
        string body = Client.Body("Grüße 🚀", stream: true, usage: true, model: "a/b");
        await client.TextAsync(server, body);
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal(1, request.Sequence);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal("Bearer test-key", request.Headers["authorization"]);
        Assert.Equal(body, request.Body);
        Assert.Equal("a/b", request.Model);
        Assert.True(request.IsStream);
        Assert.True(request.AsksForUsage);
        Assert.Equal("Grüße 🚀", request.Json.GetProperty("messages")[1].GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_request_never_prints_its_headers()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var client = new Client();
        await client.TextAsync(server);
        Assert.Equal("POST /v1/chat/completions", server.Requests[0].ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("""{"model":5,"stream":"true","stream_options":[]}""")]
    [InlineData("""{"messages":[]""")]
    public async Task A_body_that_asks_for_nothing_known_is_answered_with_400(string body)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server, body);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Null(server.Requests[0].Model);
        Assert.False(server.Requests[0].IsStream);
        Assert.False(server.Requests[0].AsksForUsage);
    }

    [Fact]
    public async Task A_body_that_is_not_json_has_an_undefined_document()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var client = new Client();
        await client.TextAsync(server, "not json");
        Assert.Equal(JsonValueKind.Undefined, server.Requests[0].Json.ValueKind);
    }

    [Fact]
    public async Task Requests_are_counted_even_when_they_are_not_kept()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions { KeepRequests = false });
        using var client = new Client();
        await client.TextAsync(server);
        await client.TextAsync(server);
        Assert.Empty(server.Requests);
        Assert.Equal(2, server.RequestCount);
    }

    [Fact]
    public async Task A_test_can_wait_until_a_request_has_arrived()
    {
        var gate = new TaskCompletionSource();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("late").AfterGate(gate.Task));
        using var client = new Client();
        Task arrival = server.WaitForRequestsAsync(1);
        Assert.False(arrival.IsCompleted);
        Task<string> answer = client.TextAsync(server);
        await arrival;
        Assert.False(server.Requests[0].Replied.IsCompleted);
        gate.SetResult();
        Assert.Contains("late", await answer, StringComparison.Ordinal);
        await server.Requests[0].Replied;
        Assert.True(server.WaitForRequestsAsync(1).IsCompleted);
    }

    [Fact]
    public async Task A_client_that_hangs_up_is_noticed()
    {
        var never = new TaskCompletionSource();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("x").AfterGate(never.Task));
        using var client = new Client();
        using var cancellation = new CancellationTokenSource();
        Task<HttpResponseMessage> call = client.PostAsync(server, cancellationToken: cancellation.Token);
        await server.WaitForRequestsAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await server.Requests[0].Disconnected.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.False(server.Requests[0].Replied.IsCompleted);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_answered()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions
        {
            Responder = request => LoopbackReply.Text("to " + request.Model),
        });
        using var client = new Client();
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.TextAsync(server, Client.Body(model: $"m{i}"))));
        for (int i = 0; i < answers.Length; i++)
            Assert.Contains($"\"to m{i}\"", answers[i], StringComparison.Ordinal);
        Assert.Equal(50, server.RequestCount);
    }
}
