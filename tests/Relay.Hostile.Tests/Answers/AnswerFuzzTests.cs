using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Hostile.Tests.Answers;

/// <summary>
/// Answers that no protocol has, made of valid ones by seeds: each is a reply, a <see cref="RelayException"/>, or one Error update and its exception, and whatever was read can be sent back to
/// the same provider, to another one, and stored.
/// </summary>
[Collection(MeasuredTests.Name)]
public class AnswerFuzzTests
{
    /// <summary>How many answers of each wire are tried: 240,000 in all in the long form.</summary>
    private static readonly int s_count = Scale.Of(400, 24_000);

    private static readonly AIFunctionDeclaration s_weather = AIFunctionFactory.CreateDeclaration(
        "weather", null, JsonDocument.Parse("""{"type":"object","properties":{"city":{"type":"string","minLength":2},"days":{"type":"integer","maximum":7}},"required":["city"]}""").RootElement);

    private static readonly AIFunction s_function = AIFunctionFactory.Create((string city) => city, "weather");

    public static TheoryData<string> Wires => new(WireSamples.All.Select(sample => sample.Name));

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_answer_of_any_kind_is_a_reply_or_a_typed_error(string wire)
    {
        TimeSpan longest = default;
        using var peak = new PeakMemory();
        for (int seed = 0; seed < s_count; seed++)
        {
            long start = Stopwatch.GetTimestamp();
            string? fault = await TryAsync(wire, seed);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            longest = time > longest ? time : longest;
            Assert.True(fault is null, $"{wire}, seed {seed}: {fault}");
        }

        Assert.True(longest < TimeSpan.FromSeconds(10), $"{wire}: {longest}");
        HostileReport.Add($"changed answers, {wire}: reply or typed error, sent back", s_count, longest, peak.Bytes);
    }

    /// <summary>Seeds that once found something.</summary>
    [Theory]
    [MemberData(nameof(Found))]
    public async Task What_was_found_once_is_found_no_more(string wire, int seed) => Assert.Null(await TryAsync(wire, seed));

    public static TheoryData<string, int> Found => new()
    {
        { "openai-responses", 15 },
        { "openai-responses", 762 },
    };

    private static async Task<string?> TryAsync(string wire, int seed)
    {
        WireSample sample = WireSamples.Of(wire);
        var random = new Random(HashCode(wire, seed));
        bool stream = random.Next(2) == 0;
        byte[] bytes = stream ? sample.Frame(AnswerMutation.Change(sample.Events, random)) : AnswerMutation.Change(sample.WholeBytes, random);
        if (random.Next(6) == 0)
        {
            bytes = AnswerMutation.ChangeBytes(bytes, random);
        }

        string type = random.Next(12) == 0 ? (stream ? "application/json" : sample.StreamType) : stream ? sample.StreamType : "application/json";
        var odd = new MemoryReply(type, bytes) { PieceSize = random.Next(3) == 0 ? random.Next(1, 40) : int.MaxValue, Status = random.Next(20) == 0 ? 500 : 200 };
        int asked = 0;
        var sink = new RecordCount();
        using var provider = new MemoryProvider(_ => asked++ == 0 ? odd : new MemoryReply("application/json", sample.WholeBytes));
        using RelayRuntime runtime = provider.CreateRuntime(sink);
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = sample.Model();
        var options = new CallOptions
        {
            Tools = [s_weather],
            CaptureRaw = random.Next(3) == 0,
            ToolValidation = (ToolValidation)random.Next(3),
            Timeout = TimeSpan.FromSeconds(20),
        };
        if (random.Next(6) == 0)
        {
            options.Tools = [s_function];
            options.ToolInvocation = new ToolInvocation { MaxRounds = 2 };
        }

        int form = random.Next(8);
        Task<CallOutcomeCheck.Result> call = form == 0 ? ChatClient(model, options)
            : stream ? CallOutcomeCheck.Stream(model.StreamAsync("hi", options))
            : CallOutcomeCheck.Chat(() => model.ChatAsync("hi", options));
        CallOutcomeCheck.Result result;
        try
        {
            result = await call.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            return "it hangs";
        }

        if (result.Fault is not null)
        {
            return result.Fault + Shown(bytes);
        }

        if (sink.Count == 0 && result.Error is not null)
        {
            return "nobody was told of the call" + Shown(bytes);
        }

        return result.Reply is null ? null : await SendBack(sample, random, result.Reply) is { } fault ? fault + Shown(bytes) : null;
    }

