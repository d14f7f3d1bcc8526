using System.Net;

namespace Relay;

/// <summary>The credentials that ECS and EKS give a container, from the address in its environment.</summary>
/// <remarks>
/// A full address must be https, or plain http to the machine itself or to the addresses of ECS (169.254.170.2) and EKS (169.254.170.23, fd00:ec2::23), so that no variable can
/// send the authorization token elsewhere. Source: docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.
/// </remarks>
internal sealed class AwsContainerSource(AwsEnvironment environment) : AwsSource
{
    private const string Who = "the container's credential endpoint";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly Uri s_ecs = new("http://169.254.170.2");

    /// <inheritdoc/>
    public override async ValueTask<AwsCredentials?> GetAsync(CancellationToken cancellationToken)
    {
        if (Address() is not { } address)
        {
            return null;
        }

        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        RequestHeaders.TryAdd(request.Headers, "Accept", "application/json");
        if (Token() is { } token && !RequestHeaders.TryAdd(request.Headers, "Authorization", token))
        {
            request.Dispose();
            throw new AwsCredentialException(RelayErrorKind.Config, "the container's authorization token holds a line end, or another character that no header can carry");
        }

        (HttpStatusCode status, string body) = await AwsHttp.SendAsync(environment, request, isLocal: true, s_patience, Who, cancellationToken).ConfigureAwait(false);
        return status == HttpStatusCode.OK
            ? AwsTemporaryCredentials.Read(body, Who)
            : throw AwsHttp.Refused(Who, status);
    }

    private Uri? Address()
    {
        if (environment.Variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is { } relative)
        {
            return relative.StartsWith('/') && Uri.TryCreate(s_ecs.GetLeftPart(UriPartial.Authority) + relative, UriKind.Absolute, out Uri? below) && below.Host == s_ecs.Host
                ? below
                : throw new AwsCredentialException(RelayErrorKind.Config, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path");
        }

        if (environment.Variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not { } full)
        {
            return null;
        }

        return Uri.TryCreate(full, UriKind.Absolute, out Uri? address) && IsAllowed(address)
            ? address
            : throw new AwsCredentialException(
                RelayErrorKind.Config, "AWS_CONTAINER_CREDENTIALS_FULL_URI is refused: it must be https, or http to this machine or to the addresses of ECS and EKS");
    }

    private static bool IsAllowed(Uri address)
    {
        if (address.UserInfo.Length > 0)
        {
            return false;
        }

        if (address.Scheme == Uri.UriSchemeHttps)
        {
            return true;
        }

        return address.Scheme == Uri.UriSchemeHttp
            && (address.Host is "localhost" or "169.254.170.2" or "169.254.170.23" || address.DnsSafeHost == "fd00:ec2::23"
                || (IPAddress.TryParse(address.DnsSafeHost, out IPAddress? ip) && IPAddress.IsLoopback(ip)));
    }

    /// <summary>The token, read again each time from its file, which is renewed.</summary>
    private string? Token()
    {
        return environment.Variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { } file
            ? AwsTokenFile.Read(file, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
            : environment.Variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    }
}
