using Relay.Tests;

namespace Relay.Benchmarks;

/// <summary>A stream of Converse.</summary>
internal static class ConverseMessages
{
    public static byte[] Of(int deltas, string delta)
    {
        using var stream = new MemoryStream();
        Write(stream, "messageStart", """{"role":"assistant"}""");
        for (int i = 0; i < deltas; i++)
        {
            Write(stream, "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + delta + "\"},\"p\":\"abcdefghij\"}");
        }

        Write(stream, "contentBlockStop", """{"contentBlockIndex":0}""");
        Write(stream, "messageStop", """{"stopReason":"end_turn"}""");
        Write(stream, "metadata", """{"usage":{"inputTokens":8,"outputTokens":3,"totalTokens":11},"metrics":{"latencyMs":9}}""");
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, string type, string json) => stream.Write(AwsFrame.Event(type, json));
}
