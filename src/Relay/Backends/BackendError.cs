namespace Relay;

/// <summary>What an exception of a backend means.</summary>
/// <remarks>Give the status where there is one: the kind follows from it, and from what message and code say.</remarks>
public sealed record BackendError
{
    /// <summary>What went wrong; null lets <see cref="StatusCode"/>, <see cref="Code"/> and <see cref="Message"/> decide.</summary>
    public RelayErrorKind? Kind { get; init; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The provider's own message; null takes the exception's. It is scrubbed before it is shown.</summary>
    public string? Message { get; init; }

    /// <summary>The provider's own error code or type.</summary>
    public string? Code { get; init; }

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's id of the request.</summary>
    public string? RequestId { get; init; }
}
