using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What other libraries got wrong on one wire, looked at on every wire: a zero that is taken for nothing, stops and systems that get lost, keys in addresses.</summary>
public sealed class EveryWireTests : WireTargetTest
{
    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_temperature_of_zero_is_a_temperature(string target)
    {
        foreach (bool isPreset in new[] { true, false })
        {
            string body = await Sent(target, [User(Text("hi"))], isPreset ? null : new ChatOptions { Temperature = 0 }, m => m.Parameters = isPreset ? new() { Temperature = 0 } : new());
            Assert.Contains("\"temperature\":0", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_stop_is_sent_or_said_to_be_left_out(string target)
    {
        string body = await Sent(target, [User(Text("hi"))], new ChatOptions { StopSequences = ["HALT"] });
        Assert.True(body.Contains("HALT", StringComparison.Ordinal) || Reply.Warnings.Any(warning => warning.StartsWith("stop", StringComparison.Ordinal)), body);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task What_the_system_says_stands_where_the_API_has_it_and_roles_are_kept(string target)
    {
        string body = await Sent(target, [new(ChatRole.System, "SYS-1"), User(Text("Q-1")), Assistant(Text("A-1")), User(Text("Q-2"))], new ChatOptions { Instructions = "SYS-0" });
        int[] order = [.. new[] { "SYS-0", "SYS-1" }.Select(text => body.IndexOf(text, StringComparison.Ordinal))];
        Assert.True(order[0] >= 0 && order[1] > order[0], body);
        using JsonDocument json = JsonDocument.Parse(body);
        JsonElement turns = json.RootElement.GetProperty(json.RootElement.TryGetProperty("contents", out _) ? "contents" : json.RootElement.TryGetProperty("input", out _) ? "input" : "messages");
        string[] roles = [.. turns.EnumerateArray().Select(turn => turn.GetProperty("role").GetString()!).Where(role => role is not ("system" or "developer"))];
        Assert.Equal(["user", WireTarget.Of(target).Form == WireForm.Gemini ? "model" : "assistant", "user"], roles);
        if (WireTarget.Of(target).Form is WireForm.Messages or WireForm.Converse or WireForm.Gemini)
        {
            Assert.Equal(3, turns.GetArrayLength());
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_key_is_in_a_header_and_never_in_the_address_or_the_body(string target)
    {
        string body = await Sent(target, [User(Text("hi"))]);
        ReceivedRequest request = Server.Requests[^1];
        Assert.DoesNotContain("test-key", request.Path + request.Query + body, StringComparison.Ordinal);
        Assert.Contains(request.Headers, header => header.Value.Contains("test-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", "max_tokens")]
    [InlineData("anthropic/a-model-of-tomorrow", "max_tokens")]
    public async Task A_limit_that_the_API_wants_is_always_there(string target, string field)
    {
        using JsonDocument json = JsonDocument.Parse(await Sent(target, [User(Text("hi"))]));
        Assert.True(json.RootElement.GetProperty(field).GetInt32() > 0);
    }
}
