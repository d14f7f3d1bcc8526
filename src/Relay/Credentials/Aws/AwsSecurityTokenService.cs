using System.Net;
using System.Text;
using System.Xml;

namespace Relay;

/// <summary>Asks AWS STS for the temporary credentials of a role.</summary>
/// <remarks>
/// The region's own endpoint, unless <c>AWS_ENDPOINT_URL_STS</c> names another.
/// Source: docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole and API_AssumeRoleWithWebIdentity.
/// </remarks>
internal sealed class AwsSecurityTokenService(AwsEnvironment environment, string region)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>Assumes a role with credentials that may.</summary>
    public Task<AwsCredentials> AssumeRoleAsync(AwsRole role, AwsCredentials source, CancellationToken cancellationToken) =>
        AskAsync("AssumeRole", role, webIdentityToken: null, source, cancellationToken);

    /// <summary>Assumes a role with a token of an identity provider; nothing is signed.</summary>
    public Task<AwsCredentials> AssumeRoleWithWebIdentityAsync(AwsRole role, string token, CancellationToken cancellationToken) =>
        AskAsync("AssumeRoleWithWebIdentity", role, token, source: null, cancellationToken);

    private async Task<AwsCredentials> AskAsync(string action, AwsRole role, string? webIdentityToken, AwsCredentials? source, CancellationToken cancellationToken)
    {
        var form = new StringBuilder("Action=").Append(action).Append("&Version=2011-06-15");
        Append(form, "RoleArn", role.Arn);
        Append(form, "RoleSessionName", role.SessionName);
        Append(form, "ExternalId", webIdentityToken is null ? role.ExternalId : null);
        Append(form, "DurationSeconds", role.DurationSeconds);
        Append(form, "WebIdentityToken", webIdentityToken);
        byte[] body = Encoding.UTF8.GetBytes(form.ToString());
        (Uri address, bool isLocal) = Address();
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body), Version = HttpVersion.Version11 };
        RequestHeaders.TryAdd(request.Content.Headers, "Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        if (source is not null)
        {
            new AwsRequestSigner(source, region, "sts", environment.Clock).Sign(request, body);
        }

        (HttpStatusCode status, string xml) = await AwsHttp.SendAsync(environment, request, isLocal, s_patience, "AWS STS", cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> values = Read(xml);
        if (status == HttpStatusCode.OK && values.TryGetValue("AccessKeyId", out string? id) && values.TryGetValue("SecretAccessKey", out string? secret))
        {
            return new AwsCredentials(id, secret, values.GetValueOrDefault("SessionToken"), AwsTemporaryCredentials.Time(values.GetValueOrDefault("Expiration")));
        }

        // Where a signature does not fit, the message repeats all that was signed.
        SentSecrets first = SentSecrets.Of(null, webIdentityToken, source?.SessionToken, source?.SecretAccessKey), second = SentSecrets.Of(null, source?.AccessKeyId, role.ExternalId);
        string code = Shown(values.GetValueOrDefault("Code") ?? "");
        string message = values.GetValueOrDefault("Message") is { } said ? ": " + Shown(said) : "";
        RelayErrorKind kind = values.GetValueOrDefault("Code") == "Throttling" ? RelayErrorKind.RateLimit : CredentialFault.Kind((int)status);
        throw new AwsCredentialException(kind, $"AWS STS refused {action} of {role.Arn} with {(int)status} {code}{message}");

        string Shown(string text) => VisibleText.Of(SecretShapes.Scrub(second.Mask(first.Mask(text))));
    }

    private (Uri Address, bool IsLocal) Address()
    {
        if (environment.Variable("AWS_ENDPOINT_URL_STS") is not { } named)
        {
            return (new Uri("https://sts." + region + "." + BedrockAddress.Domain(region) + "/"), false);
        }

        UrlVerdict verdict = UrlGuard.Check(named, allowPrivateHosts: true);
        return verdict.Uri is null
            ? throw new AwsCredentialException(RelayErrorKind.Config, "AWS_ENDPOINT_URL_STS is refused: " + verdict.Reason)
            : (verdict.Uri, true);
    }

    private static void Append(StringBuilder form, string name, string? value)
    {
        if (value is not null)
        {
            if (UrlPart.Unsendable(value) is { } fault)
            {
                throw new AwsCredentialException(RelayErrorKind.Config, $"the role's {name} {fault}");
            }

            form.Append('&').Append(name).Append('=').Append(UrlPart.QueryValue(value));
        }
    }

    /// <summary>The texts of the elements that have no elements in them, by their names.</summary>
    private static Dictionary<string, string> Read(string xml)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            string name = "";
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    name = reader.LocalName;
                }
                else if (reader.NodeType == XmlNodeType.Text)
                {
                    values.TryAdd(name, reader.Value.Trim());
                }
            }
        }
        catch (XmlException)
        {
            // A proxy's page: the status says what there is to say.
        }

        return values;
    }
}
