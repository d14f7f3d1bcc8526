using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Messages and options that are null where nothing may be, that cannot be written, or that throw when they are read: a call made of them ends as every other does.</summary>
public sealed class OddOptionsTests
{
    private static readonly (string Name, Action<CallOptions> Set)[] s_options =
    [
        ("a tool that is null", o => o.Tools = [null!]),
        ("a tool without a name", o => o.Tools = [new BrokenTool("name")]),
        ("a tool without a schema", o => o.Tools = [new BrokenTool("schema")]),
        ("a tool without a description", o => o.Tools = [new BrokenTool("description")]),
        ("a tool whose properties throw", o => o.Tools = [new BrokenTool("properties")]),
        ("tools that cannot be enumerated", o => o.Tools = new BrokenList<AITool>()),
        ("a schema that is none", o => o.Tools = [AIFunctionFactory.CreateDeclaration("t", null, default)]),
        ("a schema that is a number", o => o.Tools = [AIFunctionFactory.CreateDeclaration("t", null, JsonSerializer.SerializeToElement(1))]),
        ("a stop that is null", o => o.StopSequences = [null!]),
        ("stops that cannot be enumerated", o => o.StopSequences = new BrokenList<string>()),
        ("no number", o => (o.Temperature, o.TopP, o.FrequencyPenalty) = (float.NaN, float.PositiveInfinity, float.NaN)),
        ("limits below nothing", o => (o.MaxOutputTokens, o.TopK, o.Seed) = (int.MinValue, -1, long.MinValue)),
        ("half a character", o => o.StopSequences = ["\ud800"]),
        ("instructions of half a character", o => o.Instructions = "\ud800"),
        ("a further value that throws", o => o.AdditionalProperties = new() { ["custom"] = new BrokenValue() }),
        ("a further value that is no number", o => o.AdditionalProperties = new() { ["custom"] = double.NaN }),
        ("a further value that holds itself", o => o.AdditionalProperties = new() { ["custom"] = Circle() }),
        ("a further value that is a delegate", o => o.AdditionalProperties = new() { ["custom"] = (Action)(() => { }) }),
        ("a further value without JSON", o => o.AdditionalProperties = new() { ["custom"] = default(JsonElement) }),
        ("a form without a schema", o => o.ResponseFormat = ChatResponseFormat.ForJsonSchema(default(JsonElement))),
        ("a choice of a tool there is none of", o => o.ToolMode = ChatToolMode.RequireSpecific("nobody")),
        ("reasoning of no known effort", o => o.Reasoning = new ReasoningOptions { Effort = (ReasoningEffort)77 }),
    ];

