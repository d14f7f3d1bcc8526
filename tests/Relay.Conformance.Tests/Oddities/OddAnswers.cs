using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>
/// Servers write JSON that is odd and legal: null for what is not there, numbers in quotes, kinds from a later version. It says the same as without, on every wire: nothing behind it is lost, and
/// nothing is thrown that has no type.
/// </summary>
[Collection(ConformanceCollection.Name)]
public sealed partial class OddAnswers(ConformanceRun run)
{
    private static readonly ConcurrentDictionary<string, MemberNames> Names = new(StringComparer.Ordinal);

    public static TheoryData<string, Oddity> Answers => Cases(ExchangeKinds.IsAnswer);

    /// <summary>Without those whose message is JSON, or quotes it, which is shown as it is.</summary>
    public static TheoryData<string, Oddity> Failures => Cases(
        exchange => !ExchangeKinds.IsAnswer(exchange) && exchange.Id is not ("mistral.openai-chat.error.422-object" or "mistral.openai-chat.error.422-detail-list"));

    /// <summary>The recorded answers that are small enough to be asked for again and again.</summary>
    public static TheoryData<string> RecordedAnswers =>
        [.. Recordings.All.Where(ExchangeKinds.IsSupportedWire).Where(ExchangeKinds.IsAnswer).Where(exchange => exchange.Response.Body.Length < 256 * 1024).Select(exchange => exchange.Id)];

    [Theory]
    [MemberData(nameof(Answers))]
    public Task An_odd_answer_says_the_same(string id, Oddity oddity) => CompareAsync(Fixtures.Get(id), oddity, isFailure: false);

    [Theory]
    [MemberData(nameof(Failures))]
    public Task An_odd_failure_is_the_same_failure(string id, Oddity oddity) => CompareAsync(Fixtures.Get(id), oddity, isFailure: true);

    [RecordingsTheory]
    [MemberData(nameof(RecordedAnswers))]
    public async Task A_recorded_answer_made_odd_says_the_same(string id)
    {
        foreach (Oddity oddity in Enum.GetValues<Oddity>())
            await CompareAsync(Recordings.Get(id), oddity, isFailure: false);
    }

    private async Task CompareAsync(RecordedExchange exchange, Oddity oddity, bool isFailure)
    {
        (string plain, RelayException? failed) = await AskAsync(exchange, exchange.Response.Body);
        (string odd, RelayException? failure) = await AskAsync(exchange, Odd(exchange, oddity));
        Assert.True(isFailure == failed is not null, $"{oddity}: {failed}");
        Assert.Equal((failed?.Kind, failed?.ProviderMessage, failed?.ProviderCode), (failure?.Kind, failure?.ProviderMessage, failure?.ProviderCode));
        Assert.Equal(oddity + "\n" + plain, oddity + "\n" + odd);
    }

    private static byte[] Odd(RecordedExchange exchange, Oddity oddity) => OddBody.Rewrite(
        exchange, new OddJson(oddity, NamesOf(exchange), countsPlaces: ResponsesExpectations.IsAbout(exchange) && exchange.Response.IsEventStream).Rewrite);

    private static TheoryData<string, Oddity> Cases(Func<RecordedExchange, bool> isWanted)
    {
        var cases = new TheoryData<string, Oddity>();
        int turn = 0;
        foreach (RecordedExchange exchange in Fixtures.All.Where(ExchangeKinds.IsSupportedWire).Where(isWanted))
        {
            foreach (Oddity oddity in OfTurn(turn++))
                cases.Add(exchange.Id, oddity);
        }

        return cases;
    }

    /// <summary>The gate gives each exchange every third oddity, another third than the one before it; where RELAY_LONG is 1 it is all of them.</summary>
    private static IEnumerable<Oddity> OfTurn(int turn) =>
        Enum.GetValues<Oddity>().Where(oddity => SampledStreams.IsLong || ((int)oddity + turn) % 3 == 0);

    /// <summary>The members of the answers of a wire, or of its failures: an error beside an answer is another matter than none.</summary>
    private static MemberNames NamesOf(RecordedExchange exchange) => Names.GetOrAdd(Group(exchange), group =>
    {
        var names = new MemberNames();
        foreach (RecordedExchange one in Fixtures.All.Where(one => Group(one) == group))
            OddBody.Documents(one).ForEach(names.Add);
        return names;
    });

    private static string Group(RecordedExchange exchange) =>
        exchange.Api + (exchange.Response.IsEventStream ? " stream" : " whole") + (ExchangeKinds.IsAnswer(exchange) ? " answer" : " failure");

    private async Task<(string Said, RelayException? Failure)> AskAsync(RecordedExchange exchange, ReadOnlyMemory<byte> body)
    {
        LoopbackReply Reply(LoopbackReply _) => LoopbackReply.Raw(exchange.Response.Status, exchange.Response.ContentType, body);
        if (exchange.Response.IsEventStream || ExchangeKinds.IsStream(exchange))
        {
            StreamedAnswer streamed = await FaultyServer.StreamAsync(run, exchange, Reply);
            return (Said(streamed.Reply), streamed.Failure);
        }

        ChatResult result = await FaultyServer.ChatAsync(run, exchange, Reply);
        return (Said(result.Reply), result.Error);
    }

    private static string Said(ChatReply? reply)
    {
        if (reply is null)
            return "nothing";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{reply.Text}\n{reply.ReasoningText}\n{reply.Refusal}\n{reply.FinishReason} {reply.RawFinishReason}\n{reply.EchoedModel} {reply.ResponseId}\n{reply.Usage}\n");
        foreach (FunctionCallContent call in reply.ToolCalls)
            text.Append(CultureInfo.InvariantCulture, $"{MadeId().Replace(call.CallId, "made")} {call.Name} {call.ArgumentsText()}\n");
        text.Append(CultureInfo.InvariantCulture, $"{reply.Message.Contents.OfType<TextReasoningContent>().Count(reasoning => reasoning.ProtectedData is not null)} protected\n");
        return text.AppendJoin('\n', reply.Warnings).ToString();
    }

    /// <summary>Ids that Relay makes of nothing are others every time.</summary>
    [GeneratedRegex("^call_[0-9a-f]{32}$")]
    private static partial Regex MadeId();
}
