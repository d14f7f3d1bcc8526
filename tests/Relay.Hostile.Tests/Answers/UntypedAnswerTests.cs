using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Answers with half a character or with bytes that are not UTF-8: they are read, the reply says what was replaced, and they can be sent back.</summary>
public class UntypedAnswerTests
{
    private static readonly AIFunctionDeclaration s_tool = AIFunctionFactory.CreateDeclaration(
        "t", null, JsonDocument.Parse("""{"type":"object","properties":{"s":{"type":"string"}},"required":["s"]}""").RootElement);

    public static TheoryData<string> Wires => new(WireSamples.All.Select(sample => sample.Name));

    [Fact]
    public async Task Arguments_with_half_a_character_are_a_reply_with_a_warning()
    {
        const string Body = """{"choices":[{"index":0,"finish_reason":"tool_calls","message":{"tool_calls":[{"id":"c","type":"function","function":{"name":"t","arguments":"{\"s\":\"\ud83d\"}"}}]}}]}""";
        ChatReply reply = await Ask("openai-chat", "application/json", Encoding.UTF8.GetBytes(Body), stream: false);
        Assert.Equal("{\"s\":\"\uFFFD\"}", Assert.Single(reply.ToolCalls).ArgumentsText());
        Assert.Empty(reply.ToolCallErrors);
        Assert.Contains(reply.Warnings, warning => warning.Contains("U+FFFD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Streamed_arguments_with_half_a_character_are_a_reply_with_a_warning()
    {
        const string Body = """data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"t","arguments":"{\"s\":\"\ud83d\"}"}}]},"finish_reason":"tool_calls"}]}""" + "\n\ndata: [DONE]\n\n";
        ChatReply reply = await Ask("openai-chat", "text/event-stream", Encoding.UTF8.GetBytes(Body), stream: true);
        Assert.Equal("{\"s\":\"\uFFFD\"}", Assert.Single(reply.ToolCalls).ArgumentsText());
        Assert.Contains(reply.Warnings, warning => warning.Contains("U+FFFD", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reasoning_details")]
    [InlineData("logprobs")]
    [InlineData("provider_notes")]
    public async Task A_byte_that_is_not_UTF_8_in_what_is_kept_is_a_reply_with_a_warning(string field)
    {
        string item = """[{"type":"reasoning.text","te#":"t"}]""";
        string inside = field == "logprobs" ? "" : $",\"{field}\":{item}", beside = field == "logprobs" ? $",\"logprobs\":{{\"content\":{item}}}" : "";
        byte[] body = Encoding.UTF8.GetBytes("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"content\":\"x\"" + inside + "}" + beside + "}]}");
        body[body.AsSpan().IndexOf((byte)'#')] = 0xB0;
        ChatReply reply = await Ask("openai-chat", "application/json", body, stream: false);
        Assert.Equal("x", reply.Text);
        Assert.Contains(reply.Warnings, warning => warning.Contains("U+FFFD", StringComparison.Ordinal));
    }

    /// <summary>Every text of every sample, one after the other, becomes half a character, escaped and as bytes: whole and streamed, on every wire.</summary>
    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Half_a_character_at_any_place_of_any_wire_is_a_reply_or_a_typed_error(string wire)
    {
        WireSample sample = WireSamples.Of(wire);
        int count = 0;
        foreach (string half in (string[])["\\ud83d", "\\ude00", "#"])
        {
            foreach (byte[] body in Halves(sample.Whole, half))
            {
                count++;
                await Ask(wire, "application/json", body, stream: false, mustAnswer: false);
            }

            for (int i = 0; i < sample.Events.Length; i++)
            {
                foreach (byte[] data in Halves(sample.Events[i].Data, half))
                {
                    count++;
                    List<(string?, byte[])> events = [.. sample.Events.Select((item, at) => (item.Type, at == i ? data : Encoding.UTF8.GetBytes(item.Data)))];
                    await Ask(wire, sample.StreamType, sample.Frame(events), stream: true, mustAnswer: false);
                }
            }
        }

        HostileReport.Add($"half a character in every text, {wire}", count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_goes_on_when_no_reply_can_be_made_of_a_members_answer(bool stream)
    {
        WireSample sample = WireSamples.Of("openai-chat");
        var tool = new BrokenTool();
        int asked = 0;
        using var provider = new MemoryProvider(_ =>
        {
            tool.IsBroken = asked++ == 0;

            // Only a call of a tool is checked; a stream is not committed by what it does not hand out.
            return stream && asked == 1 ? new MemoryReply("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"\\u12\"}}]}\n\n"u8.ToArray())
                : stream ? new MemoryReply(sample.StreamType, sample.StreamBytes)
                : new MemoryReply("application/json", sample.WholeBytes);
        });
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        var group = new Group(sample.Model(), RelayRuntime.Model(sample.Target, m => (m.Alias, m.BaseUrl, m.ApiKey) = ("second", "https://llm.example.com/v1", "test-key")));
        var options = new ChatOptions { Tools = stream ? null : [tool] };
        CallOutcomeCheck.Result result = stream ? await CallOutcomeCheck.Stream(group.StreamAsync("hi", options)) : await CallOutcomeCheck.Chat(() => group.ChatAsync("hi", options));
        Assert.True(result is { Fault: null, Error: null }, result.Fault ?? result.Error?.ToString());
        Assert.StartsWith("The café", result.Reply!.Text, StringComparison.Ordinal);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_failure_behind_the_bytes_of_a_stream_is_one_Error_update_and_its_exception()
    {
        WireSample sample = WireSamples.Of("openai-chat");
        var tool = new BrokenTool();
        using var provider = new MemoryProvider(request =>
        {
            // From here on, when the answer is checked.
            tool.IsBroken = true;
            return request.Contains("\"stream\":true", StringComparison.Ordinal) ? new MemoryReply(sample.StreamType, sample.StreamBytes) : new MemoryReply("application/json", sample.WholeBytes);
        });
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        var options = new ChatOptions { Tools = [tool] };
        CallOutcomeCheck.Result streamed = await CallOutcomeCheck.Stream(sample.Model().StreamAsync("hi", options));
        Assert.Null(streamed.Fault);
        Assert.Equal(RelayErrorKind.StreamError, streamed.Error!.Kind);
        Assert.StartsWith("The café", streamed.Reply!.Text, StringComparison.Ordinal);
        tool.IsBroken = false;
        CallOutcomeCheck.Result chat = await CallOutcomeCheck.Chat(() => sample.Model().ChatAsync("hi", options));
        Assert.Null(chat.Fault);
        Assert.Equal(RelayErrorKind.Provider, chat.Error!.Kind);
    }

    private static async Task<ChatReply> Ask(string wire, string type, byte[] body, bool stream, bool mustAnswer = true)
    {
        WireSample sample = WireSamples.Of(wire);
        int asked = 0;
        using var provider = new MemoryProvider(_ => asked++ == 0 ? new MemoryReply(type, body) : new MemoryReply("application/json", sample.WholeBytes));
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        var options = new CallOptions { Tools = [s_tool] };
        CallOutcomeCheck.Result result = stream
            ? await CallOutcomeCheck.Stream(sample.Model().StreamAsync("hi", options))
            : await CallOutcomeCheck.Chat(() => sample.Model().ChatAsync("hi", options));
        Assert.True(result.Fault is null, $"{result.Fault}\n{Encoding.UTF8.GetString(body)}");
        Assert.True(!mustAnswer || result.Error is null, result.Error?.ToString());
        if (result.Reply is { } reply)
        {
            List<ChatMessage> conversation = [new(ChatRole.User, "hi"), .. reply.Messages];
            if (reply.ToolCalls.Count > 0)
            {
                conversation.Add(new ChatMessage(ChatRole.Tool, [.. reply.ToolCalls.Select(call => new FunctionResultContent(call.CallId, "sunny"))]));
            }

            CallOutcomeCheck.Result again = await CallOutcomeCheck.Chat(() => sample.Model().ChatAsync(conversation));
            Assert.True(again is { Fault: null, Error: null }, $"{again.Fault ?? again.Error?.ToString()}\n{Encoding.UTF8.GetString(body)}");
            _ = JsonSerializer.Serialize(reply.Messages, AIJsonUtilities.DefaultOptions);
        }

        return result.Reply!;
    }

    /// <summary>The text with half a character at the end of each of its strings; <c>#</c> is a byte that is no UTF-8.</summary>
    private static IEnumerable<byte[]> Halves(string json, string half)
    {
        bool isInside = false;
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                isInside = !isInside;
                if (!isInside)
                {
                    byte[] before = Encoding.UTF8.GetBytes(json[..i]);
                    yield return [.. before, .. half == "#" ? [0xB0] : Encoding.UTF8.GetBytes(half), .. Encoding.UTF8.GetBytes(json[i..])];
                }
            }
        }
    }

    private sealed class Group(params ModelAlias[] members) : ModelGroup(
        "group",
        () => new GroupSpec("group", GroupStrategy.Fallback) { Members = new([.. members.Select(m => new GroupMember(m.Name))]) },
        wanted => members.FirstOrDefault(m => m.Name == wanted));

    /// <summary>A tool that breaks once while a call is under way: what a program gives may break anywhere.</summary>
    private sealed class BrokenTool : AIFunctionDeclaration
    {
        public bool IsBroken { get; set; }

        public override string Name
        {
            get
            {
                if (!IsBroken)
                {
                    return "weather";
                }

                IsBroken = false;
                throw new NotSupportedException("broken");
            }
        }

        public override JsonElement JsonSchema { get; } = JsonDocument.Parse("{\"type\":\"object\"}").RootElement;
    }
}
