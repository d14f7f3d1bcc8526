namespace Relay.Conformance.Tests;

/// <summary>Replays what real providers answered.</summary>
[Collection(ConformanceCollection.Name)]
public sealed class RecordedProviders(ConformanceRun run) : Conformance(run)
{
    public static TheoryData<string> Answers => Ids(ExchangeKinds.IsAnswer);

    public static TheoryData<string> Errors => Ids(ExchangeKinds.IsError);

    public static TheoryData<string> ErrorsInStream => Ids(ExchangeKinds.IsErrorInStream);

    public static TheoryData<string> Streams => Ids(exchange => ExchangeKinds.IsAnswer(exchange) && exchange.Response.IsEventStream);

    public static TheoryData<string> Priced => Ids(exchange => ExpectedCost.IsStated(exchange) && !ExpectedCost.HasAudio(exchange.Expect));

    [RecordingsTheory]
    [MemberData(nameof(Answers))]
    public Task A_recorded_answer_is_read_as_it_was_meant(string id) => Replay_answer(Recordings.Get(id));

    [RecordingsTheory]
    [MemberData(nameof(Errors))]
    public Task A_recorded_error_becomes_a_typed_one(string id) => Replay_error(Recordings.Get(id));

    [RecordingsTheory]
    [MemberData(nameof(ErrorsInStream))]
    public Task A_recorded_error_inside_a_stream_is_thrown_after_one_error_update(string id) =>
        Replay_failing_stream(Recordings.Get(id), RelayErrorKind.StreamError);

    [RecordingsTheory]
    [MemberData(nameof(Streams))]
    public Task A_recorded_stream_that_breaks_off_is_never_taken_for_complete(string id) => Replay_cut_off(Recordings.Get(id));

    [RecordingsTheory]
    [MemberData(nameof(Priced))]
    public Task The_catalog_prices_a_recorded_answer_as_its_sources_do(string id) => Replay_priced_by_the_catalog(Recordings.Get(id));

    private static TheoryData<string> Ids(Func<RecordedExchange, bool> wanted) =>
        [.. Recordings.All.Where(exchange => ExchangeKinds.IsSupportedWire(exchange) && wanted(exchange)).Select(exchange => exchange.Id)];
}
