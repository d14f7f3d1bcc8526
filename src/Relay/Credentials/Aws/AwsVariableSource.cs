namespace Relay;

/// <summary><c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c> and <c>AWS_SESSION_TOKEN</c>.</summary>
/// <remarks>Source: docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.</remarks>
internal sealed class AwsVariableSource(AwsEnvironment environment) : AwsSource
{
    /// <inheritdoc/>
    public override ValueTask<AwsCredentials?> GetAsync(CancellationToken cancellationToken)
    {
        string? id = environment.Variable("AWS_ACCESS_KEY_ID"), secret = environment.Variable("AWS_SECRET_ACCESS_KEY");
        if (id is null && secret is null)
        {
            return default;
        }

        return id is null || secret is null
            ? throw new AwsCredentialException(RelayErrorKind.Config, $"environment variable {(id is null ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY")} is not set, and its other half is")
            : new(new AwsCredentials(id, secret, environment.Variable("AWS_SESSION_TOKEN"), expires: null));
    }
}
