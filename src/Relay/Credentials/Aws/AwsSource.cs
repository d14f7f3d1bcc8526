namespace Relay;

/// <summary>A place where AWS credentials may be found.</summary>
internal abstract class AwsSource
{
    /// <summary>The credentials; null when the place is not set up at all, so that the next one is asked.</summary>
    /// <exception cref="AwsCredentialException">The place is set up, and gives none.</exception>
    public abstract ValueTask<AwsCredentials?> GetAsync(CancellationToken cancellationToken);
}
