namespace Relay;

/// <summary>The one exception of a call that failed. Cancellation by the caller is an <see cref="OperationCanceledException"/> instead.</summary>
/// <remarks>No member, and no text form, ever contains a key: provider texts are scrubbed (<see cref="SecretShapes"/>) before they get here.</remarks>
public sealed class RelayException : Exception
{
    private IReadOnlyList<RelayAttempt> _attempts = [];

    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What happened and what to do about it; no secrets.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public RelayException(RelayErrorKind kind, string message, Exception? innerException = null)
        : base(message is null ? message : VisibleText.Of(message, keepsLines: true), innerException) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public RelayErrorKind Kind { get; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the provider asks to wait; null when it does not say, zero when the moment it named has passed.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Which limit was hit, for <see cref="RelayErrorKind.RateLimit"/>.</summary>
    public RateLimitKind LimitKind { get; init; }

    /// <summary>
    /// Whether the provider may have worked on the request, and charge for it, although the call failed: the request had been sent whole and the connection was lost, its time
    /// ran out, or the answer broke off or could not be read. To ask again may be to pay again. False where nothing was sent or the provider refused.
    /// </summary>
    public bool MayBeBilled { get; init; }

    /// <summary>The provider that was called.</summary>
    public string? Provider { get; init; }

    /// <summary>The alias that was called.</summary>
    public string? Alias { get; init; }

    /// <summary>The configured model.</summary>
    public string? Model { get; init; }

    /// <summary>The provider's id of the request; null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The provider's own message, scrubbed; null when it gave none.</summary>
    public string? ProviderMessage { get; init; }

    /// <summary>The provider's own error code, such as <c>rate_limit_exceeded</c>; null when it gave none.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>The beginning of the answer's body, scrubbed; null when there was none.</summary>
    public string? Body { get; init; }

    /// <summary>What the call needs and the model is known not to have, so that nothing was sent; null for every other failure.</summary>
    public Capability? MissingCapability { get; init; }

    /// <summary>Which place of which schema is the matter, for <see cref="RelayErrorKind.ToolSchema"/>; null for every other failure.</summary>
    public SchemaViolation? Violation { get; init; }

    /// <summary>
    /// What had been answered, and paid for, before the failure: the answer whose tool calls are refused, or the rounds of tool calls so far. Null when nothing had been.
    /// </summary>
    public ChatReply? Reply { get; internal set; }

    /// <summary>Every attempt that was made, in order; the last one is this failure.</summary>
    public IReadOnlyList<RelayAttempt> Attempts { get => _attempts; init => _attempts = value; }

    /// <summary>Puts what was tried before in front of <see cref="Attempts"/>.</summary>
    internal void AddEarlier(IReadOnlyList<RelayAttempt> attempts) => _attempts = [.. attempts, .. _attempts];
}

/// <summary>One attempt to answer a call.</summary>
/// <param name="Alias">The alias (of a group: the member) that was tried.</param>
/// <param name="Target">Provider and model.</param>
/// <param name="Latency">How long it took.</param>
/// <param name="Kind">Why it failed; null when it succeeded.</param>
/// <param name="StatusCode">The HTTP status; null when no answer came.</param>
public sealed record RelayAttempt(string Alias, string Target, TimeSpan Latency, RelayErrorKind? Kind, int? StatusCode);
