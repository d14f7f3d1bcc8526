using System.Diagnostics;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Callers who leave at any moment: the call ends at once, with their own cancellation or with an answer that was there already.</summary>
public class CancelledCallTests
{
    private static readonly int s_count = Scale.Of(22, 88);

    public static TheoryData<string> Wires => new(WireSamples.All.Select(sample => sample.Name));

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_call_that_is_cancelled_at_random_ends_as_cancelled_or_answered(string wire)
    {
        WireSample sample = WireSamples.Of(wire);
        var random = new Random(4711);
        TimeSpan longest = default;
        int cancelled = 0;
        for (int i = 0; i < s_count; i++)
        {
            bool stream = i % 2 == 0;
            byte[] body = stream ? sample.StreamBytes : sample.WholeBytes;
            int pieceSize = random.Next(1, 200), moment = random.Next((body.Length / pieceSize) + 3);
            using var cancellation = new CancellationTokenSource();
            var reply = new MemoryReply(stream ? sample.StreamType : "application/json", body)
            {
                PieceSize = pieceSize,
                BeforePiece = piece =>
                {
                    if (piece == moment)
                    {
                        cancellation.Cancel();
                    }
                },
            };
            using var provider = new MemoryProvider(_ => reply);
            using RelayRuntime runtime = provider.CreateRuntime();
            using IDisposable scope = RelayRuntime.Use(runtime);
            long start = Stopwatch.GetTimestamp();
            CallOutcomeCheck.Result result = stream
                ? await CallOutcomeCheck.Stream(sample.Model().StreamAsync("hi", cancellation.Token), cancellation.Token)
                : await CallOutcomeCheck.Chat(() => sample.Model().ChatAsync("hi", cancellation.Token), cancellation.Token);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            longest = time > longest ? time : longest;
            Assert.True(result is { Fault: null, Error: null }, $"{wire}, {i}: {result.Fault ?? result.Error?.ToString()}");
            cancelled += result.Reply is null ? 1 : 0;
        }

        Assert.True(cancelled > s_count / 4, $"{wire}: {cancelled}");
        HostileReport.Add($"cancelled at random, {wire}", s_count, longest);
    }
}
