using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>
/// What a model thought, said, cited and called goes back to it as it came, character for character and in its order, whichever way the program got hold of it: whole, as a
/// stream, put together of updates by the ecosystem's own means, and each of them out of a store.
/// </summary>
[Feature(32)]
public sealed class ReplayTests : WireTargetTest
{
    public enum Way
    {
        Whole,
        Streamed,
        PutTogether,
    }

    public static TheoryData<string, Way, bool> Ways
    {
        get
        {
            var all = new TheoryData<string, Way, bool>();
            foreach (ReplayCase one in ReplayCase.All)
            {
                foreach (Way way in Enum.GetValues<Way>())
                {
                    all.Add(one.Target, way, false);
                    all.Add(one.Target, way, true);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_answer_goes_back_as_it_came(string target, Way way, bool isStored)
    {
        ReplayCase one = ReplayCase.Of(target);
        ModelAlias model = At(target);
        Server.Enqueue(way == Way.Whole ? LoopbackReply.RawJson(one.Whole) : one.Stream);
        List<ChatMessage> conversation = [new(ChatRole.User, "hi"), .. await Answer(model, way)];
        FunctionCallContent[] calls = [.. conversation[1].Contents.OfType<FunctionCallContent>()];
        Assert.Equal(2, calls.Length);
        conversation.Add(new(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, "4 m"))]));
        string before = JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions);
        if (isStored)
        {
            conversation = JsonSerializer.Deserialize<List<ChatMessage>>(before, AIJsonUtilities.DefaultOptions)!;
        }

        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply next = await model.ChatAsync(conversation, Declaring("tide_at", "tide_now"));

        string body = Server.Requests[^1].Body;
        Assert.All([one.Expected, .. one.AlsoExpected], expected => Assert.True(body.Contains(expected, StringComparison.Ordinal), $"{expected}\nis not in\n{body}"));
        Assert.Empty(next.Warnings);
        Assert.Equal(before, JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions));
    }

    [Fact]
    public async Task A_stream_through_IChatClient_shows_its_text_and_reasoning_once()
    {
        ReplayCase one = ReplayCase.Of("anthropic/claude-sonnet-4-5");
        Server.Enqueue(one.Stream);
        IChatClient client = At(one.Target);
        ChatResponse response = await client.GetStreamingResponseAsync("hi").ToChatResponseAsync();
        Assert.Equal("One moment.It is high there.Wait.", response.Text);
        Assert.Equal("Look it up.Now the rest.", string.Concat(response.Messages[0].Contents.OfType<TextReasoningContent>().Select(content => content.Text)));
        Assert.Single(response.Messages);
        Assert.Equal(9, response.Usage!.OutputTokenCount);
        Assert.Equal("Tides", Assert.IsType<CitationAnnotation>(Assert.Single(response.Messages[0].Contents.SelectMany(content => content.Annotations ?? []))).Title);
    }

    [Fact]
    public async Task Reasoning_that_was_put_together_of_updates_stays_with_its_maker()
    {
        ReplayCase one = ReplayCase.Of("deepseek/deepseek-reasoner");
        Server.Enqueue(one.Stream);
        IList<ChatMessage> answer = await Answer(At(one.Target), Way.PutTogether);
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply next = await At("vllm/qwen3").ChatAsync([new(ChatRole.User, "hi"), .. answer, new(ChatRole.User, "go on")]);
        Assert.DoesNotContain("Look it up.", Server.Requests[^1].Body, StringComparison.Ordinal);
        Assert.Contains("deepseek", Assert.Single(next.Warnings), StringComparison.Ordinal);
    }

    private static async Task<IList<ChatMessage>> Answer(ModelAlias model, Way way) => way switch
    {
        Way.Whole => [(await model.ChatAsync("hi")).Message],
        Way.Streamed => [(await Collect(model.StreamAsync("hi")))[^1].Reply!.Message],
        _ => (await ((IChatClient)model).GetStreamingResponseAsync("hi").ToChatResponseAsync()).Messages,
    };
}
