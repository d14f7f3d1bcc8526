using System.Collections.ObjectModel;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>How one call ended, and the record of it.</summary>
internal sealed class CallEnding(ModelAlias alias, ChatOptions? options, bool isStreamed, TimeProvider clock)
{
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _started = clock.GetTimestamp();
    private CallOutcome? _outcome;
    private ChatReply? _reply;
    private RelayException? _error;

    public CallTrace Trace { get; } = new();

    /// <summary>The options of the call.</summary>
    public ChatOptions? Options => options;

    public void Succeeded(ChatReply reply)
    {
        _outcome = CallOutcome.Succeeded;
        _reply = reply;
    }

    /// <summary>A stream failed after it had begun.</summary>
    public void Broke(RelayException error, ChatReply partial)
    {
        _reply = partial;
        _error = error;
        _outcome = CallOutcome.Failed;
    }

    public void Failed(Exception error, CancellationToken cancellationToken)
    {
        _error ??= error as RelayException;
        _reply ??= _error?.Reply;
        _outcome = _error is null && cancellationToken.IsCancellationRequested ? CallOutcome.Cancelled : CallOutcome.Failed;
    }

    /// <summary>The reader of a stream is done with it; the outcome is this one unless there is one already.</summary>
    public void Left(CancellationToken cancellationToken) => _outcome ??= cancellationToken.IsCancellationRequested ? CallOutcome.Cancelled : CallOutcome.Abandoned;

    /// <summary>The record, with what <paramref name="options"/> say of the caller.</summary>
    public UsageRecord ToRecord(ChatOptions? options)
    {
        var own = options as CallOptions;
        CallContext? call = Trace.Call;
        ModelSpec? spec = call?.Binding.Spec;
        TokenUsage? usage = _reply is not null ? _reply.Usage : call?.Arriving?.Usage;
        Cost cost = _reply?.Cost ?? (call is null ? Cost.Unknown : CostModel.Compute(usage, spec!.Prices, call.ServedTier, call.Lane));
        return new UsageRecord
        {
            CallId = Guid.CreateVersion7().ToString("N"),
            StartedAt = _startedAt,
            Latency = clock.GetElapsedTime(_started),
            IsStreamed = isStreamed,
            Alias = alias.Name,
            Member = _reply?.Member ?? LastTried() ?? spec?.Alias,
            Provider = _reply?.Provider ?? _error?.Provider ?? spec?.Provider,
            Model = _reply?.ConfiguredModel ?? _error?.Model ?? spec?.Model,
            EchoedModel = _reply is not null ? _reply.EchoedModel : Answer.Shown(call?.Arriving?.Model),
            Role = own?.Role,
            Caller = own?.Caller,
            Tier = own?.Tier,
            Tenant = own?.Tenant,
            User = own?.User,
            Tags = own?.Tags is { Count: > 0 } tags ? [.. tags] : [],
            Extras = own?.Extras is { Count: > 0 } extras ? new ReadOnlyDictionary<string, object?>(new Dictionary<string, object?>(extras, StringComparer.Ordinal)) : ReadOnlyDictionary<string, object?>.Empty,
            Lane = call?.Lane ?? own?.Lane ?? Lane.Metered,
            Usage = usage,
            Cost = cost,
            CostUsdBeforeDiscount = call is null or { Lane: Lane.Metered, ServedTier: ServiceTier.Standard } ? cost.TotalUsd : CostModel.Compute(usage, spec!.Prices).TotalUsd,
            Outcome = _outcome ?? CallOutcome.Failed,
            ErrorKind = _outcome == CallOutcome.Failed ? _error?.Kind : null,
            FailedAttempts = _error is not null ? _error.Attempts : Trace.Failed.Count > 0 ? Trace.Failed.AsReadOnly() : [],
            RequestId = _reply?.RequestId ?? _error?.RequestId,
        };
    }

    private string? LastTried() => _error is { Attempts: { Count: > 0 } attempts } ? attempts[^1].Alias : null;
}
