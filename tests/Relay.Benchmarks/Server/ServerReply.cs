using System.Globalization;
using System.Text;

namespace Relay.Benchmarks;

/// <summary>An answer as bytes on the wire, made once: what is sent at a time, and the wait between.</summary>
internal sealed record ServerReply(IReadOnlyList<byte[]> Writes, TimeSpan Pause)
{
    // What OpenAI sends along, as far as clients look at it or at least have to read past it.
    private const string CommonHead =
        "HTTP/1.1 200 OK\r\nDate: Tue, 02 Sep 2025 10:00:00 GMT\r\nConnection: keep-alive\r\nopenai-processing-ms: 412\r\nopenai-version: 2020-10-01\r\n"
        + "x-ratelimit-remaining-requests: 9999\r\nx-ratelimit-remaining-tokens: 149999984\r\nx-request-id: req_0f7b7a6ad1ce9c30ba8a1ee4e2b32f4c\r\n";

    /// <summary>Every answer of the benchmark, by the path that is asked for.</summary>
    public static Dictionary<string, ServerReply> ByPath()
    {
        var replies = new Dictionary<string, ServerReply>(StringComparer.Ordinal);
        foreach (Workload workload in Workload.All)
        {
            replies.Add($"/{workload.Name}/v1/chat/completions", Of(workload, OpenAIAnswer.Whole, OpenAIAnswer.Events));
            replies.Add($"/{workload.Name}/v1/messages", Of(workload, AnthropicAnswer.Whole, AnthropicAnswer.Events));
        }

        return replies;
    }

    private static ServerReply Of(Workload workload, Func<Workload, byte[]> whole, Func<Workload, IReadOnlyList<byte[]>> events)
    {
        if (!workload.IsStream)
        {
            byte[] body = whole(workload);
            string head = string.Create(CultureInfo.InvariantCulture, $"{CommonHead}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
            return new ServerReply([[.. Encoding.ASCII.GetBytes(head), .. body]], workload.Pause);
        }

        IReadOnlyList<byte[]> flushes = Flushes.Of(events(workload), workload.DeltasAFlush);
        var writes = new List<byte[]>();
        for (int i = 0; i < flushes.Count; i++)
        {
            string before = i == 0 ? CommonHead + "Content-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n" : "";
            string size = string.Create(CultureInfo.InvariantCulture, $"{flushes[i].Length:x}\r\n");
            string after = i == flushes.Count - 1 ? "\r\n0\r\n\r\n" : "\r\n";
            writes.Add([.. Encoding.ASCII.GetBytes(before + size), .. flushes[i], .. Encoding.ASCII.GetBytes(after)]);
        }

        return new ServerReply(writes, workload.Pause);
    }
}
