using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Relay.Tests;

/// <summary>OpenAI's SDK behind a small <see cref="IChatClient"/>, as a program has one.</summary>
public sealed class OpenAISdkTests : SdkTest
{
    protected override string Provider => "openai";

    protected override string Target => "openai/gpt-4o-mini";

    protected override string Path => "/v1/chat/completions";

    protected override IChatClient Client() => new OpenAIChatClient(new OpenAIClient(
        new ApiKeyCredential("sdk-key"), new OpenAIClientOptions { Endpoint = new Uri(Server.BaseUrl), RetryPolicy = new ClientRetryPolicy(0) }));

    protected override BackendError? Describe(Exception error) => error is ClientResultException { Status: > 0 } result ? new BackendError { StatusCode = result.Status } : null;

    [Fact]
    public async Task The_presets_temperature_reaches_the_wire()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Alias(m => m.Parameters = new ModelParameters { Temperature = 0.25 }).ChatAsync("hi");
        Assert.Equal(0.25, Server.Requests[0].Json.GetProperty("temperature").GetDouble());
    }

    [Fact]
    public async Task Cached_input_and_reasoning_are_buckets_of_their_own()
    {
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(1000, 100, cached: 400, reasoning: 30));
        ChatReply reply = await Alias().ChatAsync("hi");
        Assert.Equal((600, 400, 70, 30), (reply.Usage!.InputUncached, reply.Usage.CacheRead, reply.Usage.OutputVisible, reply.Usage.Reasoning));
    }
}
