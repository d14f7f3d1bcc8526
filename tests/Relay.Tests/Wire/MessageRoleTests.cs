using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What is said by somebody that a protocol does not know is never put into the user's mouth.</summary>
public sealed class MessageRoleTests : LoopbackTest
{
    public static TheoryData<string> Targets => new()
    {
        "anthropic/claude-sonnet-4-5", "bedrock/anthropic.claude-3-haiku-20240307-v1:0", "gemini/gemini-2.5-flash", "cohere/command-a-03-2025", "ollama-native/qwen3:4b",
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_developers_message_is_the_systems(string target)
    {
        await Model(target).ChatAsync([new(new ChatRole("developer"), "Be brief."), new(ChatRole.User, "hi")]);
        await Model(target).ChatAsync([new(ChatRole.System, "Be brief."), new(ChatRole.User, "hi")]);
        Assert.Equal(Server.Requests[1].Body, Server.Requests[0].Body);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_message_of_an_unknown_role_is_refused_before_the_call(string target)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(target).ChatAsync([new(new ChatRole("critic"), "No."), new(ChatRole.User, "hi")]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("'critic'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Server.RequestCount);
    }
}