    private static readonly (string Name, Func<IEnumerable<ChatMessage>> Make)[] s_messages =
    [
        ("a message that is null", () => [null!]),
        ("a content that is null", () => [new ChatMessage(ChatRole.User, [null!])]),
        ("contents that cannot be enumerated", () => [new ChatMessage(ChatRole.User, new BrokenList<AIContent>())]),
        ("messages that cannot be enumerated", () => new BrokenList<ChatMessage>()),
        ("half a character", () => [new ChatMessage(ChatRole.User, "\ud800")]),
        ("a role without a name", () => [new ChatMessage(default, "hi")]),
        ("no messages", () => []),
        ("arguments that throw", () => [new ChatMessage(ChatRole.User, "a"), new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "t", new Dictionary<string, object?> { ["a"] = new BrokenValue() })])]),
        ("a result that throws", () => Called(new BrokenValue())),
        ("a result that is no number", () => Called(double.NaN)),
        ("a result that holds itself", () => Called(Circle())),
        ("a result that is an exception", () => Called(new InvalidOperationException("x"))),
        ("a result that is a stream", () => Called(new MemoryStream())),
    ];

    [Fact]
    public async Task Odd_options_and_messages_end_in_a_reply_or_in_a_typed_error_on_every_wire()
    {
        var faults = new List<string>();
        int count = 0;
        foreach (WireSample sample in WireSamples.All)
        {
            foreach (bool stream in new[] { false, true })
            {
                foreach (bool runs in new[] { false, true })
                {
                    foreach ((string name, Action<CallOptions> set) in s_options)
                    {
                        count += await CallAsync(sample, stream, runs, name, [new ChatMessage(ChatRole.User, "hi")], set, faults);
                    }

                    foreach ((string name, Func<IEnumerable<ChatMessage>> make) in s_messages)
                    {
                        count += await CallAsync(sample, stream, runs, name, make(), static _ => { }, faults);
                    }
                }
            }
        }

        HostileReport.Add("odd options and messages", count);
        Assert.True(faults.Count == 0, faults.Count + " faults:\n" + string.Join('\n', faults));
    }

    private static async Task<int> CallAsync(
        WireSample sample, bool stream, bool runs, string name, IEnumerable<ChatMessage> messages, Action<CallOptions> set, List<string> faults)
    {
        using var provider = new MemoryProvider(_ => stream ? new MemoryReply(sample.StreamType, sample.StreamBytes) : new MemoryReply("application/json", sample.WholeBytes));
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        var options = new CallOptions { ToolInvocation = runs ? new ToolInvocation { MaxRounds = 2 } : null };
        string? fault;
        try
        {
            set(options);
            fault = (stream
                ? await CallOutcomeCheck.Stream(sample.Model().StreamAsync(messages, options))
                : await CallOutcomeCheck.Chat(() => sample.Model().ChatAsync(messages, options))).Fault;
        }
        catch (Exception error)
        {
            fault = error.ToString();
        }

        if (fault is not null)
        {
            faults.Add($"{sample.Name}, stream {stream}, runs {runs}, {name}: {string.Join(" | ", fault.Split('\n').Take(4))}");
        }

        return 1;
    }

    private static List<ChatMessage> Called(object result) =>
    [
        new ChatMessage(ChatRole.User, "a"),
        new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "t", new Dictionary<string, object?>())]),
        new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", result)]),
    ];

    private static List<object> Circle()
    {
        var circle = new List<object>();
        circle.Add(circle);
        return circle;
    }

    private sealed class BrokenValue
    {
        public string Value => throw new InvalidTimeZoneException("broken");
    }

    private sealed class BrokenTool(string what) : AIFunctionDeclaration
    {
        public override string Name => what == "name" ? throw new InvalidTimeZoneException(what) : "t";

        public override string Description => what == "description" ? throw new InvalidTimeZoneException(what) : "d";

        public override JsonElement JsonSchema => what == "schema" ? throw new InvalidTimeZoneException(what) : JsonSerializer.SerializeToElement(new { type = "object" });

        public override IReadOnlyDictionary<string, object?> AdditionalProperties => what == "properties" ? throw new InvalidTimeZoneException(what) : base.AdditionalProperties;
    }

    private sealed class BrokenList<T> : System.Collections.ObjectModel.Collection<T>, IEnumerable<T>
    {
        public BrokenList()
            : base(new Inner())
        {
        }

        IEnumerator<T> IEnumerable<T>.GetEnumerator() => throw new InvalidTimeZoneException("broken");

        private sealed class Inner : IList<T>
        {
            public int Count => 1;

            public bool IsReadOnly => false;

            public T this[int index] { get => throw new InvalidTimeZoneException("broken"); set => throw new InvalidTimeZoneException("broken"); }

            public IEnumerator<T> GetEnumerator() => throw new InvalidTimeZoneException("broken");

            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

            public void CopyTo(T[] array, int arrayIndex) => throw new InvalidTimeZoneException("broken");

            public int IndexOf(T item) => -1;

            public bool Contains(T item) => false;

            public void Insert(int index, T item) => throw new InvalidTimeZoneException("broken");

            public void RemoveAt(int index) => throw new InvalidTimeZoneException("broken");

            public void Add(T item) => throw new InvalidTimeZoneException("broken");

            public void Clear() => throw new InvalidTimeZoneException("broken");

            public bool Remove(T item) => throw new InvalidTimeZoneException("broken");
        }
    }
}
