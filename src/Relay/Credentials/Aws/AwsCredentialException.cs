namespace Relay;

/// <summary>A place where AWS credentials should be does not give any. The message says which and why, and holds no secret.</summary>
internal sealed class AwsCredentialException(RelayErrorKind kind, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>No place is set up at all.</summary>
    public static AwsCredentialException NothingFound() => new(RelayErrorKind.Config, "there are no AWS credentials") { IsOfNoPlace = true };

    public RelayErrorKind Kind { get; } = kind;

    /// <summary>Whether no place is set up at all, so that the user is told of all that there are.</summary>
    public bool IsOfNoPlace { get; private init; }

    /// <summary>Whether nobody listens where the credentials would be.</summary>
    public bool IsAbsent { get; init; }
}
