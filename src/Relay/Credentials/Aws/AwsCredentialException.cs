namespace Relay;

/// <summary>A place where AWS credentials should be does not give any. The message says which and why, and holds no secret.</summary>
internal sealed class AwsCredentialException(RelayErrorKind kind, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The message where no place is set up at all.</summary>
    public const string NothingFound = "there are no AWS credentials";

    public RelayErrorKind Kind { get; } = kind;

    /// <summary>Whether nobody listens where the credentials would be.</summary>
    public bool IsAbsent { get; init; }
}
