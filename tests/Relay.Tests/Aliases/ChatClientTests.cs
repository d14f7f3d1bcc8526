using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class ChatClientTests : LoopbackTest
{
    [Fact]
    public async Task Every_alias_is_an_IChatClient()
    {
        Server.Enqueue(LoopbackReply.Text("hello").WithUsage(3, 1));
        IChatClient client = Model();

        ChatResponse response = await client.GetResponseAsync("hi");

        Assert.Equal("hello", response.Text);
        Assert.Equal(3, response.Usage!.InputTokenCount);
        Assert.Equal(4, response.Usage.TotalTokenCount);
        Assert.IsType<ChatReply>(response);
        Assert.Single(response.Messages);
    }

    [Fact]
    public async Task The_last_streamed_update_carries_usage_and_the_reply()
    {
        Server.Enqueue(LoopbackReply.Text("hello world").WithChunkSize(3).WithUsage(3, 2));
        IChatClient client = Model();

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("hi"))
        {
            updates.Add(update);
        }

        Assert.Equal("hello world", string.Concat(updates.Select(u => u.Text)));
        Assert.Equal(5, Assert.Single(updates[^1].Contents.OfType<UsageContent>()).Details.TotalTokenCount);
        Assert.Equal("hello world", Assert.IsType<ChatReply>(updates[^1].RawRepresentation).Text);
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        ChatResponse whole = updates.ToChatResponse();
        Assert.Equal("hello world", whole.Text);
        Assert.Equal(5, whole.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Tool_calls_reach_a_streaming_client_whole_and_once()
    {
        Server.Enqueue(LoopbackReply.ToolCall("f", "{\"a\":1}", "id1"));
        IChatClient client = Model();

        ChatResponse response = await client.GetStreamingResponseAsync("hi").ToChatResponseAsync();

        FunctionCallContent call = Assert.Single(response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal("id1", call.CallId);
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }

    [Fact]
    public void Services_are_the_metadata_the_spec_and_the_alias()
    {
        ModelAlias model = Model();
        IChatClient client = model;

        var metadata = (ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!;
        Assert.Equal("groq", metadata.ProviderName);
        Assert.Equal("llama-3.3-70b-versatile", metadata.DefaultModelId);
        Assert.Same(model.Spec, client.GetService(typeof(ModelSpec)));
        Assert.Same(model, client.GetService(typeof(ModelAlias)));
        Assert.Null(client.GetService(typeof(string)));
        Assert.Null(client.GetService(typeof(ModelSpec), "key"));
    }

    [Fact]
    public async Task Dispose_does_nothing()
    {
        IChatClient client = Model();
        client.Dispose();
        Server.Enqueue(LoopbackReply.Text("still here"));
        Assert.Equal("still here", (await client.GetResponseAsync("hi")).Text);
    }
}
