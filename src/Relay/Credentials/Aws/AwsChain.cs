namespace Relay;

/// <summary>The places that are asked where the preset names none, first one wins: environment, web identity, profile, container, instance.</summary>
/// <remarks>Source: docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials, credential provider chain.</remarks>
internal sealed class AwsChain(AwsEnvironment environment, string region) : AwsSource
{
    private readonly AwsSource[] _sources =
    [
        new AwsVariableSource(environment),
        new AwsWebIdentitySource(environment, region),
        new AwsProfileSource(environment, profile: null, region),
        new AwsContainerSource(environment),
        new AwsInstanceSource(environment),
    ];

    /// <inheritdoc/>
    public override async ValueTask<AwsCredentials?> GetAsync(CancellationToken cancellationToken)
    {
        foreach (AwsSource source in _sources)
        {
            if (await source.GetAsync(cancellationToken).ConfigureAwait(false) is { } credentials)
            {
                return credentials;
            }
        }

        return null;
    }
}
