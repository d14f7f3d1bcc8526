using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace Relay.Benchmarks;

/// <summary>The steps of a call, each by itself.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private static readonly ChatMessage[] s_messages = [new(ChatRole.User, Workload.Prompt)];
    private readonly byte[] _answer = OpenAIAnswer.Whole(Workload.Short);
    private readonly byte[] _long = OpenAIAnswer.Whole(Workload.Long);
    private readonly byte[] _delta = DeltaOf(Workload.ByFifty);
    private readonly TokenUsage _usage = ReadUsage();
    private readonly ModelSpec _spec = RelayRuntime.Get(Workload.Short.Name).Spec;
    private readonly RelayRuntime _runtime = new(new RelayRuntimeOptions());

    /// <summary>Messages to the body of a request.</summary>
    [Benchmark]
    public int WriteRequest()
    {
        ProviderFacts provider = Provider(_spec);
        using var body = new PooledBuffer(1024);
        using var writer = new Utf8JsonWriter(body, JsonValues.WriterOptions);
        OpenAIChatWire.Instance.WriteRequest(writer, new WireRequest(_spec, provider, s_messages, null, false, RequestParameters.None, null, new RequestWarnings()));
        writer.Flush();
        return body.Length;
    }

    /// <summary>An answer of about 1 KB.</summary>
    [Benchmark]
    public bool ReadAnswer() => Read(_answer);

    /// <summary>An answer of about 100 KB.</summary>
    [Benchmark]
    public bool ReadLongAnswer() => Read(_long);

    /// <summary>One event of a stream, found and read.</summary>
    [Benchmark]
    public int ReadEvent()
    {
        var answer = new Answer { Updates = new List<ChatUpdate>(1) };
        OpenAIChatWire.Instance.ReadEvent("message", _delta, answer);
        return answer.Updates.Count;
    }

    /// <summary>Usage to money.</summary>
    [Benchmark]
    public decimal? Cost() => CostModel.Compute(_usage, _spec.Prices).TotalUsd;

    /// <summary>A model of the catalog that has been read before, by its name.</summary>
    [Benchmark]
    public bool CatalogLookup() => ModelCatalog.TryFind("openai", Workload.OpenAIModel, out _);

    /// <summary>The path of an alias, composed: what the first call of an alias does once.</summary>
    [Benchmark]
    public object ComposePath() => AliasBinding.Create(_runtime, _spec);

    private static bool Read(byte[] body)
    {
        var answer = new Answer();
        OpenAIChatWire.Instance.ReadAnswer(body, answer);
        return answer.IsDone;
    }

    private static TokenUsage ReadUsage()
    {
        var answer = new Answer();
        OpenAIChatWire.Instance.ReadAnswer(OpenAIAnswer.Whole(Workload.Short), answer);
        return answer.Usage!;
    }

    private static byte[] DeltaOf(Workload workload) => OpenAIAnswer.Events(workload)[1]["data: ".Length..^2];

    private static ProviderFacts Provider(ModelSpec spec) => ProviderTable.TryGet(spec.Provider, out ProviderFacts? provider) ? provider : throw new InvalidOperationException();
}
