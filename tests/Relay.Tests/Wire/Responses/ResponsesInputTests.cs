using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(24)]
public sealed class ResponsesInputTests : ResponsesTest
{
    [Fact]
    public async Task System_messages_stay_where_they_stand_and_instructions_are_instructions()
    {
        JsonElement sent = await Send(
            new() { Instructions = "Be brief." },
            Gpt5,
            new ChatMessage(ChatRole.System, "One."),
            new ChatMessage(ChatRole.System, "Two."),
            new ChatMessage(ChatRole.User, "hi"),
            new ChatMessage(ChatRole.User, "again"),
            new ChatMessage(new ChatRole("developer"), "Three."));
        Assert.Equal("Be brief.", sent.GetProperty("instructions").GetString());
        Assert.Equal(
            """[{"role":"system","content":"One."},{"role":"system","content":"Two."},{"role":"user","content":"hi"},{"role":"user","content":"again"},{"role":"developer","content":"Three."}]""",
            sent.GetProperty("input").GetRawText());
    }

    [Fact]
    public async Task Images_files_and_audio_are_parts()
    {
        JsonElement sent = await Send(new(), "openai-compatible/any", new ChatMessage(ChatRole.User,
        [
            new TextContent("Look."),
            new UriContent("https://example.com/a b.png", "image/png") { AdditionalProperties = new() { ["detail"] = "low" } },
            new DataContent(new byte[] { 1, 2, 3 }, "image/png"),
            new HostedFileContent("file-1") { MediaType = "image/png" },
            new DataContent(new byte[] { 4, 5, 6 }, "application/pdf"),
            new UriContent("https://example.com/a.pdf", "application/pdf"),
            new HostedFileContent("file-2"),
            new DataContent(new byte[] { 7, 8, 9 }, "audio/mpeg"),
        ]));
        Assert.Equal(
            """[{"role":"user","content":[{"type":"input_text","text":"Look."},{"type":"input_image","image_url":"https://example.com/a b.png","detail":"low"},{"type":"input_image","image_url":"data:image/png;base64,AQID"},{"type":"input_image","file_id":"file-1"},{"type":"input_file","filename":"file.pdf","file_data":"data:application/pdf;base64,BAUG"},{"type":"input_file","file_url":"https://example.com/a.pdf"},{"type":"input_file","file_id":"file-2"},{"type":"input_audio","input_audio":{"data":"BwgJ","format":"mp3"}}]}]""",
            sent.GetProperty("input").GetRawText());
    }

    [Fact]
    public async Task An_image_in_the_models_mouth_is_refused_and_not_left_out()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Send(
            new(), Gpt5, new ChatMessage(ChatRole.User, "hi"), new ChatMessage(ChatRole.Assistant, [new TextContent("Here."), new DataContent(new byte[] { 1 }, "image/png")])));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
    }

    [Fact]
    public async Task Results_of_calls_are_items_of_their_own_with_errors_and_images()
    {
        JsonElement sent = await Send(
            new(),
            Gpt5,
            new ChatMessage(ChatRole.User, "hi"),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c1", "look", new Dictionary<string, object?> { ["at"] = "sky" }), new FunctionCallContent("c2", "wait")]),
            new ChatMessage(ChatRole.Tool,
            [
                new FunctionResultContent("c1", new List<AIContent> { new TextContent("Blue."), new DataContent(new byte[] { 1, 2, 3 }, "image/png") }),
                new FunctionResultContent("c2", null) { Exception = new InvalidOperationException("too late") },
                new FunctionResultContent("c3", new Dictionary<string, object?> { ["ok"] = true }),
            ]));
        Assert.Equal(
            """{"type":"function_call","call_id":"c1","name":"look","arguments":"{\"at\":\"sky\"}"} {"type":"function_call","call_id":"c2","name":"wait","arguments":"{}"} {"type":"function_call_output","call_id":"c1","output":[{"type":"input_text","text":"Blue."},{"type":"input_image","image_url":"data:image/png;base64,AQID"}]} {"type":"function_call_output","call_id":"c2","output":"Error: too late"} {"type":"function_call_output","call_id":"c3","output":"{\"ok\":true}"}""",
            string.Join(' ', sent.GetProperty("input").EnumerateArray().Skip(1).Select(item => item.GetRawText())));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_an_error_and_nothing_is_called()
    {
        RelayException video = await Fails(new ChatMessage(ChatRole.User, [new UriContent("https://example.com/a.mp4", "video/mp4")]));
        Assert.Contains("UriContent (video/mp4 by address)", video.Message, StringComparison.Ordinal);
        Assert.Contains("no tool result", (await Fails(new ChatMessage(ChatRole.Tool, "hi"))).Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_background_response_is_refused()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Responses().ChatAsync("hi", new ChatOptions { AdditionalProperties = new() { ["background"] = true } }));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("background", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    private async Task<RelayException> Fails(ChatMessage message)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Responses("openai-compatible/any").ChatAsync([message]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        return error;
    }
}
