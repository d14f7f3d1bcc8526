using System.Net.Http.Headers;

namespace Relay;

/// <summary>Signs a request with one set of credentials, for one region and service.</summary>
/// <remarks>
/// Signed are the host, the content type, the time and the session token; what proxies and handlers may add or change is not. The key of the day is kept.
/// Its text form says nothing: it holds the credentials.
/// </remarks>
internal sealed class AwsRequestSigner(AwsCredentials credentials, string region, string service, TimeProvider clock) : RequestSigner
{
    private DayKey? _key;

    /// <inheritdoc/>
    public override string? Secret => credentials.SessionToken;

    /// <inheritdoc/>
    public override string KeyId => credentials.AccessKeyId;

    /// <inheritdoc/>
    public override void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body)
    {
        string timestamp = AwsSignature.Timestamp(clock.GetUtcNow());
        Uri address = request.RequestUri!;
        HttpRequestHeaders sent = request.Headers;
        RequestHeaders.Add(request, "X-Amz-Date", timestamp);
        if (credentials.SessionToken is { } token)
        {
            RequestHeaders.Add(request, "X-Amz-Security-Token", token);
        }

        var headers = new List<KeyValuePair<string, string>>(4);
        if (request.Content is { } content && content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues type))
        {
            headers.Add(new("content-type", type.ToString()));
        }

        headers.Add(new("host", sent.Host ?? (address.IsDefaultPort ? address.IdnHost : address.IdnHost + ":" + address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        headers.Add(new("x-amz-date", timestamp));
        if (credentials.SessionToken is not null)
        {
            headers.Add(new("x-amz-security-token", credentials.SessionToken));
        }

        string canonical = AwsSignature.CanonicalHash(request.Method.Method, address.AbsolutePath, address.Query.TrimStart('?'), headers, AwsSignature.Hash(body));
        DayKey key = KeyOf(timestamp);
        string signature = AwsSignature.Sign(key.Key, AwsSignature.Text(timestamp, key.Scope, canonical));
        RequestHeaders.Add(
            request,
            "Authorization",
            AwsSignature.Algorithm + " Credential=" + credentials.AccessKeyId + "/" + key.Scope + ", SignedHeaders=" + AwsSignature.SignedHeaders(headers) + ", Signature=" + signature);
    }

    public override string ToString() => nameof(AwsRequestSigner);

    private DayKey KeyOf(string timestamp)
    {
        if (Volatile.Read(ref _key) is { } known && timestamp.StartsWith(known.Date, StringComparison.Ordinal))
        {
            return known;
        }

        string date = timestamp[..8];
        var made = new DayKey(date, AwsSignature.SigningKey(credentials.SecretAccessKey, date, region, service), AwsSignature.Scope(timestamp, region, service));
        Volatile.Write(ref _key, made);
        return made;
    }

    /// <summary>Not a record: its text would show the key.</summary>
    private sealed class DayKey(string date, byte[] key, string scope)
    {
        public string Date { get; } = date;

        public byte[] Key { get; } = key;

        public string Scope { get; } = scope;
    }
}
