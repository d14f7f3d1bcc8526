namespace Relay;

/// <summary>An error as a provider put it, unscrubbed: it goes to <see cref="ErrorClassifier"/> and nowhere else.</summary>
/// <param name="Message">The provider's message; null when it gave none.</param>
/// <param name="Type">The provider's error type.</param>
/// <param name="Code">The provider's error code, a number as text.</param>
/// <param name="Status">An HTTP status inside the body, where the provider repeats it there.</param>
/// <param name="RetryAfter">How long the body asks to wait; a header that says so wins over it.</param>
internal sealed record WireError(string? Message, string? Type = null, string? Code = null, int? Status = null, TimeSpan? RetryAfter = null)
{
    /// <summary>What the type means, where the protocol says so; null leaves it to status and texts.</summary>
    public RelayErrorKind? Kind { get; init; }

    /// <summary>What to do about it, as a sentence, where the protocol lets one know better than the kind does; null for the usual hint.</summary>
    public string? Hint { get; init; }
}
