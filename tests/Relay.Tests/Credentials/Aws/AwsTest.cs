namespace Relay.Tests;

/// <summary>A test of calls that are signed: files and variables of its own, and the signature worked out again.</summary>
public abstract class AwsTest : LoopbackTest
{
    protected const string Target = "bedrock/anthropic.claude-3-haiku-20240307-v1:0";

    private readonly string _folder = Directory.CreateTempSubdirectory("relay-aws").FullName;

    protected ModelAlias Bedrock(string target, string? region = "us-east-1", CredentialReference? credential = null, bool asksInstance = false, Action<ModelSpecBuilder>? configure = null)
    {
        Environment["AWS_EC2_METADATA_DISABLED"] = asksInstance ? "false" : "true";
        Environment["HOME"] = _folder;
        if (Server.PendingReplies == 0)
        {
            for (int i = 0; i < 8; i++)
            {
                Server.Enqueue(LoopbackReply.Text("hello"));
            }
        }

        return Model(target, m =>
        {
            m.ApiKey = null;
            m.Credential = credential;
            m.Region = region;
            configure?.Invoke(m);
        });
    }

    protected void Set(string id, string secret, string? token)
    {
        Environment["AWS_ACCESS_KEY_ID"] = id;
        Environment["AWS_SECRET_ACCESS_KEY"] = secret;
        if (token is not null)
        {
            Environment["AWS_SESSION_TOKEN"] = token;
        }
    }

    protected string Write(string name, string text)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, ".aws")).FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Works the signature out again from what arrived, as the provider does.</summary>
    protected static void AssertSigned(ReceivedRequest request, string id, string secret, string region) =>
        AssertSigned(new SmallRequest(request.Method, request.Target, request.Headers, request.BodyBytes.ToArray()), id, secret, region, "bedrock");

    private protected static void AssertSigned(SmallRequest request, string id, string secret, string region, string service)
    {
        string authorization = request.Headers["Authorization"], timestamp = request.Headers["X-Amz-Date"];
        string[] names = authorization[(authorization.IndexOf("SignedHeaders=", StringComparison.Ordinal) + 14)..authorization.IndexOf(", Signature", StringComparison.Ordinal)].Split(';');
        KeyValuePair<string, string>[] headers = [.. names.Select(name => KeyValuePair.Create(name, request.Headers[name]))];
        int query = request.Target.IndexOf('?', StringComparison.Ordinal);
        string canonical = AwsSignature.CanonicalRequest(
            request.Method, query < 0 ? request.Target : request.Target[..query], query < 0 ? "" : request.Target[(query + 1)..], headers, AwsSignature.Hash(request.Bytes));
        string scope = AwsSignature.Scope(timestamp, region, service);
        string signature = AwsSignature.Sign(AwsSignature.SigningKey(secret, timestamp[..8], region, service), AwsSignature.StringToSign(timestamp, scope, canonical));

        Assert.Equal($"AWS4-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}", authorization);
    }

    /// <summary>What a container's endpoint or an instance answers: credentials that last an hour.</summary>
    private protected string Credentials(string id) => $$"""{"AccessKeyId":"{{id}}","SecretAccessKey":"s","Token":"t","Expiration":"{{Clock.GetUtcNow().AddHours(1):O}}"}""";

    /// <summary>What STS answers: credentials that last an hour.</summary>
    private protected string Assumed(string id) =>
        $"<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>{id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>{Clock.GetUtcNow().AddHours(1):O}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
}
