using Anthropic;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Anthropic's SDK through its own <see cref="IChatClient"/>.</summary>
public sealed class AnthropicSdkTests : SdkTest
{
    protected override string Provider => "anthropic";

    protected override string Target => "anthropic/claude-sonnet-4-5";

    protected override string Path => "/v1/messages";

    protected override IChatClient Client() =>
        new AnthropicClient { ApiKey = "sdk-key", BaseUrl = Server.BaseUrl.Replace("/v1", "", StringComparison.Ordinal), MaxRetries = 0 }.AsIChatClient();

    protected override BackendError? Describe(Exception error) => error is AnthropicApiException api ? new BackendError { StatusCode = (int)api.StatusCode } : null;

    [Fact]
    public async Task A_temperature_is_handed_to_the_SDK_whose_client_itself_leaves_it_out()
    {
        // docs/seams.md says so: when this fails, the SDK has learnt to send it, and the page is to be mended.
        var handedOn = new List<ChatOptions?>();
        using IChatClient client = Client();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions().UseChatClient(Provider, new Seeing(client, handedOn)));
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias alias = Alias();
        using (RelayRuntime.Use(runtime))
        {
            await alias.ChatAsync("hi", new ChatOptions { Temperature = 0.25f });
        }

        Assert.Equal(0.25f, Assert.Single(handedOn)!.Temperature);
        Assert.False(Server.Requests[0].Json.TryGetProperty("temperature", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cached_and_written_tokens_are_buckets_of_their_own_and_none_is_counted_twice(bool stream)
    {
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(new LoopbackUsage(0, 0) { Json = """{"input_tokens":2,"output_tokens":6,"cache_read_input_tokens":23720,"cache_creation_input_tokens":40306}""" }));
        ChatReply reply = stream ? (await Collect(Alias().StreamAsync("hi")))[^1].Reply! : await Alias().ChatAsync("hi");
        Assert.Equal((2, 23_720, 40_306, 6), (reply.Usage!.InputUncached, reply.Usage.CacheRead, reply.Usage.CacheWriteUnsplit, reply.Usage.Output));
    }

    private sealed class Seeing(IChatClient inner, List<ChatOptions?> options) : DelegatingChatClient(inner)
    {
        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? asked = null, CancellationToken cancellationToken = default)
        {
            options.Add(asked);
            return base.GetResponseAsync(messages, asked, cancellationToken);
        }
    }
}
