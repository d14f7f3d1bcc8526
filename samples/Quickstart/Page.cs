using System.Globalization;
using Relay;

namespace Quickstart;

/// <summary>Lays the run out for a person: a step, its answer, what it used and what it cost.</summary>
internal sealed class Page(TextWriter output)
{
    private readonly List<decimal?> _costs = [];
    private int _step;

    public void Head(ModelAlias model, LoopbackProvider? loopback)
    {
        output.WriteLine(loopback is null
            ? $"Relay quickstart: {model.Spec.Target}, with the key from the environment."
            : $"Relay quickstart: no OPENAI_API_KEY or GROQ_API_KEY, so a server on 127.0.0.1:{loopback.Port} answers in place of the providers.");
    }

    public void Step(string title, string code)
    {
        output.WriteLine();
        output.WriteLine($"{++_step}  {title,-24}{code}");
    }

    public void Answer(string text) => output.WriteLine("   " + text);

    public void Begin() => output.Write("   ");

    public void Piece(string text) => output.Write(text);

    public void End() => output.WriteLine();

    public void Bill(ChatReply reply)
    {
        _costs.Add(reply.Cost.TotalUsd);
        string usage = reply.Usage is { } tokens ? Text($"{tokens.Input} tokens in, {tokens.Output} out") : "usage not reported";
        output.WriteLine(Text($"   [{usage}; {Usd(reply.Cost)}; {reply.Latency.TotalMilliseconds:0} ms]"));
    }

    public void Estimate(Cost cost) => output.WriteLine(Text($"   100,000 tokens in, 1,000 out: {Usd(cost)}"));

    public void Failure(RelayException error)
    {
        output.WriteLine(Text($"   The call failed: {Words(error.Kind)} (status {error.StatusCode}, request {error.RequestId ?? "without an id"})"));
        output.WriteLine("   " + error.Message);
    }

    public void Fallback(ChatReply reply)
    {
        string first = Models.Smart.Name;
        string who = reply.Member == first ? $"{first} answered, so nobody else was asked" : $"{first} could not answer, {reply.Member} did";
        output.WriteLine($"   {reply.Text} ({who})");
        Bill(reply);
    }

    public void Total()
    {
        decimal known = 0;
        int unknown = 0;
        foreach (decimal? cost in _costs)
        {
            known += cost ?? 0;
            unknown += cost is null ? 1 : 0;
        }

        output.WriteLine();
        output.WriteLine(Text($"Total: {_costs.Count} answers, ${known:0.########}") + (unknown == 0 ? "" : Text($", and {unknown} of unknown cost")));
    }

    private static string Usd(Cost cost) => cost.TotalUsd is { } usd
        ? Text($"${usd:0.########}, {Words(cost)}")
        : Text($"cost unknown: no {cost.MissingRate}");

    private static string Words(Cost cost) => cost.Confidence switch
    {
        CostConfidence.Exact => "exactly",
        CostConfidence.ListPrice => "at list prices",
        _ => "estimated",
    };

    private static string Words(RelayErrorKind kind) => kind switch
    {
        RelayErrorKind.Authentication => "the provider does not accept the key",
        RelayErrorKind.RateLimit => "too many requests",
        RelayErrorKind.Connection => "the provider could not be reached",
        _ => $"it failed ({kind})",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
