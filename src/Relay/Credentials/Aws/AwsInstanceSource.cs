using System.Net;

namespace Relay;

/// <summary>The credentials of the EC2 instance the program runs on, from its metadata service, version 2.</summary>
/// <remarks>
/// The last place that is asked, because everywhere else it costs a second to find out that there is none. <c>AWS_EC2_METADATA_DISABLED=true</c> spares that.
/// Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval and docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.
/// </remarks>
internal sealed class AwsInstanceSource(AwsEnvironment environment) : AwsSource
{
    private const string Who = "the instance metadata service";
    private const string Roles = "/latest/meta-data/iam/security-credentials/";
    private const string TokenLifetime = "21600";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override async ValueTask<AwsCredentials?> GetAsync(CancellationToken cancellationToken)
    {
        if (string.Equals(environment.Variable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string address = (environment.Variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? "http://169.254.169.254").TrimEnd('/');
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new AwsCredentialException(RelayErrorKind.Config, "AWS_EC2_METADATA_SERVICE_ENDPOINT is no address");
        }

        string token;
        try
        {
            (HttpStatusCode status, token) = await SendAsync(HttpMethod.Put, address + "/latest/api/token", token: null, cancellationToken).ConfigureAwait(false);
            if (status != HttpStatusCode.OK)
            {
                return null;
            }
        }
        catch (AwsCredentialException)
        {
            // Nobody there: this is no instance.
            return null;
        }

        (HttpStatusCode found, string roles) = await SendAsync(HttpMethod.Get, address + Roles, token, cancellationToken).ConfigureAwait(false);
        string role = roles.Split('\n')[0].Trim();
        if (found != HttpStatusCode.OK || role.Length == 0)
        {
            throw new AwsCredentialException(RelayErrorKind.Authentication, "the instance has no role: attach one, or set AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }

        (HttpStatusCode given, string body) = await SendAsync(HttpMethod.Get, address + Roles + Uri.EscapeDataString(role), token, cancellationToken).ConfigureAwait(false);
        return given == HttpStatusCode.OK
            ? AwsTemporaryCredentials.Read(body, Who)
            : throw new AwsCredentialException(RelayErrorKind.Authentication, $"{Who} answered {(int)given}");
    }

    private Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string address, string? token, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, address) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation(token is null ? "X-aws-ec2-metadata-token-ttl-seconds" : "X-aws-ec2-metadata-token", token ?? TokenLifetime);
        return AwsHttp.SendAsync(environment, request, isLocal: true, s_patience, Who, cancellationToken);
    }
}
