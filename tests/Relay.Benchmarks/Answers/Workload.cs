namespace Relay.Benchmarks;

/// <summary>What is asked for, and so what is answered. The name is a part of the address.</summary>
/// <param name="Name">The first part of the path, and the alias in presets/models.yaml.</param>
/// <param name="IsStream">Whether the answer comes in pieces.</param>
/// <param name="Text">The text of the answer.</param>
/// <param name="DeltasAFlush">Pieces sent at once; 0 when the answer comes whole.</param>
/// <param name="Pause">The wait between two flushes.</param>
internal sealed record Workload(string Name, bool IsStream, string Text, int DeltasAFlush = 0, TimeSpan Pause = default)
{
    /// <summary>Where every server of the benchmark listens; presets/models.yaml says the same.</summary>
    public const int Port = 48642;

    /// <summary>What every client asks.</summary>
    public const string Prompt = "Say something about the sea, in a few sentences, for a page that children read at school.";

    public const string OpenAIModel = "gpt-4o-mini";

    public const string AnthropicModel = "claude-sonnet-4-5";

    public const int InputTokens = 27;

    private const int LongStream = 1000;

    /// <summary>An answer of about 1 KB.</summary>
    public static Workload Short { get; } = new("short", false, AnswerText.OfLength(360));

    /// <summary>An answer of about 100 KB.</summary>
    public static Workload Long { get; } = new("long", false, AnswerText.OfLength(99_000));

    /// <summary>A stream of 1,000 deltas, each flushed by itself.</summary>
    public static Workload OneByOne { get; } = new("one-by-one", true, AnswerText.OfDeltas(LongStream), 1);

    /// <summary>A stream of 1,000 deltas, flushed by fifty.</summary>
    public static Workload ByFifty { get; } = new("by-fifty", true, AnswerText.OfDeltas(LongStream), 50);

    /// <summary>A stream of eight deltas: the time to the first counts.</summary>
    public static Workload Brief { get; } = new("brief", true, AnswerText.OfDeltas(8), 1);

    /// <summary>A stream that is open for about twenty seconds.</summary>
    public static Workload Slow { get; } = new("slow", true, AnswerText.OfDeltas(40), 1, TimeSpan.FromMilliseconds(500));

    public static IReadOnlyList<Workload> All { get; } = [Short, Long, OneByOne, ByFifty, Brief, Slow];

    /// <summary>Tokens of the answer: four characters each.</summary>
    public int OutputTokens => Text.Length / AnswerText.DeltaLength;

    /// <summary>The address below which a client of the OpenAI protocol asks.</summary>
    public string Address => $"http://127.0.0.1:{Port}/{Name}/v1";

    public static Workload Of(string name) => All.First(workload => workload.Name == name);
}
