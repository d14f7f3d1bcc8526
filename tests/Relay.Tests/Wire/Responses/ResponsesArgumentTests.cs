using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>The arguments of a call come in pieces and once more at the end, or only one of both: nothing is lost, and the end counts.</summary>
public sealed class ResponsesArgumentTests : ResponsesTest
{
    private const string Whole = """{"at":"sky"}""";
    private const string Completed = """{"type":"response.completed","response":{"id":"resp_1","status":"completed","output":[],"usage":{"input_tokens":1,"output_tokens":2} } }""";

    public static TheoryData<string, string[]> Streams => new()
    {
        { "only the end of the arguments", [Added(), ArgumentsDone(Whole), Completed] },
        { "only the end of the item", [Added(), ItemDone(Whole), Completed] },
        { "pieces alone", [Added(), Piece("{\"at\":"), Piece("\"sky\"}"), Completed] },
        { "pieces and both ends", [Added(), Piece("{\"at\":"), Piece("\"sky\"}"), ArgumentsDone(Whole), ItemDone(Whole), Completed] },
        { "pieces that lack the end, before the end of the arguments", [Added(), Piece("{\"at\":"), ArgumentsDone(Whole), Completed] },
        { "pieces that lack the end, before the end of the item", [Added(), Piece("{\"at\":"), ItemDone(Whole), Completed] },
        { "no beginning of the item", [Piece("{\"at\":"), Piece("\"sky\"}"), ItemDone(Whole), Completed] },
        { "the end of the arguments before anything of the item", [ArgumentsDone(Whole), ItemDone(Whole), Completed] },
        { "an end that says nothing", [Added(), Piece(Whole), ArgumentsDone(""), ItemDone(""), Completed] },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task Arguments_are_whole_wherever_they_come(string how, string[] events)
    {
        Server.Enqueue(Events(events));
        List<ChatUpdate> updates = await Collect(Responses().StreamAsync("hi", Declaring("look")));
        ChatReply reply = updates[^1].Reply!;
        FunctionCallContent call = Assert.Single(reply.ToolCalls);
        Assert.True((call.CallId, call.Name, call.ArgumentsText()) == ("call_7", "look", Whole), how);
        Assert.Equal(Whole, string.Concat(updates.Where(update => update.ToolCall is not null).Select(update => update.ToolCall!.ArgumentsDelta)));
        Assert.Empty(reply.Warnings);
    }

    [Fact]
    public async Task Arguments_that_end_otherwise_than_their_pieces_are_those_of_the_end_and_the_reply_says_so()
    {
        Server.Enqueue(Events(Added(), Piece("{\"at\":\"sea\"}"), ItemDone(Whole), Completed));
        ChatReply reply = (await Collect(Responses().StreamAsync("hi", Declaring("look"))))[^1].Reply!;
        Assert.Equal(Whole, Assert.Single(reply.ToolCalls).ArgumentsText());
        Assert.Equal("sky", reply.ToolCalls[0].Arguments!["at"]!.ToString());
        Assert.Contains("came in pieces that differ", Assert.Single(reply.Warnings), StringComparison.Ordinal);
    }

    private static string Added() => """{"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","id":"fc_1","status":"in_progress","call_id":"call_7","name":"look","arguments":""} }""";

    private static string Piece(string piece) => $$"""{"type":"response.function_call_arguments.delta","item_id":"fc_1","output_index":0,"delta":{{Quoted(piece)}} }""";

    private static string ArgumentsDone(string arguments) => $$"""{"type":"response.function_call_arguments.done","item_id":"fc_1","output_index":0,"arguments":{{Quoted(arguments)}} }""";

    private static string ItemDone(string arguments) =>
        $$"""{"type":"response.output_item.done","output_index":0,"item":{"type":"function_call","id":"fc_1","status":"completed","call_id":"call_7","name":"look","arguments":{{Quoted(arguments)}} } }""";

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
