using System.Diagnostics;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Answers that end at any byte, in good order or by a broken connection: whole or a typed error, and never half an answer that passes for one.</summary>
public class CutAnswerTests
{
    public static TheoryData<string> Wires => new(WireSamples.All.Select(sample => sample.Name));

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_answer_that_is_cut_at_any_byte_is_no_success(string wire)
    {
        WireSample sample = WireSamples.Of(wire);
        TimeSpan longest = default;
        int count = 0;
        foreach (bool stream in (bool[])[false, true])
        {
            byte[] body = stream ? sample.StreamBytes : sample.WholeBytes;
            string type = stream ? sample.StreamType : "application/json";
            string whole = (await Ask(sample, new MemoryReply(type, body), stream)).Reply!.Text;
            for (int length = 0; length < body.Length; length += Scale.Of(29, 1))
            {
                count++;
                long start = Stopwatch.GetTimestamp();
                bool breaks = Scale.IsLong ? length % 2 == 0 : count % 2 == 0;
                CallOutcomeCheck.Result result = await Ask(sample, new MemoryReply(type, body[..length]) { Breaks = breaks }, stream);
                Assert.True(result.Fault is null, $"{wire} at {length}: {result.Fault}");

                // An answer that has said how it ended may lose what comes behind, and a body its last blanks: its text is whole.
                Assert.True(result.Error is not null || result.Reply!.Text == whole, $"{wire} at {length}");
                TimeSpan time = Stopwatch.GetElapsedTime(start);
                longest = time > longest ? time : longest;
            }
        }

        HostileReport.Add($"cut at every {Scale.Of(29, 1)} bytes, {wire}", count, longest);
    }

    private static async Task<CallOutcomeCheck.Result> Ask(WireSample sample, MemoryReply reply, bool stream)
    {
        using var provider = new MemoryProvider(_ => reply);
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        return stream ? await CallOutcomeCheck.Stream(sample.Model().StreamAsync("hi")) : await CallOutcomeCheck.Chat(() => sample.Model().ChatAsync("hi"));
    }
}
