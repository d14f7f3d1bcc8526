using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Tool calls are checked: that the tool was declared, and that the arguments follow its schema.</summary>
[Feature(27)]
public sealed class ToolCallValidationTests : LoopbackTest
{
    private const string Schema = """
        {"type":"object","properties":{"city":{"type":"string","minLength":2},"days":{"type":"integer","maximum":7},"where":{"type":"object","properties":{"lat":{"type":"number"}},"required":["lat"]}},"required":["city"],"additionalProperties":false}
        """;

    private readonly ListSink _sink = new();

    protected override void Configure(RelayRuntimeOptions options) => options.UsageSinks.Add(_sink);

    [Theory]
    [InlineData("""{"city":"Lisbon"}""", null, null)]
    [InlineData("""{"city":"Lisbon","days":3,"extra":true}""", null, null)]
    [InlineData("""{"days":3}""", "", "required")]
    [InlineData("""{"city":7}""", "city", "type")]
    [InlineData("""{"city":"L"}""", "city", "minLength")]
    [InlineData("""{"city":"Lisbon","days":8}""", "days", "maximum")]
    [InlineData("""{"city":"Lisbon","days":1.5}""", "days", "type")]
    [InlineData("""{"city":"Lisbon","where":{"lat":"north"}}""", "where.lat", "type")]
    [InlineData("""{"city":"Lis""", "", "json")]
    [InlineData("""["Lisbon"]""", "", "json")]
    [InlineData("", "", "required")]
    public async Task A_call_that_does_not_follow_its_schema_says_where_and_why_and_the_answer_is_given(string arguments, string? path, string? keyword)
    {
        foreach (bool stream in new[] { false, true })
        {
            Server.Enqueue(LoopbackReply.ToolCall("weather", arguments, "call_1").WithUsage(10, 5));
            ChatReply reply = await AskAsync(new CallOptions { Tools = [Weather()] }, stream);

            FunctionCallContent call = Assert.Single(reply.ToolCalls);
            Assert.Equal(arguments, call.ArgumentsText());
            Assert.Equal(10, reply.Usage!.Input);
            if (path is null)
            {
                Assert.Null(call.Exception);
                Assert.Empty(reply.ToolCallErrors);
                continue;
            }

            RelayException error = Assert.Single(reply.ToolCallErrors);
            Assert.Same(error, call.Exception);
            Assert.Equal(RelayErrorKind.ToolSchema, error.Kind);
            Assert.Equal((path, keyword, "weather", "call_1"), (error.Violation!.Path, error.Violation.Keyword, error.Violation.Tool, error.Violation.CallId));
            Assert.Contains("'weather'", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_tool_that_was_not_declared_is_an_error_of_its_call_also_where_none_was()
    {
        foreach (ChatOptions options in new[] { new CallOptions { Tools = [Weather()] }, new CallOptions(), new ChatOptions() })
        {
            Server.Enqueue(LoopbackReply.Text("").WithToolCall("weather", """{"city":"Lisbon"}""", "a").WithToolCall("launch", "{}", "b"));
            ChatReply reply = await Model().ChatAsync("hi", options);

            RelayException error = Assert.IsType<RelayException>(reply.ToolCalls[1].Exception);
            Assert.Equal((RelayErrorKind.ToolSchema, "name", "launch"), (error.Kind, error.Violation!.Keyword, error.Violation.Tool));
            Assert.Equal(options.Tools is null ? 2 : 1, reply.ToolCallErrors.Count);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_an_exception_is_asked_for_the_paid_answer_is_on_it_and_its_usage_in_the_record(bool stream)
    {
        Server.Enqueue(LoopbackReply.ToolCall("launch", "{}", "b").WithUsage(10, 5));
        ChatUpdateKind? last = null;
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            var options = new CallOptions { Tools = [Weather()], ToolValidation = ToolValidation.Throw };
            if (!stream)
            {
                await Model().ChatAsync("hi", options);
                return;
            }

            await foreach (ChatUpdate update in Model().StreamAsync("hi", options))
            {
                last = update.Kind;
            }
        });

        Assert.Equal(RelayErrorKind.ToolSchema, error.Kind);
        Assert.Equal("launch", Assert.Single(error.Reply!.ToolCalls).Name);
        Assert.Equal(15, error.Reply.Usage!.Total);
        Assert.Equal(stream ? ChatUpdateKind.Error : null, last);
        UsageRecord record = Assert.Single(_sink.Records);
        Assert.Equal((CallOutcome.Failed, RelayErrorKind.ToolSchema, 15L), (record.Outcome, record.ErrorKind, record.Usage!.Total));
        Assert.NotNull(record.Cost.TotalUsd);
    }

    [Fact]
    public async Task Nothing_is_checked_where_nothing_is_to_be_checked()
    {
        Server.Enqueue(LoopbackReply.ToolCall("launch", "{}", "b"));
        ChatReply reply = await Model().ChatAsync("hi", new CallOptions { ToolValidation = ToolValidation.None });

        Assert.Null(Assert.Single(reply.ToolCalls).Exception);
    }

    [Fact]
    public async Task Tools_that_Relay_does_not_read_are_left_alone()
    {
        Server.Enqueue(LoopbackReply.ToolCall("own", "{}", "a"));
        ChatReply own = await Model().ChatAsync("hi", new ChatOptions { AdditionalProperties = new() { ["tools"] = new[] { "own" } } });
        Server.Enqueue(LoopbackReply.ToolCall("bash", """{"command":1}""", "a"));
        ChatReply typed = await Model("anthropic/claude-sonnet-4-5").ChatAsync("hi", new ChatOptions { Tools = [new TypedTool()] });

        Assert.Empty(own.ToolCallErrors);
        Assert.Empty(typed.ToolCallErrors);
    }

    [Fact]
    public async Task Null_for_what_may_be_left_out_is_left_out_since_a_strict_schema_requires_it()
    {
        const string Optional = """{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"},"note":{"type":["string","null"]},"where":{"$ref":"#/$defs/place"},"list":{"type":"array","items":{"$ref":"#/$defs/place"}}},"required":["city"],"$defs":{"place":{"type":"object","properties":{"lat":{"type":"number"}}}}}""";
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon","days":null,"note":null,"where":{"lat":null},"list":[{"lat":null},{"lat":1}]}""", "a"));

        FunctionCallContent call = Assert.Single((await Model().ChatAsync("hi", new ChatOptions { Tools = [Weather(Optional)] })).ToolCalls);

        Assert.Null(call.Exception);
        Assert.Equal("""{"city":"Lisbon","note":null,"where":{},"list":[{},{"lat":1}]}""", JsonValues.ToText(call.Arguments));
        Assert.Contains("\"days\":null", call.ArgumentsText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_a_model_repeats_is_not_in_the_error()
    {
        string key = "sk-" + "ant-" + new string('x', 40);
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":{"key":"test-key","other":"KEY"}}""".Replace("KEY", key, StringComparison.Ordinal), "a"));

        RelayException error = Assert.Single((await Model().ChatAsync("hi", new ChatOptions { Tools = [Weather()] })).ToolCallErrors);

        Assert.DoesNotContain("test-key", error.ToString() + error.Violation, StringComparison.Ordinal);
        Assert.DoesNotContain("xxxx", error.ToString() + error.Violation, StringComparison.Ordinal);
    }

    private static AIFunctionDeclaration Weather(string schema = Schema) => AIFunctionFactory.CreateDeclaration("weather", "Weather.", SchemaText.Parse(schema));

    private async Task<ChatReply> AskAsync(ChatOptions options, bool stream) =>
        stream ? (await Collect(Model().StreamAsync("hi", options)))[^1].Reply! : await Model().ChatAsync("hi", options);

    private sealed class TypedTool : AITool
    {
        public override string Name => "bash";

        public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?> { ["type"] = "bash_20250124" };
    }
}
