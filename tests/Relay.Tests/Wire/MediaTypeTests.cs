using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Media of a type that the API names as not taken never leave; those that are taken under another name arrive under the API's own.</summary>
public sealed class MediaTypeTests : WireTargetTest
{
    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", "image/svg+xml")]
    [InlineData("anthropic/claude-sonnet-4-5", "image/tiff")]
    [InlineData("anthropic/claude-sonnet-4-5", "video/mp4")]
    [InlineData("google/gemini-2.5-flash", "image/gif")]
    [InlineData("vertex/gemini-2.5-flash", "image/svg+xml")]
    [InlineData("openai/own-model", "image/svg+xml")]
    [InlineData("openai/own-model", "video/mp4")]
    [InlineData("openai/own-model", "audio/ogg")]
    [InlineData("mistral/own-model", "video/mp4")]
    [InlineData(WireTarget.ResponsesPrefix + "openai/own-model", "image/bmp")]
    [InlineData(WireTarget.ResponsesPrefix + "openai/own-model", "video/mp4")]
    [InlineData(WireTarget.ResponsesPrefix + "openai/own-model", "audio/ogg")]
    public async Task What_the_API_does_not_take_is_refused_before_the_call(string target, string mediaType) =>
        Assert.Contains(mediaType, (await Refused(target, [User(Text("Look."), new DataContent(new byte[] { 1, 2, 3 }, mediaType))])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", "image/jpg", "\"media_type\":\"image/jpeg\"")]
    [InlineData("anthropic/claude-sonnet-4-5", "image/webp", "\"media_type\":\"image/webp\"")]
    [InlineData("google/gemini-2.5-flash", "image/heic", "\"mimeType\":\"image/heic\"")]
    [InlineData("openai/own-model", "image/jpg", "data:image/jpg;base64,AQID")]
    [InlineData("vllm/qwen3", "image/bmp", "data:image/bmp;base64,AQID")]
    [InlineData("openrouter/some/model", "video/mp4", """{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AQID"}}""")]
    [InlineData("vllm/qwen3", "video/mp4", """{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AQID"}}""")]
    [InlineData(WireTarget.ResponsesPrefix + "openai/own-model", "audio/x-wav", "\"format\":\"wav\"")]
    public async Task What_the_API_takes_arrives_in_its_own_words(string target, string mediaType, string sent) =>
        Assert.Contains(sent, await Sent(target, [User(Text("Look."), new DataContent(new byte[] { 1, 2, 3 }, mediaType))]), StringComparison.Ordinal);

    [Fact]
    public async Task A_video_goes_by_its_address_where_videos_are_taken() =>
        Assert.Contains("""{"type":"video_url","video_url":{"url":"https://example.com/a.mp4"}}""", await Sent("openrouter/some/model", [User(Text("Look."), new UriContent("https://example.com/a.mp4", "video/mp4"))]), StringComparison.Ordinal);

    [Fact]
    public async Task The_detail_of_an_image_survives_a_store()
    {
        var image = new UriContent("https://example.com/a.png", "image/png") { AdditionalProperties = new() { ["detail"] = JsonElement.Parse("\"low\"") } };
        Assert.Contains("\"detail\":\"low\"", await Sent("openai/own-model", [User(Text("Look."), image)]), StringComparison.Ordinal);
    }
}
