namespace Relay;

/// <summary>A place where AWS credentials should be does not give any. The message says which and why, and holds no secret.</summary>
internal sealed class AwsCredentialException(RelayErrorKind kind, string message, Exception? cause = null) : Exception(message, cause)
{
    public RelayErrorKind Kind { get; } = kind;
}
