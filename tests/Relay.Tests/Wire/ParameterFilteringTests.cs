using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Parameter filtering by model.</summary>
[Feature(22)]
public sealed class ParameterFilteringTests : LoopbackTest
{
    private static readonly ChatOptions Sampled = new() { Temperature = 0.5f, TopP = 0.9f, MaxOutputTokens = 64 };

    [Theory]
    [InlineData("openai/o1")]
    [InlineData("openai/o3-mini")]
    [InlineData("openai/o10")]
    [InlineData("openai/gpt-5")]
    [InlineData("openai/GPT-5-mini")]
    [InlineData("openai/gpt-5.6-luna")]
    [InlineData("openai/codex-mini-latest")]
    [InlineData("openai/computer-use-preview")]
    [InlineData("helicone-openai/o3")]
    public async Task A_reasoning_model_gets_no_sampling_and_its_own_name_for_the_limit(string target)
    {
        (JsonElement body, ChatReply reply) = await Send(target);
        Assert.False(body.TryGetProperty("temperature", out _));
        Assert.False(body.TryGetProperty("top_p", out _));
        Assert.False(body.TryGetProperty("max_tokens", out _));
        Assert.Equal(64, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal(["temperature", "top_p"], reply.Warnings.Select(w => w.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_id_with_its_author_in_front_is_known_by_what_follows_the_last_slash()
    {
        (JsonElement body, ChatReply reply) = await Send("openrouter/openai/gpt-5.6-luna");
        Assert.False(body.TryGetProperty("temperature", out _));
        Assert.Contains(reply.Warnings, w => w.StartsWith("temperature was not sent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openrouter/anthropic/claude-3-opus")]
    [InlineData("together/microsoft/orca-2-13b")]
    [InlineData("openai/opus")]
    [InlineData("openai/orca")]
    [InlineData("openai/omni-moderation")]
    [InlineData("openai/gpt-4o")]
    [InlineData("openai/gpt-50")]
    [InlineData("zai/glm-4.7")]
    [InlineData("openrouter/z-ai/glm-4.6")]
    public async Task A_name_that_only_looks_alike_and_glm_keep_their_temperature(string target)
    {
        (JsonElement body, ChatReply reply) = await Send(target);
        Assert.Equal("0.5", body.GetProperty("temperature").GetRawText());
        Assert.Equal("0.9", body.GetProperty("top_p").GetRawText());
        Assert.Equal(64, body.GetProperty("max_tokens").GetInt32());
        Assert.Empty(reply.Warnings);
    }

    [Fact]
    public async Task The_warnings_list_everything_that_was_dropped_and_why()
    {
        (JsonElement body, ChatReply reply) = await Send("openai/o3", new ChatOptions { Temperature = 1, TopP = 1, TopK = 5, PresencePenalty = 1, FrequencyPenalty = 1, StopSequences = ["X"], Seed = 7 });
        Assert.Equal(
            ["frequency_penalty", "presence_penalty", "stop", "temperature", "top_k", "top_p"],
            reply.Warnings.Select(w => w.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(reply.Warnings, w => Assert.Matches("^[a-z_]+ was not sent: .+\\.$", w));
        Assert.Equal(7, body.GetProperty("seed").GetInt32());
    }

    [Fact]
    public async Task What_a_preset_asks_for_is_dropped_and_named_as_well()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Model("openai/gpt-5", m => m.Parameters = new ModelParameters { Temperature = 0.2 }).ChatAsync("hi");
        Assert.False(Server.Requests[^1].Json.TryGetProperty("temperature", out _));
        Assert.StartsWith("temperature was not sent", Assert.Single(reply.Warnings), StringComparison.Ordinal);
    }

    private async Task<(JsonElement Body, ChatReply Reply)> Send(string target, ChatOptions? options = null)
    {
        Environment["HELICONE_API_KEY"] = "k";
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Model(target).ChatAsync("hi", options ?? Sampled);
        return (Server.Requests[^1].Json, reply);
    }
}
