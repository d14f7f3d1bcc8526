using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>Whatever a model says, in whatever chunks, framing and pieces: what comes out is what was said.</summary>
[Collection(ConformanceCollection.Name)]
public sealed class StreamProperties
{
    private static readonly string[] Alphabet =
        ["a", "Z", " ", "\n", "\r\n", "\"", "\\", "{", "}", "data:", "[DONE]", ":", "é", "ß", "八", "🕷", "👩‍🚀", "\u2028", "\u0000", "\t", "</think>", "0"];

    [Theory]
    [InlineData("openai-compatible/any", 150)]
    [InlineData("anthropic/claude-sonnet-4-5", 150)]
    [InlineData("google/gemini-2.5-flash")]
    [InlineData("responses:openai/gpt-5")]
    [InlineData("azure/gpt-4o")]
    [InlineData("responses:azure/gpt-5")]
    [InlineData("vertex/gemini-2.5-flash")]
    [InlineData("vertex/claude-sonnet-4-5@20250929")]
    [InlineData("vertex/mistral-medium-3")]
    [InlineData("vertex/meta/llama-3.3-70b-instruct-maas")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("cohere/command-a-reasoning-08-2025")]
    [InlineData("ollama-native/qwen3")]
    [InlineData("own-gateway/any")]
    public async Task Any_answer_in_any_framing_and_pieces_is_read_as_it_was_said(string target, int samples = 50)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        var options = new RelayRuntimeOptions();
        options.Providers.Add(ProviderFacts.Custom("own-gateway", WireProtocol.OpenAIChat, server.BaseUrl));
        using var runtime = new RelayRuntime(options);
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias alias = At(target, server.BaseUrl);
        foreach (Said said in Cases().Sample(60, samples))
        {
            server.Enqueue(said.Reply(hasEnd: target.StartsWith("bedrock/", StringComparison.Ordinal)));
            ChatReply? reply = null;
            await foreach (ChatUpdate update in alias.StreamAsync([new ChatMessage(ChatRole.User, "Hello.")], RebuiltOptions.Plain()))
                reply = update.Reply;
            Assert.NotNull(reply);
            Assert.Equal(said.Text, reply.Text);
            Assert.Equal(said.Reasoning, reply.ReasoningText ?? "");
            Assert.Equal(said.Arguments, reply.ToolCalls.Select(call => call.ArgumentsText()));

            // Mistral tells its usage unasked, which the loopback provider does not.
            if (!target.Contains("mistral", StringComparison.Ordinal))
            {
                Assert.Equal((said.Input, said.Output), (reply.Usage!.Input, reply.Usage.Output));
            }
        }
    }

    private static ModelAlias At(string target, string baseUrl)
    {
        const string Responses = "responses:";
        bool isResponses = target.StartsWith(Responses, StringComparison.Ordinal);
        string plain = isResponses ? target[Responses.Length..] : target;
        return RelayRuntime.Model(plain, model =>
        {
            model.BaseUrl = plain.StartsWith("azure/", StringComparison.Ordinal) ? baseUrl[..^"/v1".Length] : baseUrl;
            model.ApiKey = ReplayTarget.Key;
            model.ApiStyle = isResponses ? ApiStyle.Responses : ApiStyle.ChatCompletions;
            model.Project = plain.StartsWith("vertex/", StringComparison.Ordinal) ? "my-project" : null;
            model.Region = plain.StartsWith("bedrock/", StringComparison.Ordinal) ? "us-east-1" : null;
        });
    }

    private static Gen<Said> Cases()
    {
        Gen<string> text = Gen.Elements(Alphabet).ListOf().Select(pieces => string.Concat(pieces));
        Gen<string[]> arguments = Gen.Choose(0, 3).SelectMany(count => text.Select(value => System.Text.Json.JsonSerializer.Serialize(new { value })).ArrayOf(count));
        return from answer in text
               from reasoning in text
               from calls in arguments
               from chunk in Gen.Choose(1, 20)
               from piece in Gen.Choose(1, 40)
               from framing in Gen.Choose(0, 127)
               from shape in Gen.Elements(Enum.GetValues<ToolDeltaShape>())
               from field in Gen.Elements(ReasoningShape.ReasoningContent, ReasoningShape.Reasoning, ReasoningShape.ContentParts)
               from input in Gen.Choose(1, 9999)
               from output in Gen.Choose(1, 9999)
               select new Said(answer, reasoning, calls, chunk, piece, framing, shape, field, input, output);
    }

    private sealed record Said(
        string Text, string Reasoning, string[] Arguments, int Chunk, int Piece, int Framing, ToolDeltaShape Shape, ReasoningShape Field, int Input, int Output)
    {
        /// <param name="hasEnd">Whether the last event always comes: Bedrock's is where the usage stands.</param>
        public LoopbackReply Reply(bool hasEnd)
        {
            LoopbackReply reply = LoopbackReply.Text(Text).WithReasoning(Reasoning, Field).WithUsage(Input, Output)
                .WithChunkSize(Chunk).SplitEvery(Piece).WithToolDeltas(Shape);
            foreach (string arguments in Arguments)
                reply = reply.WithToolCall("tool", arguments);
            if ((Framing & 1) != 0)
                reply = reply.WithCrLf();
            if ((Framing & 2) != 0)
                reply = reply.WithoutSpaceAfterData();
            if ((Framing & 4) != 0)
                reply = reply.WithByteOrderMark();
            if ((Framing & 8) != 0 && !hasEnd)
                reply = reply.WithoutDone();
            if ((Framing & 16) != 0)
                reply = reply.WithComments("data: not data");
            if ((Framing & 32) != 0)
                reply = reply.WithMultilineData();
            if ((Framing & 64) != 0)
                reply = reply.WithUsageInEveryChunk();
            return reply;
        }
    }
}
