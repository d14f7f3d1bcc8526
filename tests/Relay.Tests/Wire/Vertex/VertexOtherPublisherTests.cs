using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class VertexOtherPublisherTests : VertexTest
{
    [Theory]
    [InlineData("meta/llama-4-maverick-17b-128e-instruct-maas", "meta/llama-4-maverick-17b-128e-instruct-maas")]
    [InlineData("publishers/qwen/models/qwen3-next-80b-a3b-thinking-maas", "qwen/qwen3-next-80b-a3b-thinking-maas")]
    [InlineData("google/gemma-4-26b-a4b-it-maas", "google/gemma-4-26b-a4b-it-maas")]
    [InlineData("xai/grok-4.1-fast-reasoning", "xai/grok-4.1-fast-reasoning")]
    public async Task Open_models_share_one_endpoint_and_are_named_in_the_body(string model, string sent)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        Server.Enqueue(LoopbackReply.Text("hi there"));
        Assert.Equal("hi", (await Vertex(model).ChatAsync("hello")).Text);
        Assert.Equal("hi there", (await Collect(Vertex(model).StreamAsync("hello")))[^1].Reply!.Text);

        Assert.All(Server.Requests, request =>
        {
            Assert.Equal(Place + "endpoints/openapi/chat/completions", request.Path);
            Assert.Equal(sent, request.Json.GetProperty("model").GetString());
            Assert.Equal("Bearer " + TokenScript.Token, request.Headers["Authorization"]);
        });
    }

    [Theory]
    [InlineData("mistral-medium-3", "mistral-medium-3", "mistral-medium-3")]
    [InlineData("mistralai/mistral-medium-3@001", "mistral-medium-3@001", "mistral-medium-3")]
    [InlineData("codestral-2@001", "codestral-2@001", "codestral-2")]
    public async Task Mistrals_models_are_behind_raw_predict_in_mistrals_words(string model, string path, string sent)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        Server.Enqueue(LoopbackReply.Text("hi there"));
        await Vertex(model).ChatAsync("hello", new CallOptions { Seed = 7 });
        ChatReply streamed = (await Collect(Vertex(model).StreamAsync("hello")))[^1].Reply!;

        Assert.Equal([":rawPredict", ":streamRawPredict"], Server.Requests.Select(request => request.Path[request.Path.LastIndexOf(':')..]));
        Assert.All(Server.Requests, request => Assert.StartsWith(Place + "publishers/mistralai/models/" + path + ":", request.Path, StringComparison.Ordinal));
        JsonElement body = Server.Requests[0].Json;
        Assert.Equal((sent, 7), (body.GetProperty("model").GetString(), body.GetProperty("random_seed").GetInt32()));
        Assert.Equal("hi there", streamed.Text);
    }

    [Fact]
    public async Task A_tool_call_of_an_open_model_is_read()
    {
        Server.Enqueue(LoopbackReply.ToolCall("Weather", """{"city":"Lisbon"}"""));
        ChatReply reply = await Vertex("meta/llama-3.3-70b-instruct-maas").ChatAsync("weather?", new CallOptions { Tools = [AIFunctionFactory.Create((string city) => city, "Weather")] });
        Assert.Equal("Weather", Assert.Single(reply.ToolCalls).Name);
    }
}
