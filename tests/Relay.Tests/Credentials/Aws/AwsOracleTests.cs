using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Tests;

/// <summary>What AWS's own library signs, Relay signs alike.</summary>
public sealed class AwsOracleTests
{
    [Fact]
    public void Any_request_has_the_signature_that_the_library_of_AWS_gives_it()
    {
        Gen<string> model = Gen.Elements("a", "Z", "0", ".", "-", ":", "/", "_", "~", "%", " ", "+", "é", "八", "anthropic", "arn:aws:bedrock").NonEmptyListOf().Select(string.Concat);
        Gen<byte[]> body = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();
        Gen<(string Model, byte[] Body, bool HasToken, string Region)> cases =
            from name in model
            from bytes in body
            from token in Gen.Elements(true, false)
            from region in Gen.Elements("us-east-1", "eu-central-1", "cn-north-1")
            select (name, bytes, token, region);
        foreach ((string name, byte[] bytes, bool hasToken, string region) in cases.Sample(40, 100))
        {
            string? token = hasToken ? "IQoJb3JpZ2luX2Vj//8=" : null;
            (DefaultRequest request, AWS4SigningResult result) = Oracle(name, region, bytes, token);

            KeyValuePair<string, string>[] headers = [.. result.SignedHeaders.Split(';').Select(header => KeyValuePair.Create(
                header, header == "host" ? request.Endpoint.Host : request.Headers.First(entry => string.Equals(entry.Key, header, StringComparison.OrdinalIgnoreCase)).Value))];
            string canonical = AwsSignature.CanonicalRequest("POST", "/model/" + Uri.EscapeDataString(name) + "/converse", "", headers, AwsSignature.Hash(bytes));
            string timestamp = result.ISO8601DateTime, scope = AwsSignature.Scope(timestamp, region, "bedrock");
            byte[] key = AwsSignature.SigningKey("a-secret", timestamp[..8], region, "bedrock");

            Assert.Equal(result.Scope, scope);
            Assert.Equal(result.Signature, AwsSignature.Sign(key, AwsSignature.StringToSign(timestamp, scope, canonical)));
        }
    }

    private static (DefaultRequest Request, AWS4SigningResult Result) Oracle(string model, string region, byte[] body, string? token)
    {
        var request = new DefaultRequest(new Nothing(), "bedrock")
        {
            HttpMethod = "POST",
            Endpoint = new Uri("https://bedrock-runtime." + region + ".amazonaws.com"),
            ResourcePath = "/model/{modelId}/converse",
            Content = body,
            AuthenticationRegion = region,
            DisablePayloadSigning = false,
        };
        request.PathResources.Add("{modelId}", model);
        request.Headers["Content-Type"] = "application/json";
        if (token is not null)
        {
            request.Headers["X-Amz-Security-Token"] = token;
        }

        return (request, new AWS4Signer(false).SignRequest(request, new Config(region), null, "AKIDEXAMPLE", "a-secret"));
    }

    private sealed class Nothing : AmazonWebServiceRequest;

    private sealed class Config : ClientConfig
    {
        public Config(string region)
            : base(null)
        {
            AuthenticationRegion = region;
            AuthenticationServiceName = "bedrock";
        }

        public override string RegionEndpointServiceName => "bedrock-runtime";

        public override string ServiceVersion => "2023-09-30";

        public override string UserAgent => "oracle";

        public override Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters parameters) =>
            new("https://bedrock-runtime.us-east-1.amazonaws.com");
    }
}
