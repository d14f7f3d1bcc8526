using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(23)]
public sealed class RequestTests : LoopbackTest
{
    [Fact]
    public async Task The_preset_gives_defaults_and_the_call_overrides_them()
    {
        ModelAlias model = Model(configure: m => m.Parameters = new ModelParameters { Temperature = 0.2, TopP = 0.9, MaxTokens = 100, Stop = new("END"), Seed = 7 });

        JsonElement preset = await Sent(model, null);
        JsonElement call = await Sent(model, new ChatOptions { Temperature = 0.7f, MaxOutputTokens = 5, StopSequences = ["A", "B"] });

        Assert.Equal("0.2", preset.GetProperty("temperature").GetRawText());
        Assert.Equal(100, preset.GetProperty("max_tokens").GetInt32());
        Assert.Equal("""["END"]""", preset.GetProperty("stop").GetRawText());
        Assert.Equal(7, preset.GetProperty("seed").GetInt64());
        Assert.Equal("0.7", call.GetProperty("temperature").GetRawText());
        Assert.Equal("0.9", call.GetProperty("top_p").GetRawText());
        Assert.Equal(5, call.GetProperty("max_tokens").GetInt32());
        Assert.Equal("""["A","B"]""", call.GetProperty("stop").GetRawText());
    }

    [Fact]
    public async Task A_temperature_of_zero_is_sent()
    {
        JsonElement body = await Sent(Model(), new ChatOptions { Temperature = 0 });
        Assert.Equal("0", body.GetProperty("temperature").GetRawText());
    }

