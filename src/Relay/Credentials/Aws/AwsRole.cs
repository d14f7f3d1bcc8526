namespace Relay;

/// <summary>A role to assume.</summary>
/// <param name="Arn">The role's ARN.</param>
/// <param name="SessionName">The name that AWS's own records show.</param>
/// <param name="ExternalId">What the role's owner wants to be told; null for nothing.</param>
/// <param name="DurationSeconds">How long the credentials are to live; null for the usual time.</param>
internal sealed record AwsRole(string Arn, string? SessionName = null, string? ExternalId = null, string? DurationSeconds = null)
{
    /// <summary>The name of sessions that nobody has named.</summary>
    public const string UsualSessionName = "relay-dotnet";

    public string SessionName { get; init; } = SessionName ?? UsualSessionName;
}
