using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What a user sends beside text arrives in the wire's own form, or is refused before anything is sent: with what it is, where it should have gone, and what to do.</summary>
[Feature(66)]
public sealed class ContentKindTests : WireTargetTest
{
    private const string Bytes = "AQID";
    private const string Address = "https://example.com/a";

    private static readonly Dictionary<string, Func<AIContent>> Kinds = new(StringComparer.Ordinal)
    {
        ["image bytes"] = () => new DataContent(new byte[] { 1, 2, 3 }, "image/png"),
        ["image data URI"] = () => new DataContent("data:image/png;base64," + Bytes),
        ["image address"] = () => new UriContent(Address, "image/png"),
        ["wav"] = () => new DataContent(new byte[] { 1, 2, 3 }, "audio/x-wav"),
        ["mp3"] = () => new DataContent(new byte[] { 1, 2, 3 }, "audio/mpeg"),
        ["ogg"] = () => new DataContent(new byte[] { 1, 2, 3 }, "audio/ogg"),
        ["pdf bytes"] = () => new DataContent(new byte[] { 1, 2, 3 }, "application/pdf") { Name = "a.pdf" },
        ["pdf address"] = () => new UriContent(Address, "application/pdf"),
        ["text document"] = () => new DataContent("lorem"u8.ToArray(), "text/plain"),
        ["unknown"] = () => new AIContent(),
    };

