using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>Every wire against a server that nobody here wrote: text, reasoning, tool calls and their results, errors, streams that break off.</summary>
public sealed class MockAnswers(MockServer server) : IClassFixture<MockServer>
{
    private const string Hello = "Grüße, \"world\" — done.\n";

    public static TheoryData<string> Targets => [.. MockTarget.All.Select(target => target.Name)];

    [NodeTheory]
    [MemberData(nameof(Targets))]
    public async Task Text_arrives_whole_and_in_pieces(string name)
    {
        foreach (ChatReply reply in await AskAsync(name, "Say hello."))
        {
            Assert.Equal(Hello, reply.Text);
            Assert.Equal(ChatFinishReason.Stop, reply.FinishReason);
            if (MockTarget.Of(name).ReportsUsage)
                Assert.Equal((11, 7), ((int?)reply.Usage?.Input, (int?)reply.Usage?.Output));
        }
    }

    [NodeTheory]
    [MemberData(nameof(Targets))]
    public async Task Reasoning_is_kept_apart_from_text(string name)
    {
        foreach (ChatReply reply in await AskAsync(name, "Think, then say hello."))
        {
            if (!MockTarget.Of(name).ShowsReasoning)
                continue;
            Assert.Equal("Hello.", reply.Text);
            Assert.Equal("A greeting is asked for.", reply.ReasoningText);
        }
    }

    [NodeTheory]
    [MemberData(nameof(Targets))]
    public async Task Parallel_tool_calls_come_out_and_their_results_go_back(string name)
    {
        MockTarget target = MockTarget.Of(name);
        ModelAlias alias = target.Create(server);
        foreach (bool stream in new[] { false, true })
        {
            List<ChatMessage> conversation = [new(ChatRole.User, "What is the weather in Oslo and in Rome?")];
            ChatReply calls = await AskAsync(alias, conversation, stream);
            Assert.Equal(target.ToolCallFinish, calls.FinishReason);
            Assert.Equal(["weather", "weather"], calls.ToolCalls.Select(call => call.Name));
            Assert.Equal(["Oslo", "Rome \"centro\""], calls.ToolCalls.Select(call => call.Arguments!["city"]!.ToString()));
            if (target.HasCallIds)
                Assert.Equal(2, calls.ToolCalls.Select(call => call.CallId).Where(id => id.Length > 0).Distinct().Count());

            conversation.Add(calls.Message);
            conversation.Add(new ChatMessage(ChatRole.Tool, [.. calls.ToolCalls.Select(call => (AIContent)new FunctionResultContent(call.CallId, "some degrees"))]));
            Assert.Equal("Four degrees in Oslo, twenty-one in Rome.", (await AskAsync(alias, conversation, stream)).Text);
        }
    }

    [NodeTheory]
    [MemberData(nameof(Targets))]
    public async Task Errors_are_typed(string name)
    {
        ModelAlias alias = MockTarget.Of(name).Create(server);
        foreach ((string prompt, RelayErrorKind kind, string message) in new[]
        {
            ("Be busy.", RelayErrorKind.RateLimit, "Slow down."),
            ("Be broken.", RelayErrorKind.Provider, "Something failed."),
            ("Be strict.", RelayErrorKind.InvalidRequest, "That is no request."),
        })
        {
            RelayException whole = await Assert.ThrowsAsync<RelayException>(() => AskAsync(alias, [new(ChatRole.User, prompt)], stream: false));
            RelayException streamed = await Assert.ThrowsAsync<RelayException>(() => AskAsync(alias, [new(ChatRole.User, prompt)], stream: true));
            Assert.Equal((kind, message), (whole.Kind, whole.ProviderMessage));
            Assert.Equal((kind, message), (streamed.Kind, streamed.ProviderMessage));
        }
    }

    [NodeTheory]
    [MemberData(nameof(Targets))]
    public async Task A_stream_that_breaks_off_is_no_success(string name)
    {
        ModelAlias alias = MockTarget.Of(name).Create(server);
        RelayException failure = await Assert.ThrowsAsync<RelayException>(() => AskAsync(alias, [new(ChatRole.User, "Break off.")], stream: true));


        // The server drops the connection; whether what it had sent still arrives is not for it to say.
        Assert.True(failure.Kind is RelayErrorKind.StreamTruncated or RelayErrorKind.Connection, failure.ToString());
    }

    private async Task<ChatReply[]> AskAsync(string name, string prompt)
    {
        ModelAlias alias = MockTarget.Of(name).Create(server);
        List<ChatMessage> conversation = [new(ChatRole.User, prompt)];
        return [await AskAsync(alias, conversation, stream: false), await AskAsync(alias, conversation, stream: true)];
    }

    private static async Task<ChatReply> AskAsync(ModelAlias alias, List<ChatMessage> conversation, bool stream)
    {
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(Weather, "weather")] };
        if (!stream)
            return await alias.ChatAsync(conversation, options);
        ChatReply? reply = null;
        await foreach (ChatUpdate update in alias.StreamAsync(conversation, options))
            reply = update.Reply ?? reply;
        return reply!;
    }

    [Description("The weather of the next days.")]
    private static string Weather(string city, int days) => city + days;
}
