using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The network may hand a stream over in any pieces: the updates do not depend on them.</summary>
public sealed class StreamCuts
{
    public static TheoryData<string> Streams => [.. All.Select(exchange => exchange.Id)];

    public static TheoryData<string> Sampled => [.. SampledStreams.Of(All).Select(exchange => exchange.Id)];

    private static IEnumerable<RecordedExchange> All => Fixtures.All.Where(exchange => exchange.Response.IsEventStream);

    [Theory]
    [MemberData(nameof(Sampled))]
    public async Task A_stream_cut_in_two_at_any_byte_gives_the_same_updates(string id)
    {
        await using var replay = new MemoryReplay(Fixtures.Get(id));
        string whole = await replay.TranscriptAsync();
        for (int cut = 1; cut < replay.Length; cut++)
            Assert.True(whole == await replay.TranscriptAsync(cut), "cut at " + cut);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task A_stream_in_pieces_of_any_size_gives_the_same_updates(string id)
    {
        await using var replay = new MemoryReplay(Fixtures.Get(id));
        string whole = await replay.TranscriptAsync();
        foreach (int size in new[] { 1, 2, 3, 5, 7, 16, 64, 255 })
        {
            int[] cuts = [.. Enumerable.Range(1, replay.Length / size).Select(piece => piece * size)];
            Assert.True(whole == await replay.TranscriptAsync(cuts), "pieces of " + size);
        }
    }

    private sealed class MemoryReplay : IAsyncDisposable
    {
        private static readonly ChatMessage[] Prompt = [new(ChatRole.User, "Hello.")];
        private readonly PiecewiseHandler _handler;
        private readonly RelayRuntime _runtime;
        private readonly ModelAlias _alias;

        public MemoryReplay(RecordedExchange exchange)
        {
            _handler = new PiecewiseHandler(exchange);
            _runtime = new RelayRuntime(new RelayRuntimeOptions { CreateHandler = _ => _handler });
            _alias = RelayRuntime.Model(ReplayTarget.Provider(exchange) + "/" + ReplayTarget.Model(exchange), model =>
            {
                model.BaseUrl = "http://127.0.0.1:9/v1";
                model.ApiKey = ReplayTarget.Key;
                model.Capabilities = ReplayTarget.All;
            });
            Length = exchange.Response.Body.Length;
        }

        public int Length { get; }

        public async Task<string> TranscriptAsync(params int[] cuts)
        {
            _handler.Cuts = cuts;
            var differences = new Differences();
            using IDisposable scope = RelayRuntime.Use(_runtime);
            StreamedAnswer answer = await StreamedAnswer.ReadAsync(_alias.StreamAsync(Prompt, RebuiltOptions.Plain()), differences);
            Assert.True(differences.None, differences.ToString());
            return answer.Transcript();
        }

        public ValueTask DisposeAsync()
        {
            _runtime.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
