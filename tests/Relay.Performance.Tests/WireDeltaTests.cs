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
    public void A_delta_allocates_its_text_and_nothing_else(string target)
    {
        double over = ((Bytes(target, 3000) - Bytes(target, 1000)) / 2000.0) - Text;
        Assert.True(over <= Slack, string.Create(CultureInfo.InvariantCulture, $"{over:0.0} bytes a delta beyond its text"));
    }

    private static long Bytes(string target, int deltas)
    {
        byte[] body = Encoding.UTF8.GetBytes(target.StartsWith("cohere/", StringComparison.Ordinal) ? Events(deltas) : Lines(deltas));
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { CreateHandler = _ => new Handler(body) });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias alias = RelayRuntime.Model(target, model =>
        {
            model.BaseUrl = "http://127.0.0.1:9";
            model.ApiKey = "test-key";
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
