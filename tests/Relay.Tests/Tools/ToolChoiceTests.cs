using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Which tool may, must or must not be called, in every protocol's own words.</summary>
public sealed class ToolChoiceTests : WireTargetTest
{
    [Theory]
    [InlineData("openai/gpt-4o-mini", "auto", "\"auto\"")]
    [InlineData("openai/gpt-4o-mini", "none", "\"none\"")]
    [InlineData("openai/gpt-4o-mini", "any", "\"required\"")]
    [InlineData("openai/gpt-4o-mini", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("openai/gpt-4o-mini", null, null)]
    [InlineData("azure/gpt-4o-mini", "auto", "\"auto\"")]
    [InlineData("azure/gpt-4o-mini", "none", "\"none\"")]
    [InlineData("azure/gpt-4o-mini", "any", "\"required\"")]
    [InlineData("azure/gpt-4o-mini", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("azure/gpt-4o-mini", null, null)]
    [InlineData("vertex/meta/llama-3.3-70b-instruct-maas", "auto", "\"auto\"")]
    [InlineData("vertex/meta/llama-3.3-70b-instruct-maas", "none", "\"none\"")]
    [InlineData("vertex/meta/llama-3.3-70b-instruct-maas", "any", "\"required\"")]
    [InlineData("vertex/meta/llama-3.3-70b-instruct-maas", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("vertex/meta/llama-3.3-70b-instruct-maas", null, null)]
    [InlineData("own-chat/own-model", "auto", "\"auto\"")]
    [InlineData("own-chat/own-model", "none", "\"none\"")]
    [InlineData("own-chat/own-model", "any", "\"required\"")]
    [InlineData("own-chat/own-model", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("own-chat/own-model", null, null)]
    [InlineData("own-azure/own-model", "auto", "\"auto\"")]
    [InlineData("own-azure/own-model", "none", "\"none\"")]
    [InlineData("own-azure/own-model", "any", "\"required\"")]
    [InlineData("own-azure/own-model", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("own-azure/own-model", null, null)]
    [InlineData("mistral/mistral-small-latest", "auto", "\"auto\"")]
    [InlineData("mistral/mistral-small-latest", "none", "\"none\"")]
    [InlineData("mistral/mistral-small-latest", "any", "\"any\"")]
    [InlineData("mistral/mistral-small-latest", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("mistral/mistral-small-latest", null, null)]
    [InlineData("vertex/mistral-medium-3", "auto", "\"auto\"")]
    [InlineData("vertex/mistral-medium-3", "none", "\"none\"")]
    [InlineData("vertex/mistral-medium-3", "any", "\"any\"")]
    [InlineData("vertex/mistral-medium-3", "f", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("vertex/mistral-medium-3", null, null)]
    [InlineData("responses:openai/gpt-4o-mini", "auto", "\"auto\"")]
    [InlineData("responses:openai/gpt-4o-mini", "none", "\"none\"")]
    [InlineData("responses:openai/gpt-4o-mini", "any", "\"required\"")]
    [InlineData("responses:openai/gpt-4o-mini", "f", """{"type":"function","name":"f"}""")]
    [InlineData("responses:openai/gpt-4o-mini", null, null)]
    [InlineData("responses:azure/gpt-4o-mini", "auto", "\"auto\"")]
    [InlineData("responses:azure/gpt-4o-mini", "none", "\"none\"")]
    [InlineData("responses:azure/gpt-4o-mini", "any", "\"required\"")]
    [InlineData("responses:azure/gpt-4o-mini", "f", """{"type":"function","name":"f"}""")]
    [InlineData("responses:azure/gpt-4o-mini", null, null)]
    [InlineData("own-responses/own-model", "auto", "\"auto\"")]
    [InlineData("own-responses/own-model", "none", "\"none\"")]
    [InlineData("own-responses/own-model", "any", "\"required\"")]
    [InlineData("own-responses/own-model", "f", """{"type":"function","name":"f"}""")]
    [InlineData("own-responses/own-model", null, null)]
    [InlineData("anthropic/claude-sonnet-4-5", "auto", """{"type":"auto"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "none", """{"type":"none"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "any", """{"type":"any"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "f", """{"type":"tool","name":"f"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", null, null)]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "auto", """{"type":"auto"}""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "none", """{"type":"none"}""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "any", """{"type":"any"}""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "f", """{"type":"tool","name":"f"}""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", null, null)]
    [InlineData("own-messages/own-model", "auto", """{"type":"auto"}""")]
    [InlineData("own-messages/own-model", "none", """{"type":"none"}""")]
    [InlineData("own-messages/own-model", "any", """{"type":"any"}""")]
    [InlineData("own-messages/own-model", "f", """{"type":"tool","name":"f"}""")]
    [InlineData("own-messages/own-model", null, null)]
    [InlineData("google/gemini-2.5-flash", "auto", """{"functionCallingConfig":{"mode":"AUTO"}}""")]
    [InlineData("google/gemini-2.5-flash", "none", """{"functionCallingConfig":{"mode":"NONE"}}""")]
    [InlineData("google/gemini-2.5-flash", "any", """{"functionCallingConfig":{"mode":"ANY"}}""")]
    [InlineData("google/gemini-2.5-flash", "f", """{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}""")]
    [InlineData("google/gemini-2.5-flash", null, null)]
    [InlineData("vertex/gemini-2.5-flash", "auto", """{"functionCallingConfig":{"mode":"AUTO"}}""")]
    [InlineData("vertex/gemini-2.5-flash", "none", """{"functionCallingConfig":{"mode":"NONE"}}""")]
    [InlineData("vertex/gemini-2.5-flash", "any", """{"functionCallingConfig":{"mode":"ANY"}}""")]
    [InlineData("vertex/gemini-2.5-flash", "f", """{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}""")]
    [InlineData("vertex/gemini-2.5-flash", null, null)]
    [InlineData("own-gemini/own-model", "auto", """{"functionCallingConfig":{"mode":"AUTO"}}""")]
    [InlineData("own-gemini/own-model", "none", """{"functionCallingConfig":{"mode":"NONE"}}""")]
    [InlineData("own-gemini/own-model", "any", """{"functionCallingConfig":{"mode":"ANY"}}""")]
    [InlineData("own-gemini/own-model", "f", """{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}""")]
    [InlineData("own-gemini/own-model", null, null)]
    [InlineData("cohere/command-a-03-2025", "auto", null)]
    [InlineData("cohere/command-a-03-2025", "none", "\"NONE\"")]
    [InlineData("cohere/command-a-03-2025", "any", "\"REQUIRED\"")]
    [InlineData("cohere/command-a-03-2025", "f", "\"REQUIRED\"")]
    [InlineData("cohere/command-a-03-2025", null, null)]
    [InlineData("own-cohere/own-model", "auto", null)]
    [InlineData("own-cohere/own-model", "none", "\"NONE\"")]
    [InlineData("own-cohere/own-model", "any", "\"REQUIRED\"")]
    [InlineData("own-cohere/own-model", "f", "\"REQUIRED\"")]
    [InlineData("own-cohere/own-model", null, null)]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "auto", null)]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "none", null)]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "any", """{"any":{}}""")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "f", """{"tool":{"name":"f"}}""")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", null, null)]
    [InlineData("bedrock/amazon.nova-pro-v1:0", "auto", null)]
    [InlineData("bedrock/amazon.nova-pro-v1:0", "none", null)]
    [InlineData("bedrock/amazon.nova-pro-v1:0", "any", """{"any":{}}""")]
    [InlineData("bedrock/amazon.nova-pro-v1:0", "f", """{"tool":{"name":"f"}}""")]
    [InlineData("bedrock/amazon.nova-pro-v1:0", null, null)]
    [InlineData("bedrock/mistral.mistral-large-2407-v1:0", "auto", null)]
    [InlineData("bedrock/mistral.mistral-large-2407-v1:0", "none", null)]
    [InlineData("bedrock/mistral.mistral-large-2407-v1:0", "any", """{"any":{}}""")]
    [InlineData("bedrock/mistral.mistral-large-2407-v1:0", "f", """{"any":{}}""")]
    [InlineData("bedrock/mistral.mistral-large-2407-v1:0", null, null)]
    [InlineData("bedrock/meta.llama3-3-70b-instruct-v1:0", "auto", null)]
    [InlineData("bedrock/meta.llama3-3-70b-instruct-v1:0", "none", null)]
    [InlineData("bedrock/meta.llama3-3-70b-instruct-v1:0", "any", null)]
    [InlineData("bedrock/meta.llama3-3-70b-instruct-v1:0", "f", null)]
    [InlineData("bedrock/meta.llama3-3-70b-instruct-v1:0", null, null)]
    [InlineData("ollama-native/llama3.2", "auto", null)]
    [InlineData("ollama-native/llama3.2", "none", null)]
    [InlineData("ollama-native/llama3.2", "any", null)]
    [InlineData("ollama-native/llama3.2", "f", null)]
    [InlineData("ollama-native/llama3.2", null, null)]
    [InlineData("own-ollama/own-model", "auto", null)]
    [InlineData("own-ollama/own-model", "none", null)]
    [InlineData("own-ollama/own-model", "any", null)]
    [InlineData("own-ollama/own-model", "f", null)]
    [InlineData("own-ollama/own-model", null, null)]
    public async Task A_choice_is_written_in_the_words_of_the_protocol(string target, string? mode, string? expected)
    {
        JsonElement body = await BodyAsync(target, Options(mode));

        Assert.Equal(expected, Choice(WireTarget.Of(target).Form, body)?.GetRawText());
        Assert.Equal(Names(target, mode), Declared(body));
    }

    /// <summary>The tools that the model is shown: where a protocol cannot name the one to call, it is all there is; where it cannot say that none is to be called, there are none.</summary>
    private static string[] Names(string target, string? mode) => (WireTarget.Of(target).Form, mode) switch
    {
        (WireForm.Cohere, "f") => ["f"],
        (WireForm.Converse or WireForm.Ollama, "none") => [],
        _ => ["f", "g"],
    };

    private static JsonElement? Choice(WireForm form, JsonElement body)
    {
        if (form == WireForm.Converse && !body.TryGetProperty("toolConfig", out body))
        {
            return null;
        }

        return body.TryGetProperty(form switch { WireForm.Gemini => "toolConfig", WireForm.Converse => "toolChoice", _ => "tool_choice" }, out JsonElement choice) ? choice : null;
    }

    private static string[] Declared(JsonElement body)
    {
        JsonElement holder = body.TryGetProperty("toolConfig", out JsonElement config) && config.TryGetProperty("tools", out _) ? config : body;
        return [.. Regex.Matches(holder.TryGetProperty("tools", out JsonElement tools) ? tools.GetRawText() : "", "\"name\":\"(.)\"").Select(match => match.Groups[1].Value)];
    }

    private async Task<JsonElement> BodyAsync(string target, ChatOptions options)
    {
        using JsonDocument json = JsonDocument.Parse(await Sent(target, [User(Text("hi"))], options));
        return json.RootElement.Clone();
    }

    [Theory]
    [InlineData("openai/gpt-4o-mini", """{"tool_choice":"required","parallel_tool_calls":false}""")]
    [InlineData("azure/gpt-4o-mini", """{"tool_choice":"required","parallel_tool_calls":false}""")]
    [InlineData("responses:openai/gpt-4o-mini", """{"tool_choice":"required","parallel_tool_calls":false}""")]
    [InlineData("responses:azure/gpt-4o-mini", """{"tool_choice":"required","parallel_tool_calls":false}""")]
    [InlineData("own-chat/own-model", """{"tool_choice":"required","parallel_tool_calls":false}""")]
    [InlineData("own-responses/own-model", """{"tool_choice":"required","parallel_tool_calls":false}""")]
    [InlineData("mistral/mistral-small-latest", """{"tool_choice":"any","parallel_tool_calls":false}""")]
    [InlineData("vertex/mistral-medium-3", """{"tool_choice":"any","parallel_tool_calls":false}""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", """{"tool_choice":{"type":"any","disable_parallel_tool_use":true}}""")]
    [InlineData("own-messages/own-model", """{"tool_choice":{"type":"any","disable_parallel_tool_use":true}}""")]
    [InlineData("anthropic/claude-sonnet-4-5", """{"tool_choice":{"type":"any","disable_parallel_tool_use":true}}""")]
    public async Task Only_one_call_at_a_time_can_be_asked_for_beside_every_choice(string target, string expected)
    {
        ChatOptions options = Options("any");
        options.AllowMultipleToolCalls = false;
        JsonElement body = await BodyAsync(target, options);

        foreach (JsonProperty wanted in SchemaText.Parse(expected).EnumerateObject())
        {
            Assert.Equal(wanted.Value.GetRawText(), body.GetProperty(wanted.Name).GetRawText());
        }
    }

    [Theory]
    [InlineData("zai/glm-4.6", "any", null, "tool_choice was not sent")]
    [InlineData("google/gemini-2.5-flash", "auto", false, "parallel_tool_calls was not sent")]
    [InlineData("cerebras/llama-3.3-70b", "auto", false, "parallel_tool_calls was not sent")]
    [InlineData("vertex/gemini-2.5-flash", "auto", false, "parallel_tool_calls was not sent")]
    [InlineData("cohere/command-a-03-2025", "auto", false, "parallel_tool_calls was not sent")]
    [InlineData("cohere/command-r-08-2024", "any", null, "tool_choice was not sent")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "auto", false, "parallel_tool_calls was not sent")]
    [InlineData("bedrock/meta.llama3-3-70b-instruct-v1:0", "any", null, "tool_choice was not sent")]
    [InlineData("bedrock/meta.llama3-3-70b-instruct-v1:0", "f", null, "tool_choice was not sent")]
    [InlineData("bedrock/mistral.mistral-large-2407-v1:0", "f", null, "tool_choice was sent as any")]
    [InlineData("ollama-native/llama3.2", "any", null, "tool_choice was not sent")]
    [InlineData("ollama-native/llama3.2", "f", null, "tool_choice was not sent")]
    [InlineData("ollama-native/llama3.2", "auto", false, "parallel_tool_calls was not sent")]
    public async Task What_a_target_has_no_word_for_is_left_out_and_the_reply_says_so(string target, string mode, bool? parallel, string warning)
    {
        ChatOptions options = Options(mode);
        options.AllowMultipleToolCalls = parallel;
        await BodyAsync(target, options);

        Assert.Contains(Reply.Warnings, said => said.StartsWith(warning, StringComparison.Ordinal));
    }

    /// <summary>All but Perplexity, which calls no functions.</summary>
    public static TheoryData<string> Callers => [.. WireTarget.All.Select(target => target.Target).Where(target => !target.StartsWith("perplexity/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Several_calls_at_a_time_are_what_every_model_does_unasked_and_nothing_to_warn_of(string target)
    {
        ChatOptions options = Options("auto");
        options.AllowMultipleToolCalls = true;
        await BodyAsync(target, options);

        Assert.DoesNotContain(Reply.Warnings, said => said.StartsWith("parallel_tool_calls", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Without_tools_there_is_nothing_to_choose(string target) => Assert.DoesNotContain(
        "tool", await Sent(target, [User(Text("hi"))], new ChatOptions { ToolMode = ChatToolMode.RequireAny, AllowMultipleToolCalls = false }), StringComparison.OrdinalIgnoreCase);

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
