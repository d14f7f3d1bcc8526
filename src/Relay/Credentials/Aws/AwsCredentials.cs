namespace Relay;

/// <summary>What AWS requests are signed with. Not a record, and with a text form that says nothing: no key may be printed.</summary>
internal sealed class AwsCredentials(string accessKeyId, string secretAccessKey, string? sessionToken, DateTimeOffset? expires)
{
    public string AccessKeyId { get; } = accessKeyId;

    public string SecretAccessKey { get; } = secretAccessKey;

    /// <summary>The token that temporary keys need beside them; null for lasting ones.</summary>
    public string? SessionToken { get; } = string.IsNullOrEmpty(sessionToken) ? null : sessionToken;

    /// <summary>When they end; null when nobody said.</summary>
    public DateTimeOffset? Expires { get; } = expires;

    public override string ToString() => nameof(AwsCredentials);
}