    /// <summary>Sends what was read back: to whom it came from, to another, and into a store.</summary>
    private static async Task<string?> SendBack(WireSample sample, Random random, ChatReply reply)
    {
        WireSample other = WireSamples.All[random.Next(WireSamples.All.Length)];
        foreach (WireSample to in (WireSample[])[sample, other])
        {
            using var provider = new MemoryProvider(_ => new MemoryReply("application/json", to.WholeBytes));
            using RelayRuntime runtime = provider.CreateRuntime();
            using IDisposable scope = RelayRuntime.Use(runtime);
            List<ChatMessage> conversation = [new(ChatRole.User, "hi"), .. reply.Messages];
            if (reply.Messages.Count == 1 && reply.ToolCalls.Count > 0)
            {
                conversation.Add(new ChatMessage(ChatRole.Tool, [.. reply.ToolCalls.Where(call => !call.InformationalOnly).Select(call => new FunctionResultContent(call.CallId, "sunny"))]));
            }

            conversation.Add(new ChatMessage(ChatRole.User, "go on"));
            CallOutcomeCheck.Result result = await CallOutcomeCheck.Chat(() => to.Model().ChatAsync(conversation));
            if (result.Fault is not null || result.Error is { Kind: RelayErrorKind.InvalidRequest } error && IsLost(error, isSame: ReferenceEquals(to, sample)))
            {
                return $"sent back to {to.Name}: {result.Fault ?? result.Error!.ToString()}";
            }
        }

        try
        {
            string stored = JsonSerializer.Serialize(reply.Messages, AIJsonUtilities.DefaultOptions);
            _ = JsonSerializer.Deserialize<List<ChatMessage>>(stored, AIJsonUtilities.DefaultOptions);
        }
        catch (Exception error) when (!error.ToString().Contains("depth", StringComparison.OrdinalIgnoreCase))
        {
            return $"stored: {error}";
        }
        catch (Exception)
        {
            // The serializer's own limit of 64 levels.
        }

        return null;
    }

    /// <summary>Whether a conversation that was read cannot be sent, and not because another provider has no form for something in it.</summary>
    private static bool IsLost(RelayException error, bool isSame) => isSame || error.Message.Contains("cannot be written", StringComparison.Ordinal);

    private static async Task<CallOutcomeCheck.Result> ChatClient(IChatClient client, ChatOptions options)
    {
        try
        {
            var updates = new List<ChatResponseUpdate>();
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")], options))
            {
                updates.Add(update);
            }

            _ = updates.ToChatResponse();
            return new CallOutcomeCheck.Result(updates[^1].RawRepresentation as ChatReply, null, null);
        }
        catch (RelayException error)
        {
            return new CallOutcomeCheck.Result(error.Reply, error, null);
        }
        catch (Exception error)
        {
            return new CallOutcomeCheck.Result(null, null, error.ToString());
        }
    }

    private static int HashCode(string wire, int seed)
    {
        // Not string.GetHashCode, which differs in every process.
        uint hash = 2166136261;
        foreach (char c in wire + seed.ToString(CultureInfo.InvariantCulture))
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }

    private static string Shown(byte[] bytes) => "\n" + Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4000)));

    private sealed class RecordCount : IUsageSink
    {
        public int Count { get; private set; }

        public void Record(UsageRecord record) => Count++;
    }
}
