using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Arguments that models write and nobody expects: whatever they are, the answer is given and the call says what is wrong with it.</summary>
public sealed class OddArgumentTests : LoopbackTest
{
    private static readonly AIFunction Weather = AIFunctionFactory.Create((string city) => city, "weather");
    private static readonly AIFunctionDeclaration Strict = AIFunctionFactory.CreateDeclaration(
        "weather",
        null,
        JsonDocument.Parse("""{"type":"object","properties":{"city":{"type":"string","minLength":2,"enum":["Lisbon","Ulm"]},"days":{"type":"number","multipleOf":0.1,"maximum":7}},"required":["city"]}""").RootElement);

    public static TheoryData<string> Odd => new()
    {
        """{"city":"\ud83d"}""",
        """{"\ud83d":1}""",
        """{"city":"Ulm","\udc00":{"\udc00":["\udc00"]}}""",
        """{"city":["\ud83d"]}""",
        """{"city":"Ulm","days":1e999999999}""",
        """{"city":"Ulm","days":-1e-999999999}""",
        """{"city":"Ulm","days":79228162514264337593543950335}""",
        """{"city":"Ulm","city":null}""",
        """{"city":{"city":{"city":null}}}""",
        "{\"city\":" + new string('[', 500) + new string(']', 500) + "}",
        "{\"city\":" + new string('[', 5000) + new string(']', 5000) + "}",
        "null",
        "\"\\ud83d\"",
        "{}}",
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_arguments_never_cost_the_answer(string arguments)
    {
        foreach (string target in new[] { "groq/llama-3.3-70b-versatile", "cohere/command-a-03-2025" })
        {
            foreach (bool stream in new[] { false, true })
            {
                Server.Enqueue(LoopbackReply.Text("I look.").WithToolCall("weather", arguments, "a"));
                var options = new CallOptions { Tools = [Strict] };

                ChatReply reply = stream ? (await Collect(Model(target).StreamAsync("hi", options)))[^1].Reply! : await Model(target).ChatAsync("hi", options);

                FunctionCallContent call = Assert.Single(reply.ToolCalls);
                Assert.Equal(("I look.", arguments), (reply.Text, call.ArgumentsText()));
                Assert.True(call.Exception is null or RelayException { Kind: RelayErrorKind.ToolSchema });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_arguments_are_told_to_the_model_where_functions_are_run(string arguments)
    {
        Server.Enqueue(LoopbackReply.ToolCall("weather", arguments, "a"));
        Server.Enqueue(LoopbackReply.Text("Sorry."));

        ChatReply reply = await Model().ChatAsync("hi", new CallOptions { Tools = [Weather], ToolInvocation = new ToolInvocation() });

        Assert.Equal("Sorry.", reply.Text);
    }

    [Theory]
    [InlineData("bedrock/anthropic.claude-3-haiku-20240307-v1:0", """{"output":{"message":{"role":"assistant","content":[{"toolUse":{"toolUseId":"a","name":"weather","input":{"\ud83d":1,"city":"\ud83d"}}}]}},"stopReason":"tool_use"}""")]
    [InlineData("ollama-native/qwen3:4b", """{"model":"m","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"weather","arguments":{"\ud83d":1,"city":"\ud83d"}}}]},"done":true}""")]
    [InlineData("gemini/gemini-2.5-flash", """{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"weather","args":{"\ud83d":1,"city":"\ud83d"}}}]},"finishReason":"STOP"}]}""")]
    public async Task Half_a_character_in_arguments_that_are_an_object_is_an_error_of_the_call(string target, string answer)
    {
        Server.Enqueue(LoopbackReply.RawJson(answer));
        ChatReply reply = await Model(target).ChatAsync("hi", new CallOptions { Tools = [Strict] });
        Assert.Equal("json", Assert.Single(reply.ToolCallErrors).Violation!.Keyword);
    }
}
