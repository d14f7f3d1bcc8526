namespace Relay;

/// <summary>Signs requests to AWS, unless an API key is given for the call, the alias or the provider: that goes as a bearer token.</summary>
internal sealed class AwsAuthorization(AwsSigners? source) : RequestAuthorization
{
    /// <summary>The way for a target. Which credentials sign is settled here; whether there are any, when a call is made.</summary>
    public static AwsAuthorization Create(RelayRuntime runtime, ModelSpec spec, ProviderFacts provider)
    {
        string? host = Uri.TryCreate(runtime.Providers.Address(spec, provider).Url, UriKind.Absolute, out Uri? address) ? address.IdnHost : null;
        string? region = AwsRegion.Of(runtime.Aws.Environment, spec, host);
        return new AwsAuthorization(region is null ? null : runtime.Aws.Get(spec.Credential is { Kind: CredentialKind.AwsProfile } ? spec.Credential : null, region));
    }

    /// <inheritdoc/>
    public override ValueTask AuthorizeAsync(CallContext call)
    {
        AliasBinding binding = call.Binding;
        CredentialReference? credential = binding.Spec.Credential;
        bool isSigned = credential is { Kind: CredentialKind.AwsProfile } || (credential is null && !binding.Runtime.Credentials.HasKey(binding.Spec, binding.Provider));
        if (call.ApiKey is not null || !isSigned)
        {
            call.SentKey = binding.Runtime.Credentials.Resolve(binding.Spec, binding.Provider, call.ApiKey);
            return default;
        }

        return source is null
            ? throw CallFailure.Of(call, RelayErrorKind.Config, $"was not called: a signature needs a region. Give {TargetName.Again(binding.Spec)} a region, or set AWS_REGION.")
            : SignAsync(call, source);
    }

    /// <inheritdoc/>
    public override bool TryRenew(CallContext call, RelayException refusal) =>
        call.Signer is AwsRequestSigner signer && IsOfCredentials(refusal) && source?.TryDrop(signer) == true;

    /// <summary>Whether a refusal says that the credentials do not count, or no longer.</summary>
    /// <remarks>Source: docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors; the codes of expired tokens come with 403.</remarks>
    private static bool IsOfCredentials(RelayException refusal) => refusal.StatusCode == 401
        || (refusal.StatusCode == 403 && refusal.ProviderCode is { } code
            && (code.Contains("ExpiredToken", StringComparison.Ordinal)
                || code.Contains("UnrecognizedClient", StringComparison.Ordinal)
                || code.Contains("InvalidClientTokenId", StringComparison.Ordinal)));

    private static async ValueTask SignAsync(CallContext call, AwsSigners source)
    {
        try
        {
            call.Signer = await source.GetAsync(call.Deadline.Token).ConfigureAwait(false);
        }
        catch (AwsCredentialException error) when (error.IsOfNoPlace)
        {
            throw CallFailure.Of(
                call,
                RelayErrorKind.Config,
                "was not called: there are no AWS credentials. Set AWS_BEARER_TOKEN_BEDROCK to a Bedrock API key, or AWS_ACCESS_KEY_ID and "
                + "AWS_SECRET_ACCESS_KEY, or name a profile with AWS_PROFILE or in "
                + (TargetName.IsItsOwn(call.Binding.Spec) ? "its credential" : $"the credential of '{call.Binding.Spec.Alias}'")
                + "; no web identity, container or instance role was found either.");
        }
        catch (AwsCredentialException error)
        {
            throw CallFailure.Of(call, error.Kind, $"was not called: {CallFailure.Clean(call, error.Message)}.", error.InnerException);
        }
        catch (TimeoutException error)
        {
            throw CallFailure.Of(call, RelayErrorKind.Timeout, "was not called: no place gave AWS credentials in time.", error);
        }
        catch (Exception error) when (error is not RelayException && !call.Deadline.IsCancelledByCaller)
        {
            throw CallFailure.FromTransport(call, error, response: null, inStream: false);
        }
    }
}
