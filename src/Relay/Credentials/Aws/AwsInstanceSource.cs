using System.Net;

namespace Relay;

/// <summary>The credentials of the EC2 instance the program runs on, from its metadata service, version 2.</summary>
/// <remarks>
/// The last place that is asked, because everywhere else it costs a second to find out that there is none.
/// <c>AWS_EC2_METADATA_DISABLED=true</c> spares that. Only where nobody listens, or what listens has no such page, is it no instance; one
/// that answers with an error or not in time is asked up to three times, and then the call fails for that reason.
/// Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval and
/// docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.
/// </remarks>
internal sealed class AwsInstanceSource(AwsEnvironment environment) : AwsSource
{
    private const string Who = "the instance metadata service";
    private const string Roles = "/latest/meta-data/iam/security-credentials/";
    private const string TokenLifetime = "21600";
    private const int Tries = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether somebody has listened once: then silence is an outage.</summary>
    private bool _isThere;

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

        for (int tried = 1; ; tried++)
        {
            try
            {
                return await AskAsync(address, cancellationToken).ConfigureAwait(false);
            }
            catch (AwsCredentialException error) when (tried < Tries && MayPass(error.Kind) && !cancellationToken.IsCancellationRequested)
            {
                // The service limits how often it is asked, and is silent while it starts anew.
            }
        }
    }

    private static bool MayPass(RelayErrorKind kind) =>
        kind is RelayErrorKind.Provider or RelayErrorKind.RateLimit or RelayErrorKind.Timeout or RelayErrorKind.Connection;

    private async Task<AwsCredentials?> AskAsync(string address, CancellationToken cancellationToken)
    {
        HttpStatusCode status;
        string token;
        try
        {
            (status, token) = await SendAsync(HttpMethod.Put, address + "/latest/api/token", token: null, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsCredentialException error) when (error.IsAbsent && !_isThere)
        {
            // Nobody there: this is no instance.
            return null;
        }
        catch (AwsCredentialException error)
        {
            _isThere = true;
            throw new AwsCredentialException(
                error.Kind, error.Message + " (in a container on EC2 the instance's hop limit must be 2 at least)", error.InnerException);
        }

        if (status != HttpStatusCode.OK)
        {
            // The metadata service of another cloud has no such page; an instance may have its own turned off (403).
            return CredentialFault.Kind((int)status) == RelayErrorKind.Authentication ? null : throw AwsHttp.Refused(Who, status);
        }

        _isThere = true;
        (HttpStatusCode found, string roles) = await SendAsync(HttpMethod.Get, address + Roles, token, cancellationToken).ConfigureAwait(false);
        string role = roles.Split('\n', 2)[0].Trim();
        if (found == HttpStatusCode.NotFound || (found == HttpStatusCode.OK && role.Length == 0))
        {
            throw new AwsCredentialException(
                RelayErrorKind.Authentication,
                "the instance has no role: attach one, or set AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }

        if (found != HttpStatusCode.OK)
        {
            throw AwsHttp.Refused(Who, found);
        }

        if (UrlPart.Fault(role) is { } fault)
        {
            throw new AwsCredentialException(RelayErrorKind.Authentication, $"{Who} names a role that {fault}");
        }

        (HttpStatusCode given, string body) =
            await SendAsync(HttpMethod.Get, address + Roles + UrlPart.Segment(role), token, cancellationToken).ConfigureAwait(false);
        return given == HttpStatusCode.OK ? AwsTemporaryCredentials.Read(body, Who) : throw AwsHttp.Refused(Who, given);
    }

    private Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string address, string? token, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, address) { Version = HttpVersion.Version11 };
        if (!RequestHeaders.TryAdd(request.Headers, token is null ? "X-aws-ec2-metadata-token-ttl-seconds" : "X-aws-ec2-metadata-token", token ?? TokenLifetime))
        {
            request.Dispose();
            throw new AwsCredentialException(RelayErrorKind.Authentication, Who + " gave a token that no header can carry");
        }

        return AwsHttp.SendAsync(environment, request, isLocal: true, s_patience, Who, cancellationToken);
    }
}