    public static TheoryData<string, string> Everything
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (WireTarget target in WireTarget.All)
            {
                foreach (string kind in Kinds.Keys)
                {
                    all.Add(target.Target, kind);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_content_arrives_or_is_refused_with_its_kind_its_target_and_a_way_out(string target, string kind)
    {
        AIContent content = Kinds[kind]();
        Server.Enqueue(LoopbackReply.RawJson(WireTarget.Of(target).Answer));
        RelayException? error = (await At(target).TryChatAsync([User(Text("look"), content)])).Error;
        if (error is null)
        {
            string mark = content is UriContent ? Address : kind == "text document" ? "lorem" : Bytes;
            string body = Server.Requests[^1].Body;
            Assert.True(body.Contains(mark, StringComparison.Ordinal) || body.Contains("bG9yZW0=", StringComparison.Ordinal), body);
            Assert.Contains("look", body, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Empty(Server.Requests);
        Assert.Contains(WireTarget.Plain(target), error.Message, StringComparison.Ordinal);
        if (error.MissingCapability is null)
        {
            Assert.Contains(content.GetType().Name, error.Message, StringComparison.Ordinal);
            Assert.Contains("end ", error.Message, StringComparison.Ordinal);
        }

        string? mediaType = (content as DataContent)?.MediaType ?? (content as UriContent)?.MediaType;
        Assert.Contains(mediaType ?? "", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai/own-model", "image bytes", """{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}""")]
    [InlineData("openai/own-model", "image address", """{"type":"image_url","image_url":{"url":"https://example.com/a"}}""")]
    [InlineData("openai/own-model", "wav", """{"type":"input_audio","input_audio":{"data":"AQID","format":"wav"}}""")]
    [InlineData("openai/own-model", "mp3", """{"type":"input_audio","input_audio":{"data":"AQID","format":"mp3"}}""")]
    [InlineData("openrouter/some/model", "ogg", """{"type":"input_audio","input_audio":{"data":"AQID","format":"ogg"}}""")]
    [InlineData("openai/own-model", "pdf bytes", """{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AQID"}}""")]
    [InlineData("openai/own-model", "text document", """{"type":"text","text":"lorem"}""")]
    [InlineData("mistral/mistral-large-latest", "pdf address", """{"type":"document_url","document_url":"https://example.com/a"}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "image data URI", """{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "image address", """{"type":"image","source":{"type":"url","url":"https://example.com/a"}}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "pdf address", """{"type":"document","source":{"type":"url","url":"https://example.com/a"}}""")]
    [InlineData("anthropic/claude-sonnet-4-5", "text document", """{"type":"document","source":{"type":"text","media_type":"text/plain","data":"lorem"}}""")]
    [InlineData("google/gemini-2.5-flash", "mp3", """{"inlineData":{"mimeType":"audio/mpeg","data":"AQID"}}""")]
    [InlineData("google/gemini-2.5-flash", "pdf address", """{"fileData":{"mimeType":"application/pdf","fileUri":"https://example.com/a"}}""")]
    [InlineData("cohere/own-model", "image bytes", """{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}""")]
    [InlineData("ollama-native/llama3.2", "image bytes", "\"images\":[\"AQID\"]")]
    [InlineData("azure/own-deployment", "image address", """{"type":"image_url","image_url":{"url":"https://example.com/a"}}""")]
    [InlineData("azure/own-deployment", "wav", """{"type":"input_audio","input_audio":{"data":"AQID","format":"wav"}}""")]
    [InlineData("own-azure/own-model", "image bytes", """{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}""")]
    [InlineData("own-chat/own-model", "ogg", """{"type":"input_audio","input_audio":{"data":"AQID","format":"ogg"}}""")]
    [InlineData("vertex/mistral-medium-3", "pdf address", """{"type":"document_url","document_url":"https://example.com/a"}""")]
    [InlineData("vertex/mistral-medium-3", "image bytes", """{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}""")]
    [InlineData("responses:openai/own-model", "image bytes", """{"type":"input_image","image_url":"data:image/png;base64,AQID"}""")]
    [InlineData("responses:openai/own-model", "image address", """{"type":"input_image","image_url":"https://example.com/a"}""")]
    [InlineData("responses:azure/own-deployment", "pdf bytes", """{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AQID"}""")]
    [InlineData("own-responses/own-model", "pdf address", """{"type":"input_file","file_url":"https://example.com/a"}""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "image bytes", """{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}}""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "pdf bytes", """{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AQID"},"title":"a.pdf"}""")]
    [InlineData("own-messages/own-model", "image address", """{"type":"image","source":{"type":"url","url":"https://example.com/a"}}""")]
    [InlineData("vertex/gemini-2.5-flash", "image bytes", """{"inlineData":{"mimeType":"image/png","data":"AQID"}}""")]
    [InlineData("vertex/gemini-2.5-flash", "image address", """{"fileData":{"mimeType":"image/png","fileUri":"https://example.com/a"}}""")]
    [InlineData("own-gemini/own-model", "wav", """{"inlineData":{"mimeType":"audio/x-wav","data":"AQID"}}""")]
    [InlineData("own-cohere/own-model", "image address", """{"type":"image_url","image_url":{"url":"https://example.com/a"}}""")]
    [InlineData("own-ollama/own-model", "image data URI", "\"images\":[\"AQID\"]")]
    [InlineData("bedrock/anthropic.claude-3-7-sonnet-20250219-v1:0", "image bytes", """{"image":{"format":"png","source":{"bytes":"AQID"}}}""")]
    [InlineData("bedrock/amazon.nova-pro-v1:0", "pdf bytes", "\"format\":\"pdf\",\"source\":{\"bytes\":\"AQID\"}")]
    [InlineData("bedrock/mistral.voxtral-mini-3b-2507", "mp3", """{"audio":{"format":"mp3","source":{"bytes":"AQID"}}}""")]
    public async Task A_content_has_the_wires_own_form(string target, string kind, string form) =>
        Assert.Contains(form, await Sent(target, [User(Text("look"), Kinds[kind]())]), StringComparison.Ordinal);

    [Theory]
    [InlineData("openai/own-model", "pdf address")]
    [InlineData("openai/own-model", "ogg")]
    [InlineData("anthropic/claude-sonnet-4-5", "wav")]
    [InlineData("cohere/own-model", "pdf bytes")]
    [InlineData("cohere/own-model", "mp3")]
    [InlineData("ollama-native/llama3.2", "image address")]
    [InlineData("ollama-native/llama3.2", "pdf bytes")]
    [InlineData("azure/own-deployment", "pdf address")]
    [InlineData("azure/own-deployment", "ogg")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "image address")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "mp3")]
    [InlineData("own-messages/own-model", "wav")]
    [InlineData("own-cohere/own-model", "pdf bytes")]
    [InlineData("own-ollama/own-model", "image address")]
    [InlineData("bedrock/anthropic.claude-3-7-sonnet-20250219-v1:0", "image address")]
    [InlineData("bedrock/amazon.nova-pro-v1:0", "pdf address")]
    public async Task What_a_wire_has_no_form_for_is_refused(string target, string kind) => await Refused(target, [User(Kinds[kind]())]);

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_content_of_an_earlier_answer_arrives_or_is_refused_or_its_loss_is_stated(string target, string kind)
    {
        AIContent content = Kinds[kind]();
        Server.Enqueue(LoopbackReply.RawJson(WireTarget.Of(target).Answer));
        ChatResult result = await At(target).TryChatAsync([User(Text("draw")), Assistant(Text("here"), content), User(Text("thanks"))]);
        string type = content.GetType().Name;
        if (result.Error is { } error)
        {
            Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
            Assert.Contains(error.MissingCapability is null ? type : WireTarget.Plain(target), error.Message, StringComparison.Ordinal);
            return;
        }

        string body = Server.Requests[^1].Body;
        RequestForm.Check(WireTarget.Of(target).Form, body);
        string mark = content is UriContent ? Address : kind == "text document" ? "lorem" : Bytes;
        bool arrived = content.GetType() != typeof(AIContent) && (body.Contains(mark, StringComparison.Ordinal) || body.Contains("bG9yZW0=", StringComparison.Ordinal));
        Assert.True(arrived || result.Reply!.Warnings.Any(warning => warning.Contains("not sent", StringComparison.Ordinal)), body);
    }
}