    [Theory]
    [InlineData("openai/o3")]
    [InlineData("openai/gpt-5")]
    [InlineData("openai/gpt-5-mini-2025-08-07")]
    public async Task A_reasoning_model_gets_max_completion_tokens_and_no_temperature_and_the_reply_says_so(string target)
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Model(target).ChatAsync("hi", new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 64 });

        JsonElement body = Server.Requests[^1].Json;
        Assert.False(body.TryGetProperty("temperature", out _));
        Assert.False(body.TryGetProperty("max_tokens", out _));
        Assert.Equal(64, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Contains(reply.Warnings, w => w.StartsWith("temperature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reasoning_effort_goes_into_the_providers_own_field()
    {
        var high = new ChatOptions { Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High } };

        Assert.Equal("high", (await Sent(Model("openai/o3"), high)).GetProperty("reasoning_effort").GetString());
        Assert.Equal("high", (await Sent(Model("openrouter/deepseek/deepseek-r1"), high)).GetProperty("reasoning").GetProperty("effort").GetString());
        Assert.Equal("enabled", (await Sent(Model("deepseek/deepseek-chat"), high)).GetProperty("thinking").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Mistral_gets_its_own_words()
    {
        var options = new ChatOptions { Seed = 3, ToolMode = ChatToolMode.RequireAny, Tools = [AIFunctionFactory.Create((string city) => city, "weather")] };

        JsonElement body = await Sent(Model("mistral/mistral-small-latest"), options, stream: true);

        Assert.Equal(3, body.GetProperty("random_seed").GetInt64());
        Assert.Equal("any", body.GetProperty("tool_choice").GetString());
        Assert.False(body.TryGetProperty("stream_options", out _));
    }

    [Fact]
    public async Task A_stream_asks_for_usage()
    {
        JsonElement body = await Sent(Model(), null, stream: true);
        Assert.True(body.GetProperty("stream").GetBoolean());
        Assert.True(body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Fact]
    public async Task Fields_that_Relay_does_not_read_are_passed_on_and_no_field_is_written_twice()
    {
        ModelAlias model = Model(configure: m => m.Parameters = new ModelParameters
        {
            Temperature = 0.5,
            Extra = new(new ExtraParameter("logit_bias_x", """{"9":1}"""), new ExtraParameter("temperature", "2"), new ExtraParameter("model", "\"other\""), new ExtraParameter("min_p", "0.1")),
        });

        Server.Enqueue(LoopbackReply.Text("ok"));
        await model.ChatAsync("hi", new ChatOptions { AdditionalProperties = new() { ["min_p"] = 0.3, ["messages"] = "no", ["metadata"] = new Dictionary<string, object?> { ["a"] = 1 } } });

        string text = Server.Requests[^1].Body;
        JsonElement body = Server.Requests[^1].Json;
        Assert.Equal("""{"9":1}""", body.GetProperty("logit_bias_x").GetRawText());
        Assert.Equal("0.3", body.GetProperty("min_p").GetRawText());
        Assert.Equal("""{"a":1}""", body.GetProperty("metadata").GetRawText());
        Assert.Equal("llama-3.3-70b-versatile", body.GetProperty("model").GetString());
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(text, "\"temperature\""));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(text, "\"messages\""));
    }

    [Fact]
    public async Task Instructions_are_the_first_system_message()
    {
        JsonElement body = await Sent(Model(), new ChatOptions { Instructions = "Be brief." });
        JsonElement first = body.GetProperty("messages")[0];
        Assert.Equal("system", first.GetProperty("role").GetString());
        Assert.Equal("Be brief.", first.GetProperty("content").GetString());
    }

    [Fact]
    public async Task Images_audio_files_and_texts_are_parts()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model("groq/a-model-of-our-own").ChatAsync([new ChatMessage(ChatRole.User,
        [
            new TextContent("look"),
            new UriContent("https://example.com/a.png", "image/png"),
            new DataContent(new byte[] { 1, 2, 3 }, "image/jpeg"),
            new DataContent(new byte[] { 4 }, "audio/mpeg"),
            new DataContent(new byte[] { 5 }, "application/pdf") { Name = "a.pdf" },
        ])]);

        JsonElement parts = Server.Requests[^1].Json.GetProperty("messages")[0].GetProperty("content");
        Assert.Equal(["text", "image_url", "image_url", "input_audio", "file"], parts.EnumerateArray().Select(p => p.GetProperty("type").GetString()));
        Assert.Equal("data:image/jpeg;base64,AQID", parts[2].GetProperty("image_url").GetProperty("url").GetString());
        Assert.Equal("mp3", parts[3].GetProperty("input_audio").GetProperty("format").GetString());
        Assert.Equal("a.pdf", parts[4].GetProperty("file").GetProperty("filename").GetString());
    }

    [Fact]
    public async Task Content_the_wire_cannot_carry_is_an_error_and_not_dropped()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("groq/a-model-of-our-own").ChatAsync([new ChatMessage(ChatRole.User, [new UriContent("https://example.com/a.mp4", "video/mp4")])]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("UriContent (video/mp4 by address)", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task An_empty_conversation_is_an_error_before_any_call()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync([]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_lone_surrogate_in_a_prompt_does_not_break_the_body()
    {
        JsonElement body = await Sent(Model(), null, prompt: "a\uD800b");
        Assert.Equal("a\uFFFDb", body.GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_schema_is_sent_where_the_provider_takes_one_and_a_JSON_object_elsewhere()
    {
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object"}""").RootElement, "invoice") };

        JsonElement openai = (await Sent(Model("openai/gpt-4o-mini"), options)).GetProperty("response_format");
        JsonElement deepseek = (await Sent(Model("deepseek/deepseek-chat"), options)).GetProperty("response_format");

        Assert.Equal("json_schema", openai.GetProperty("type").GetString());
        Assert.Equal("invoice", openai.GetProperty("json_schema").GetProperty("name").GetString());
        Assert.False(openai.GetProperty("json_schema").TryGetProperty("strict", out _));
        Assert.Equal("json_object", deepseek.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_call_may_not_silently_switch_the_model()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi", new ChatOptions { ModelId = "gpt-4o" }));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("gpt-4o", error.Message, StringComparison.Ordinal);

        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model().ChatAsync("hi", new ChatOptions { ModelId = "llama-3.3-70b-versatile" });
    }

    private async Task<JsonElement> Sent(ModelAlias model, ChatOptions? options, bool stream = false, string prompt = "hi")
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatMessage[] messages = [new ChatMessage(ChatRole.User, prompt)];
        if (stream)
        {
            await Collect(model.StreamAsync(messages, options));
        }
        else
        {
            await model.ChatAsync(messages, options);
        }

        return Server.Requests[^1].Json;
    }

    [Fact]
    public async Task What_a_template_is_told_beside_thinking_is_joined_to_it()
    {
        // Both were written once, as two members of one name.
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model("sno-gpu/qwen3", m => m.Parameters = new ModelParameters
        {
            ReasoningEffort = "low",
            Extra = new(new ExtraParameter("chat_template_kwargs", """{"enable_thinking":false,"add_generation_prompt":true}"""), new ExtraParameter("enable_thinking", "false")),
        }).ChatAsync("hi");
        JsonElement body = Server.Requests[^1].Json;
        Assert.Equal("""{"enable_thinking":true,"thinking_budget":4096,"add_generation_prompt":true}""", body.GetProperty("chat_template_kwargs").GetRawText());
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(Server.Requests[^1].Body, "\"enable_thinking\":false|\"chat_template_kwargs\""));
    }

    [Theory]
    [InlineData(null, """{"exclude":true}""")]
    [InlineData(ReasoningEffort.High, """{"effort":"high","exclude":true}""")]
    public async Task Reasoning_that_is_not_to_be_shown_is_excluded_where_that_can_be_said(ReasoningEffort? effort, string sent)
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model("openrouter/some/model").ChatAsync("hi", new ChatOptions { Reasoning = new() { Effort = effort, Output = ReasoningOutput.None } });
        Assert.Equal(sent, Server.Requests[^1].Json.GetProperty("reasoning").GetRawText());
    }
}
