using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Prompt-cache hints, each to the provider that has them and nothing to the others.</summary>
[Feature(49)]
public sealed class PromptCacheTests : LoopbackTest
{
    private static readonly CallOptions Asked = new()
    {
        PromptCache = new PromptCache { Key = "tenant-7", Retention = PromptCacheRetention.Day, CachedContent = "cachedContents/abc" },
    };

    [Fact]
    public async Task OpenAI_is_given_key_and_retention()
    {
        JsonElement body = await SentAsync("openai/gpt-5.1", [new(ChatRole.User, "hi")], Asked);
        Assert.Equal("tenant-7", body.GetProperty("prompt_cache_key").GetString());
        Assert.Equal("24h", body.GetProperty("prompt_cache_retention").GetString());
        Assert.False(body.TryGetProperty("cachedContent", out _));
        body = await SentAsync("openai/gpt-5.1", [new(ChatRole.User, "hi")], new CallOptions { PromptCache = new() { Retention = PromptCacheRetention.InMemory } });
        Assert.Equal("in_memory", body.GetProperty("prompt_cache_retention").GetString());
        Assert.False(body.TryGetProperty("prompt_cache_key", out _));
    }

    [Fact]
    public async Task A_key_of_the_call_stands_in_place_of_the_presets()
    {
        JsonElement body = await SentAsync(
            "openai/gpt-5.1",
            [new(ChatRole.User, "hi")],
            Asked,
            model => model.Parameters = new ModelParameters { Extra = new(new ExtraParameter("prompt_cache_key", "\"preset\"")) });
        Assert.Equal("tenant-7", Assert.Single(body.EnumerateObject(), member => member.Name == "prompt_cache_key").Value.GetString());
    }

    [Fact]
    public async Task Gemini_is_given_the_cached_content()
    {
        JsonElement body = await SentAsync("google/gemini-2.5-flash", [new(ChatRole.User, "hi")], Asked);
        Assert.Equal("cachedContents/abc", body.GetProperty("cachedContent").GetString());
        Assert.DoesNotContain("prompt_cache", body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groq/llama-3.3-70b-versatile")]
    [InlineData("mistral/mistral-small-latest")]
    [InlineData("anthropic/claude-sonnet-4-5")]
    public async Task A_provider_that_has_none_of_it_is_given_nothing(string target)
    {
        JsonElement body = await SentAsync(target, [new(ChatRole.User, "hi")], Asked);
        Assert.DoesNotContain("ache", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_behind_a_message_is_Anthropics_cache_control_and_nothing_elsewhere()
    {
        ChatMessage[] conversation =
        [
            new ChatMessage(ChatRole.System, "Be brief.").WithCacheHint(CacheLifetime.Hour),
            new(ChatRole.User, [new TextContent("A long text.").WithCacheHint(), new TextContent("A question.")]),
        ];

        JsonElement body = await SentAsync("anthropic/claude-sonnet-4-5", conversation, options: null);
        Assert.Equal("""{"type":"ephemeral","ttl":"1h"}""", body.GetProperty("system")[0].GetProperty("cache_control").GetRawText());
        JsonElement content = body.GetProperty("messages")[0].GetProperty("content");
        Assert.Equal("""{"type":"ephemeral","ttl":"5m"}""", content[0].GetProperty("cache_control").GetRawText());
        Assert.False(content[1].TryGetProperty("cache_control", out _));

        foreach (string other in new[] { "openai/gpt-5.1", "google/gemini-2.5-flash", "groq/llama-3.3-70b-versatile" })
        {
            Assert.DoesNotContain("cache", (await SentAsync(other, conversation, options: null)).GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_message_without_content_cannot_be_marked() =>
        Assert.Throws<ArgumentException>(() => new ChatMessage(ChatRole.User, [new TextReasoningContent("Hm.")]).WithCacheHint());

    [Fact]
    public void Options_keep_it_when_they_are_copied() => Assert.Same(Asked.PromptCache, ((CallOptions)Asked.Clone()).PromptCache);

    private async Task<JsonElement> SentAsync(string target, IEnumerable<ChatMessage> conversation, ChatOptions? options, Action<ModelSpecBuilder>? configure = null)
    {
        Server.Enqueue(LoopbackReply.Text("hello"));
        await Model(target, configure).ChatAsync(conversation, options);
        return Server.Requests[^1].Json;
    }
}
