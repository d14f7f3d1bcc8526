using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Which tool may, must or must not be called, in every protocol's own words.</summary>
public sealed class ToolChoiceTests : LoopbackTest
{
    [Theory]
    [InlineData("openai/gpt-4o-mini", "auto", "\"auto\"")]
    [InlineData("openai/gpt-4o-mini", "none", "\"none\"")]
    [InlineData("openai/gpt-4o-mini", "any", "\"required\"")]
    [InlineData("openai/gpt-4o-mini", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("openai/gpt-4o-mini", null, null)]
    [InlineData("mistral/mistral-small-latest", "any", "\"any\"")]
    [InlineData("mistral/mistral-small-latest", "none", "\"none\"")]
    [InlineData("anthropic/claude-sonnet-4-5", "auto", """{"type":"auto"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "none", """{"type":"none"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "any", """{"type":"any"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "f", """{"type":"tool","name":"f"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", null, null)]
    [InlineData("google/gemini-2.5-flash", "auto", """{"functionCallingConfig":{"mode":"AUTO"}}""")]
    [InlineData("google/gemini-2.5-flash", "none", """{"functionCallingConfig":{"mode":"NONE"}}""")]
    [InlineData("google/gemini-2.5-flash", "any", """{"functionCallingConfig":{"mode":"ANY"}}""")]
    [InlineData("google/gemini-2.5-flash", "f", """{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}""")]
    [InlineData("google/gemini-2.5-flash", null, null)]
    public async Task A_choice_is_written_in_the_words_of_the_protocol(string target, string? mode, string? expected)
    {
        await Model(target).ChatAsync("hi", Options(mode));

        JsonElement body = Server.Requests[^1].Json;
        string field = target.StartsWith("google", StringComparison.Ordinal) ? "toolConfig" : "tool_choice";
        Assert.Equal(expected, body.TryGetProperty(field, out JsonElement choice) ? choice.GetRawText() : null);
        Assert.True(body.TryGetProperty("tools", out _));
    }

    [Theory]
    [InlineData("openai/gpt-4o-mini", """{"tool_choice":"required","parallel_tool_calls":false}""")]
    [InlineData("anthropic/claude-sonnet-4-5", """{"tool_choice":{"type":"any","disable_parallel_tool_use":true}}""")]
    public async Task Only_one_call_at_a_time_can_be_asked_for_beside_every_choice(string target, string expected)
    {
        ChatOptions options = Options("any");
        options.AllowMultipleToolCalls = false;
        await Model(target).ChatAsync("hi", options);

        JsonElement body = Server.Requests[^1].Json;
        foreach (JsonProperty wanted in SchemaText.Parse(expected).EnumerateObject())
        {
            Assert.Equal(wanted.Value.GetRawText(), body.GetProperty(wanted.Name).GetRawText());
        }
    }

    [Theory]
    [InlineData("zai/glm-4.6", "any", null, "tool_choice was not sent")]
    [InlineData("google/gemini-2.5-flash", "auto", false, "parallel_tool_calls was not sent")]
    [InlineData("cerebras/llama-3.3-70b", "auto", false, "parallel_tool_calls was not sent")]
    public async Task What_a_target_has_no_word_for_is_left_out_and_the_reply_says_so(string target, string mode, bool? parallel, string warning)
    {
        ChatOptions options = Options(mode);
        options.AllowMultipleToolCalls = parallel;
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Model(target).ChatAsync("hi", options);

        Assert.Contains(reply.Warnings, said => said.StartsWith(warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_tools_there_is_nothing_to_choose()
    {
        foreach (string target in new[] { "openai/gpt-4o-mini", "anthropic/claude-sonnet-4-5", "google/gemini-2.5-flash" })
        {
            await Model(target).ChatAsync("hi", new ChatOptions { ToolMode = ChatToolMode.RequireAny, AllowMultipleToolCalls = false });

            Assert.DoesNotContain("tool", Server.Requests[^1].Body, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static ChatOptions Options(string? mode)
    {
        ChatOptions options = Declaring("f", "g");
        options.ToolMode = mode switch
        {
            null => null,
            "auto" => ChatToolMode.Auto,
            "none" => ChatToolMode.None,
            "any" => ChatToolMode.RequireAny,
            _ => ChatToolMode.RequireSpecific(mode),
        };
        return options;
    }
}
