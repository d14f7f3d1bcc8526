using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class AzureTests : LoopbackTest
{
    [Theory]
    [InlineData("", null, "/openai/deployments/our-gpt/chat/completions?api-version=2024-10-21")]
    [InlineData("/", "2025-01-01-preview", "/openai/deployments/our-gpt/chat/completions?api-version=2025-01-01-preview")]
    [InlineData("/openai", null, "/openai/deployments/our-gpt/chat/completions?api-version=2024-10-21")]
    [InlineData("/openai/deployments/theirs", null, "/openai/deployments/theirs/chat/completions?api-version=2024-10-21")]
    [InlineData("/openai/v1", null, "/openai/v1/chat/completions")]
    [InlineData("/openai/v1/", "preview", "/openai/v1/chat/completions?api-version=preview")]
    [InlineData("/models", null, "/models/chat/completions?api-version=2024-05-01-preview")]
    public async Task The_end_of_the_address_says_which_endpoint_is_meant(string end, string? version, string path)
    {
        Assert.Equal(path, await PathOf(end, version, ApiStyle.ChatCompletions));
        Assert.Equal("our-gpt", Server.Requests[^1].Model);
        Assert.Equal("test-key", Server.Requests[^1].Headers["api-key"]);
        Assert.False(Server.Requests[^1].Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("", null, "/openai/responses?api-version=2025-04-01-preview")]
    [InlineData("", "2025-03-01-preview", "/openai/responses?api-version=2025-03-01-preview")]
    [InlineData("/openai/v1", null, "/openai/v1/responses")]
    public async Task Responses_have_an_address_of_their_own(string end, string? version, string path)
    {
        Assert.Equal(path, await PathOf(end, version, ApiStyle.Responses));
        Assert.Equal("our-gpt", Server.Requests[^1].Model);
        Assert.False(Server.Requests[^1].Json.GetProperty("store").GetBoolean());
    }

    [Fact]
    public async Task What_the_content_filter_found_stays_with_the_message()
    {
        const string Found = """{"hate":{"filtered":true,"severity":"high"},"violence":{"filtered":false,"severity":"safe"}}""";
        Server.Enqueue(LoopbackReply.RawJson($$"""{"choices":[{"content_filter_results":{{Found}},"finish_reason":"content_filter","index":0}],"prompt_filter_results":[{"prompt_index":0}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3} }"""));
        ChatReply reply = await Azure().ChatAsync("hi");
        Assert.Equal(ChatFinishReason.ContentFilter, reply.FinishReason);
        Assert.Equal(Found, ((JsonElement)reply.Message.AdditionalProperties!["content_filter_results"]!).GetRawText());
        Assert.True(reply.Message.AdditionalProperties.ContainsKey("prompt_filter_results"));
    }

    [Fact]
    public async Task Of_a_stream_only_what_the_content_filter_found_is_kept()
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            """
            data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"jailbreak":{"filtered":false,"detected":true}}}]}

            data: {"id":"c","model":"gpt-4o","choices":[{"index":0,"delta":{"content":"Hi"},"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}},"finish_reason":null}]}

            data: {"id":"c","model":"gpt-4o","choices":[{"index":0,"delta":{},"content_filter_results":{},"finish_reason":"stop"}]}

            data: [DONE]


            """));
        ChatReply reply = (await Collect(Azure().StreamAsync("hi")))[^1].Reply!;
        Assert.Equal(("Hi", "gpt-4o"), (reply.Text, reply.EchoedModel));
        Assert.Equal(["prompt_filter_results"], reply.Message.AdditionalProperties!.Keys);
    }

    [Theory]
    [InlineData("\"content_filter\"", ApiStyle.ChatCompletions)]
    [InlineData("null", ApiStyle.ChatCompletions)]
    [InlineData("\"BadRequest\"", ApiStyle.Responses)]
    public async Task A_prompt_that_the_content_filter_refused_is_a_matter_of_policy(string code, ApiStyle style)
    {
        Server.Enqueue(LoopbackReply.RawJson($$"""{"error":{"message":"The prompt was filtered.","type":null,"param":"prompt","code":{{code}},"status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{} } } }""", 400));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Azure(style).ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.ContentPolicy, "content_filter"), (error.Kind, error.ProviderCode));
    }

    [Fact]
    public async Task A_wait_of_no_milliseconds_beside_one_of_a_second_is_a_second()
    {
        Server.Enqueue(LoopbackReply.Error(429, "Slow down.").WithHeader("retry-after-ms", "0").WithHeader("retry-after", "1"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Azure().ChatAsync("hi"));
        Assert.Equal(TimeSpan.FromSeconds(1), error.RetryAfter);
    }

    [Fact]
    public async Task Without_a_deployment_the_model_is_the_deployment_and_tells_what_may_be_sent()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Model("azure/o4-mini", model => model.BaseUrl = Root).ChatAsync("hi", new ChatOptions { MaxOutputTokens = 5 });
        Assert.Equal("/openai/deployments/o4-mini/chat/completions", Server.Requests[^1].Path);
        Assert.Equal(5, Server.Requests[^1].Json.GetProperty("max_completion_tokens").GetInt32());
    }

    private string Root => Server.BaseUrl[..^"/v1".Length];

    private ModelAlias Azure(ApiStyle style = ApiStyle.ChatCompletions) => Model("azure/gpt-4o", model =>
    {
        model.BaseUrl = Root;
        model.ApiStyle = style;
    });

    private async Task<string> PathOf(string end, string? version, ApiStyle style)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Model("azure/gpt-4o", model =>
        {
            model.BaseUrl = Root + end;
            model.ApiVersion = version;
            model.Deployment = "our-gpt";
            model.ApiStyle = style;
        }).ChatAsync("hi");
        return Server.Requests[^1].Path + Server.Requests[^1].Query;
    }
}
