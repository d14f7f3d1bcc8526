namespace Relay;

/// <summary>What one call was, used and cost. Immutable.</summary>
/// <remarks>
/// What is not known is null, never 0 and never empty. Cache reads and cache writes are buckets of their own (<see cref="TokenUsage"/>) and are never added up. Of a call that did not end
/// well, usage and cost are those the provider had reported until then: as a rule null.
/// </remarks>
public sealed record UsageRecord
{
    /// <summary>A name of the call that no other has.</summary>
    public required string CallId { get; init; }

    /// <summary>When the call began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Time from the call to its end; of a stream, until the reader had it all or left.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>Whether the answer was streamed.</summary>
    public required bool IsStreamed { get; init; }

    /// <summary>The name that was called: an alias or a group.</summary>
    public required string Alias { get; init; }

    /// <summary>The alias that answered, or was tried last: of a group, the member. Null when the call failed before one was tried.</summary>
    public string? Member { get; init; }

    /// <summary>The provider of that alias; null when the call failed before one was tried.</summary>
    public string? Provider { get; init; }

    /// <summary>The configured model of that alias: the one whose price counts, whatever the provider echoes. Null when the call failed before one was tried.</summary>
    public string? Model { get; init; }

    /// <summary>The model the provider says it was; null when it did not say.</summary>
    public string? EchoedModel { get; init; }

    /// <summary><see cref="CallOptions.Role"/>.</summary>
    public string? Role { get; init; }

    /// <summary><see cref="CallOptions.Caller"/>.</summary>
    public string? Caller { get; init; }

    /// <summary><see cref="CallOptions.Tier"/>.</summary>
    public string? Tier { get; init; }

    /// <summary><see cref="CallOptions.Tenant"/>.</summary>
    public string? Tenant { get; init; }

    /// <summary><see cref="CallOptions.User"/>.</summary>
    public string? User { get; init; }

    /// <summary><see cref="CallOptions.Tags"/>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><see cref="CallOptions.Extras"/>.</summary>
    public IReadOnlyDictionary<string, object?> Extras { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Who paid.</summary>
    public Lane Lane { get; init; }

    /// <summary>The tokens used; null when they were not reported, never zeros.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>What the call cost: USD, source and confidence. In the subscription lane exactly 0.</summary>
    public Cost Cost { get; init; } = Cost.Unknown;

    /// <summary>
    /// What the same tokens cost in USD without the discount or surcharge of a service tier and without a subscription; the same as the cost where there is none. Null when that cannot be known.
    /// </summary>
    public decimal? CostUsdBeforeDiscount { get; init; }

    /// <summary>How the call ended.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>What went wrong; null unless the outcome is <see cref="CallOutcome.Failed"/>, and when what failed was no call of a model.</summary>
    public RelayErrorKind? ErrorKind { get; init; }

    /// <summary>The attempts that failed, in order; of a call that failed, the last one is its failure.</summary>
    public IReadOnlyList<RelayAttempt> FailedAttempts { get; init; } = [];

    /// <summary>The provider's id of the request; null when it gave none.</summary>
    public string? RequestId { get; init; }
}
