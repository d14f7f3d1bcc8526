using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What a streamed delta may allocate on wires that have no client written by hand beside them: its text, its share of the whole answer, and less than one object more.</summary>
public sealed class WireDeltaTests
{
    private const string Delta = "moon";

    /// <summary>The string of a delta, and its characters in the text of the reply.</summary>
    private const double Text = 32 + (4 * sizeof(char));

    /// <summary>Below the 24 bytes of the smallest object.</summary>
    private const double Slack = 20;

    [Theory]
    [InlineData("cohere/command-a-03-2025")]
    [InlineData("ollama-native/qwen3")]
    [InlineData("vertex/gemini-2.5-flash")]
    [InlineData("vertex/claude-sonnet-4-5@20250929")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("azure/gpt-4o")]
    [InlineData("openai/gpt-5")]
    public void A_delta_allocates_its_text_and_nothing_else(string target)
    {
        double over = ((Bytes(target, 3000) - Bytes(target, 1000)) / 2000.0) - Text;
        Assert.True(over <= Slack, string.Create(CultureInfo.InvariantCulture, $"{over:0.0} bytes a delta beyond its text"));
    }

    private static long Bytes(string target, int deltas)
    {
        byte[] body = target.StartsWith("bedrock/", StringComparison.Ordinal) ? ConverseMessages.Of(deltas, Delta) : Encoding.UTF8.GetBytes(target.StartsWith("cohere/", StringComparison.Ordinal) ? Events(deltas)
            : target.StartsWith("vertex/gemini", StringComparison.Ordinal) ? Candidates(deltas)
            : target.StartsWith("vertex/claude", StringComparison.Ordinal) ? Blocks(deltas)
            : target.StartsWith("azure/", StringComparison.Ordinal) ? Chunks(deltas)
            : target.StartsWith("openai/", StringComparison.Ordinal) ? ResponsesEvents(deltas)
            : Lines(deltas));
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { CreateHandler = _ => new Handler(body) });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias alias = RelayRuntime.Model(target, model =>
        {
            model.BaseUrl = "http://127.0.0.1:9";
            model.ApiKey = "test-key";
            model.Project = "my-project";
            model.ApiStyle = target == "openai/gpt-5" ? ApiStyle.Responses : ApiStyle.ChatCompletions;
        });
        long least = long.MaxValue;
        for (int round = 0; round < 40; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            int length = Read(alias);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(deltas * Delta.Length, length);
        }

        return least;
    }

    /// <summary>Everything is there already, so that nothing is waited for and all of it is counted on this thread.</summary>
    private static int Read(ModelAlias alias)
    {
        IAsyncEnumerator<ChatUpdate> updates = alias.StreamAsync([new ChatMessage(ChatRole.User, "hi")]).GetAsyncEnumerator();
        int length = 0;
        while (Now(updates.MoveNextAsync()))
        {
            length = updates.Current.Reply?.Text.Length ?? length;
        }

        ValueTask end = updates.DisposeAsync();
        if (end.IsCompleted)
        {
            end.GetAwaiter().GetResult();
        }

        return length;
    }

    private static bool Now(ValueTask<bool> step) => step.IsCompleted ? step.GetAwaiter().GetResult() : throw new InvalidOperationException("The stream went on elsewhere.");

    private static string Events(int deltas)
    {
        var text = new StringBuilder("""
            event: message-start
            data: {"id":"x","type":"message-start","delta":{"message":{"role":"assistant","content":[]}}}


            """);
        for (int i = 0; i < deltas; i++)
        {
            text.Append("event: content-delta\ndata: {\"type\":\"content-delta\",\"index\":0,\"delta\":{\"message\":{\"content\":{\"text\":\"" + Delta + "\"}}}}\n\n");
        }

        return text.Append("event: message-end\ndata: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"COMPLETE\"}}\n\n").ToString();
    }

    private static string Candidates(int deltas)
    {
        const string About = "\"usageMetadata\":{\"trafficType\":\"ON_DEMAND\"},\"modelVersion\":\"gemini-2.5-flash\",\"createTime\":\"2026-03-01T12:00:00Z\",\"responseId\":\"r\"}\n\n";
        var text = new StringBuilder();
        for (int i = 0; i < deltas; i++)
        {
            text.Append("data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"" + Delta + "\"}]}}]," + About);
        }

        return text.Append("data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},\"finishReason\":\"STOP\"}]," + About).ToString();
    }

    private static string Blocks(int deltas)
    {
        var text = new StringBuilder("""
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_vrtx_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[],"stop_reason":null,"usage":{"input_tokens":1,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}


            """);
        for (int i = 0; i < deltas; i++)
        {
            text.Append("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + Delta + "\"}}\n\n");
        }

        return text.Append("""
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}

            event: message_stop
            data: {"type":"message_stop"}


            """).ToString();
    }

    /// <summary>Azure's, each with what the content filter has not found in it.</summary>
    private static string Chunks(int deltas)
    {
        var text = new StringBuilder();
        for (int i = 0; i < deltas; i++)
        {
            text.Append("data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + Delta + "\"},\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}},\"finish_reason\":null}]}\n\n");
        }

        return text.Append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n").ToString();
    }

    private static string ResponsesEvents(int deltas)
    {
        var text = new StringBuilder("data: {\"type\":\"response.created\",\"response\":{\"id\":\"x\",\"status\":\"in_progress\"}}\n\n");
        for (int i = 0; i < deltas; i++)
        {
            text.Append("event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"item_id\":\"m\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + Delta + "\",\"logprobs\":[],\"sequence_number\":7}\n\n");
        }

        return text.Append("event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"x\",\"status\":\"completed\",\"output\":[]}}\n\n").ToString();
    }

    private static string Lines(int deltas)
    {
        var text = new StringBuilder();
        for (int i = 0; i < deltas; i++)
        {
            text.Append("{\"model\":\"qwen3\",\"created_at\":\"2026-03-01T12:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"" + Delta + "\"},\"done\":false}\n");
        }

        return text.Append("{\"model\":\"qwen3\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}\n").ToString();
    }

    private sealed class Handler(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
    }
}
