namespace Relay;

/// <summary>A role assumed with the token that Kubernetes (or another identity provider) keeps in a file.</summary>
/// <remarks>Source: docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials, web identity.</remarks>
internal sealed class AwsWebIdentitySource(AwsEnvironment environment, string region) : AwsSource
{
    /// <inheritdoc/>
    public override async ValueTask<AwsCredentials?> GetAsync(CancellationToken cancellationToken)
    {
        string? file = environment.Variable("AWS_WEB_IDENTITY_TOKEN_FILE"), arn = environment.Variable("AWS_ROLE_ARN");
        if (file is null || arn is null)
        {
            return null;
        }

        // Read again each time: the token is renewed.
        string token = AwsTokenFile.Read(file, "AWS_WEB_IDENTITY_TOKEN_FILE");
        var role = new AwsRole(arn, environment.Variable("AWS_ROLE_SESSION_NAME"));
        return await new AwsSecurityTokenService(environment, region).AssumeRoleWithWebIdentityAsync(role, token, cancellationToken).ConfigureAwait(false);
    }
}
