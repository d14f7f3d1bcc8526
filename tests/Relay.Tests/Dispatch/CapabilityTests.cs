using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class CapabilityTests : LoopbackTest
{
    private static readonly AITool s_tool = AIFunctionFactory.CreateDeclaration("weather", "The weather.", JsonElement.Parse("{\"type\":\"object\"}"));

    public static TheoryData<Capability, string, ChatMessage, ChatOptions?> Needs() => new()
    {
        { Capability.Tools, "call tools (ChatOptions.Tools)", Text(), new ChatOptions { Tools = [s_tool] } },
        { Capability.StructuredOutput, "be held to a JSON schema (ChatOptions.ResponseFormat)", Text(), new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("{\"type\":\"object\"}")) } },
        { Capability.JsonMode, "be held to JSON (ChatOptions.ResponseFormat)", Text(), new ChatOptions { ResponseFormat = ChatResponseFormat.Json } },
        { Capability.Vision, "read images (image/png)", new ChatMessage(ChatRole.User, [new UriContent("https://example.com/a.png", "image/png")]), null },
        { Capability.Vision, "read images (image/jpeg)", new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/jpeg")]), null },
        { Capability.Vision, "read images (image/png)", new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", new AIContent[] { new TextContent("see"), new DataContent(new byte[] { 1 }, "image/png") })]), null },
        { Capability.Documents, "read PDF documents (application/pdf)", new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/pdf")]), null },
        { Capability.AudioInput, "hear audio (audio/wav)", new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/wav")]), null },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public async Task What_the_model_is_known_not_to_be_able_to_do_fails_before_anything_is_sent(Capability capability, string what, ChatMessage message, ChatOptions? options)
    {
        ModelAlias model = Without(capability);

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync([message], options));
        (List<ChatUpdate> updates, RelayException streamed) = await CollectFailure(model.StreamAsync([message], options));

        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Equal(capability, error.MissingCapability);
        Assert.Equal(capability, streamed.MissingCapability);
        Assert.Contains("is known not to be able to " + what, error.Message, StringComparison.Ordinal);
        Assert.Contains($"{CapabilityGap.Field(capability)}: true", error.Message, StringComparison.Ordinal);
        Assert.Equal(RelayErrorKind.InvalidRequest, Assert.Single(error.Attempts).Kind);
        Assert.Empty(updates);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Needs))]
    public async Task What_nobody_says_a_no_about_is_let_through(Capability capability, string what, ChatMessage message, ChatOptions? options)
    {
        Assert.NotEmpty(what);
        Assert.Equal(Support.Unknown, Unknown().Spec.Capabilities[capability]);

        await Unknown().ChatAsync([message], options);

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Video_is_refused_where_the_model_is_known_not_to_watch_any()
    {
        ChatMessage message = new(ChatRole.User, [new UriContent("https://example.com/a.mp4", "video/mp4")]);

        Assert.Equal(Capability.VideoInput, (await Assert.ThrowsAsync<RelayException>(() => Without(Capability.VideoInput).ChatAsync([message]))).MissingCapability);
    }

    [Fact]
    public async Task The_builder_overrules_the_catalog()
    {
        ModelAlias model = Model("groq/groq/compound", m => m.Capabilities = default(ModelCapabilities).With(Capability.Tools, Support.Yes));

        await model.ChatAsync("hi", new ChatOptions { Tools = [s_tool] });

        Assert.Equal(Capability.Tools, (await Assert.ThrowsAsync<RelayException>(() => Model("groq/groq/compound").ChatAsync("hi", new ChatOptions { Tools = [s_tool] }))).MissingCapability);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Messages_that_can_be_read_once_only_are_read_once()
    {
        int read = 0;
        IEnumerable<ChatMessage> Conversation()
        {
            read++;
            yield return Text();
        }

        static IEnumerable<ChatMessage> Pictures()
        {
            yield return new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")]);
        }

        await Without(Capability.Vision).ChatAsync(Conversation());

        Assert.Equal(1, read);
        Assert.Empty((await Assert.ThrowsAsync<RelayException>(() => Without(Capability.Vision).ChatAsync(Pictures()))).Attempts.Skip(1));
        Assert.Equal("hi", Assert.Single(Server.Requests).Json.GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Messages_that_cannot_be_enumerated_are_a_typed_error()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Without(Capability.Vision).ChatAsync(new[] { 1 }.Select<int, ChatMessage>(_ => throw new FormatException("no"))));

        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.IsType<FormatException>(error.InnerException);
    }

    [Fact]
    public async Task Reasoning_is_left_out_and_the_reply_says_so()
    {
        ChatReply reply = await Without(Capability.Reasoning).ChatAsync("hi", new ChatOptions { Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High } });

        Assert.Contains("reasoning was not sent", Assert.Single(reply.Warnings), StringComparison.Ordinal);
        Assert.False(Assert.Single(Server.Requests).Json.TryGetProperty("reasoning_effort", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_passes_over_a_member_that_cannot(bool isStream)
    {
        TestGroup group = new("default", Without(Capability.Tools, "first"), Unknown("second"));
        var options = new ChatOptions { Tools = [s_tool] };

        ChatReply reply = isStream ? (await Collect(group.StreamAsync("hi", options)))[^1].Reply! : await group.ChatAsync("hi", options);

        Assert.Equal("second", reply.Member);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_group_of_which_no_member_can_says_what_they_lack()
    {
        TestGroup inner = new("inner", Without(Capability.Tools, "first"), Without(Capability.Tools, "second"));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => new TestGroup("outer", inner, Without(Capability.Tools, "third")).ChatAsync("hi", new ChatOptions { Tools = [s_tool] }));

        Assert.Equal(Capability.Tools, error.MissingCapability);
        Assert.Equal(["first", "second", "third"], error.Attempts.Select(static attempt => attempt.Alias));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_member_that_was_asked_and_failed_says_more_than_one_that_cannot_be_asked()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));

        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => new TestGroup("default", Unknown("first"), Without(Capability.Tools, "second")).ChatAsync("hi", new ChatOptions { Tools = [s_tool] }));

        Assert.Equal(RelayErrorKind.Overloaded, error.Kind);
        Assert.Null(error.MissingCapability);
        Assert.Equal([RelayErrorKind.Overloaded, RelayErrorKind.InvalidRequest], error.Attempts.Select(static attempt => attempt.Kind!.Value));
    }

    [Fact]
    public async Task Without_fallbacks_the_first_member_has_to_be_able()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => new TestGroup("default", Without(Capability.Tools, "first"), Unknown("second")).ChatAsync("hi", new CallOptions { Tools = [s_tool], Fallbacks = false }));

        Assert.Equal(Capability.Tools, error.MissingCapability);
        Assert.Empty(Server.Requests);
    }

    private static ChatMessage Text() => new(ChatRole.User, "hi");

    private ModelAlias Without(Capability capability, string name = "test") => Model("groq/a-model-of-our-own", m =>
    {
        m.Alias = name;
        m.Capabilities = default(ModelCapabilities).With(capability, Support.No);
    });

    private ModelAlias Unknown(string name = "test") => Model("groq/a-model-of-our-own", m => m.Alias = name);

    private sealed class TestGroup(string name, params ModelAlias[] members) : ModelGroup(
        name,
        () => new GroupSpec(name, GroupStrategy.Fallback) { Members = new([.. members.Select(m => new GroupMember(m.Name))]) },
        wanted => members.FirstOrDefault(m => m.Name == wanted));
}
