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

    /// <summary>Checks that a header can carry what goes into one.</summary>
    /// <exception cref="AwsCredentialException">It cannot; the message names the part and shows nothing of it.</exception>
    public void ThrowIfUnsendable()
    {
        if (!CredentialResolver.CanBeSent(AccessKeyId) || (SessionToken is not null && !CredentialResolver.CanBeSent(SessionToken)))
        {
            string which = CredentialResolver.CanBeSent(AccessKeyId) ? "session token" : "access key id";
            throw new AwsCredentialException(RelayErrorKind.Config, $"the AWS {which} holds a character that none has (a blank, a line end or a letter outside ASCII)");
        }
    }

    public override string ToString() => nameof(AwsCredentials);
}
