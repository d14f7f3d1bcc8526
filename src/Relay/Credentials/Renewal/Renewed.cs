namespace Relay;

/// <summary>A credential that has just come.</summary>
/// <typeparam name="T">What calls use: a token, or a signer.</typeparam>
/// <param name="value">The credential.</param>
/// <param name="ends">When it ends; null when nobody says.</param>
/// <param name="renewAt">When to renew it, where its issuer says so; null for the usual moment.</param>
/// <remarks>Not a record: its text would show the credential.</remarks>
internal sealed class Renewed<T>(T value, DateTimeOffset? ends, DateTimeOffset? renewAt = null)
    where T : class
{
    public T Value { get; } = value;

    public DateTimeOffset? Ends { get; } = ends;

    public DateTimeOffset? RenewAt { get; } = renewAt;
}
