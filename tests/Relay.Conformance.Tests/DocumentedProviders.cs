namespace Relay.Conformance.Tests;

/// <summary>Replays fixtures written after the providers' documentation: every kind of row, with or without recordings.</summary>
[Collection(ConformanceCollection.Name)]
public sealed class DocumentedProviders(ConformanceRun run) : Conformance(run)
{
    public static TheoryData<string> Answers => Ids(ExchangeKinds.IsAnswer);

    public static TheoryData<string> Errors => Ids(ExchangeKinds.IsError);

    public static TheoryData<string> ErrorsInStream => Ids(ExchangeKinds.IsErrorInStream);

    public static TheoryData<string> Truncated => Ids(ExchangeKinds.IsTruncated);

    public static TheoryData<string> Streams => Ids(exchange => ExchangeKinds.IsAnswer(exchange) && exchange.Response.IsEventStream);

    [Theory]
    [MemberData(nameof(Answers))]
    public Task A_documented_answer_is_read_as_it_is_meant(string id) => Replay_answer(Fixtures.Get(id));

    [Theory]
    [MemberData(nameof(Errors))]
    public Task A_documented_error_becomes_a_typed_one(string id) => Replay_error(Fixtures.Get(id));

    [Theory]
    [MemberData(nameof(ErrorsInStream))]
    public Task An_error_inside_a_stream_is_thrown_after_one_error_update(string id) =>
        Replay_failing_stream(Fixtures.Get(id), RelayErrorKind.StreamError);

    [Theory]
    [MemberData(nameof(Truncated))]
    public Task A_truncated_stream_is_thrown_as_truncated(string id) =>
        Replay_failing_stream(Fixtures.Get(id), RelayErrorKind.StreamTruncated);

    [Theory]
    [MemberData(nameof(Streams))]
    public Task A_stream_that_breaks_off_is_never_taken_for_complete(string id) => Replay_cut_off(Fixtures.Get(id));

    private static TheoryData<string> Ids(Func<RecordedExchange, bool> wanted) =>
        [.. Fixtures.All.Where(exchange => wanted(exchange)).Select(exchange => exchange.Id)];
}
