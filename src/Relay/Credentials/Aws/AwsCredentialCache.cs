using System.Collections.Concurrent;

namespace Relay;

/// <summary>Keeps the credentials of a runtime until shortly before they end: one entry for each credential of a preset and region, so that none is ever used for another.</summary>
/// <remarks>A cache belongs to its runtime: two tenants with a runtime each share nothing.</remarks>
internal sealed class AwsCredentialCache(AwsEnvironment environment)
{
    private readonly ConcurrentDictionary<(CredentialReference? Credential, string Region), AwsSigners> _sources = new();

    public AwsEnvironment Environment => environment;

    /// <summary>The source for a credential; null asks the usual places.</summary>
    public AwsSigners Get(CredentialReference? credential, string region) => _sources.GetOrAdd(
        (credential, region),
        static (key, environment) => new AwsSigners(
            key.Credential is { Kind: CredentialKind.AwsProfile } profile ? new AwsProfileSource(environment, profile.Name, key.Region) : new AwsChain(environment, key.Region),
            key.Region,
            environment.Clock),
        environment);
}
