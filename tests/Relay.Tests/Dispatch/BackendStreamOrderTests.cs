using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What a client of the program's own streams goes on to who takes the alias as an <see cref="IChatClient"/> in the order in which it came, signatures included.</summary>
public sealed class BackendStreamOrderTests : LoopbackTest
{
    private readonly ListedClient _client = new();

    protected override void Configure(RelayRuntimeOptions options) => options.UseChatClient("groq", _client);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Contents_keep_their_order_and_are_the_clients_own(bool atOnce)
    {
        AIContent[] contents =
        [
            new TextReasoningContent("Look "), new TextReasoningContent("it up."), new TextReasoningContent("") { ProtectedData = "first" },
            new TextContent("One ") { AdditionalProperties = new() { ["id"] = 7 } }, new TextReasoningContent("More.") { ProtectedData = "second" },
            new DataContent(new byte[] { 1 }, "image/png"), new TextContent(""), new TextContent("two."), new FunctionCallContent("c1", "look", new Dictionary<string, object?>()),
        ];
        _client.Updates = [.. atOnce ? [contents] : contents.Select(content => new[] { content }), []];
        AIContent[] given = [.. (await Streamed()).SelectMany(update => update.Contents).Where(content => content is not UsageContent)];
        Assert.Equal(contents.Where(content => content is not TextContent { Text: "" }), given);
    }

    [Fact]
    public async Task A_conversation_put_together_from_the_updates_has_each_signature_with_its_reasoning()
    {
        _client.Updates =
        [
            [new TextReasoningContent("A")], [new TextReasoningContent("") { ProtectedData = "of A" }], [new TextContent("One.")],
            [new TextReasoningContent("B")], [new TextReasoningContent("") { ProtectedData = "of B" }], [new TextContent("Two.")], [],
        ];
        IList<AIContent> contents = Assert.Single((await Streamed()).ToChatResponse().Messages).Contents;
        Assert.Equal(
            ["A of A", "One.", "B of B", "Two."],
            contents.Where(content => content is TextContent or TextReasoningContent).Select(content => content is TextReasoningContent reasoning ? reasoning.Text + " " + reasoning.ProtectedData : content.ToString()));
    }

    private async Task<List<ChatResponseUpdate>> Streamed()
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in ((IChatClient)Model()).GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")], Declaring("look")))
        {
            updates.Add(update);
        }

        return updates;
    }

    private sealed class ListedClient : IChatClient
    {
        /// <summary>The contents of each update; the last one says why the answer ended.</summary>
        public AIContent[][] Updates { get; set; } = [];

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            for (int i = 0; i < Updates.Length; i++)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, [.. Updates[i]]) { ResponseId = "r1", MessageId = "m1", FinishReason = i == Updates.Length - 1 ? ChatFinishReason.Stop : null };
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
