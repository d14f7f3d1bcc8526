using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What the model is told of a function that failed, where it is told anything.</summary>
public sealed class ToolErrorTextTests : LoopbackTest
{
    [Theory]
    [InlineData("Server=db;User Id=sa;Password=HUNTER two;Encrypt=true failed", "Server=db;User Id=sa;Password=***;Encrypt=true failed")]
    [InlineData("Server=db;pwd = 'HUNTER;two';Timeout=3", "Server=db;pwd = ***;Timeout=3")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=HUNTERaGVsbG8gd29ybGQ==;EndpointSuffix=b", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=***;EndpointSuffix=b")]
    [InlineData("Endpoint=sb://a/;SharedAccessKeyName=Root;SharedAccessKey=HUNTER=", "Endpoint=sb://a/;SharedAccessKeyName=Root;SharedAccessKey=***")]
    [InlineData("Cannot reach postgres://bob:HUNTER@db/x", "Cannot reach postgres://***@db/x")]
    [InlineData("Cannot reach amqp://bob:HUN@TER@db/x", "Cannot reach amqp://***@db/x")]
    [InlineData("{\"user\":\"a\",\"password\":\"HUN\\\"TER\",\"port\":1}", "{\"user\":\"a\",\"password\":***,\"port\":1}")]
    [InlineData("no\u0007bell, \u202Eno turn\u0085", "no bell,  no turn ")]
    [InlineData("The file was not found.", "The file was not found.")]
    public async Task The_password_of_a_connection_string_was_sent_to_the_model(string message, string told)
    {
        string sent = await Told(message);
        Assert.Equal("Error: The tool failed: " + told, sent);
        Assert.DoesNotContain("HUN", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("TER", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_as_long_as_a_book_is_cut()
    {
        string sent = await Told(new string('x', 5_000_000) + " Password=HUNTER");
        Assert.Equal("Error: The tool failed: " + new string('x', 1000) + "…", sent);
    }

    private async Task<string> Told(string message)
    {
        AIFunction function = AIFunctionFactory.Create(string () => throw new InvalidOperationException(message), "f");
        Server.Enqueue(LoopbackReply.ToolCall("f", "{}", "1"));
        Server.Enqueue(LoopbackReply.Text("Done."));
        await Model().ChatAsync("Go.", new CallOptions { Tools = [function], ToolInvocation = new() { IncludeErrorDetails = true } });
        return Server.Requests[1].Json.GetProperty("messages")[2].GetProperty("content").GetString()!;
    }
}
