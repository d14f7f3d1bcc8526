namespace Relay;

/// <summary>The signer of Bedrock's requests for one place of credentials and one region, kept with the credentials it was made of.</summary>
/// <remarks>
/// Credentials of which nobody says when they end (keys in files and variables) are read again after a minute, so that a changed file
/// counts without a restart.
/// </remarks>
internal sealed class AwsSigners
{
    private readonly AwsSource _source;
    private readonly string _region;
    private readonly TimeProvider _clock;
    private readonly RenewedCredential<AwsRequestSigner> _kept;
    private AwsCredentials? _credentials;
    private AwsRequestSigner? _signer;

    public AwsSigners(AwsSource source, string region, TimeProvider clock)
    {
        _source = source;
        _region = region;
        _clock = clock;
        _kept = new RenewedCredential<AwsRequestSigner>(RenewAsync, clock);
    }

    /// <summary>The signer.</summary>
    /// <exception cref="AwsCredentialException">Nobody has credentials, or a place that should have some gives none.</exception>
    /// <exception cref="TimeoutException">A place does not answer.</exception>
    public ValueTask<AwsRequestSigner> GetAsync(CancellationToken cancellationToken) => _kept.GetAsync(cancellationToken);

    /// <summary>Drops the credentials of a signer whose signature was refused; true when others may be had.</summary>
    public bool TryDrop(AwsRequestSigner refused) => _kept.TryDrop(refused);

    private async Task<Renewed<AwsRequestSigner>> RenewAsync(CancellationToken cancellationToken)
    {
        AwsCredentials credentials = await _source.GetAsync(cancellationToken).ConfigureAwait(false)
            ?? throw AwsCredentialException.NothingFound();
        credentials.ThrowIfUnsendable();

        // Keys that were read again and are the same keep the key of the day that was worked out from them. Renewals come one at a time.
        if (_signer is null || _credentials is null || !IsSame(_credentials, credentials))
        {
            _signer = new AwsRequestSigner(credentials, _region, BedrockAddress.SigningName, _clock);
        }

        _credentials = credentials;
        return new Renewed<AwsRequestSigner>(_signer, credentials.Expires);
    }

    private static bool IsSame(AwsCredentials a, AwsCredentials b) =>
        a.AccessKeyId == b.AccessKeyId && a.SecretAccessKey == b.SecretAccessKey && a.SessionToken == b.SessionToken;
}
