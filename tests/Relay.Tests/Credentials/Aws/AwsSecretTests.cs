using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Relay.Tests;

/// <summary>What must not be told, and what must not be believed: secrets, clocks, regions, the paths of models.</summary>
public sealed class AwsSecretTests : AwsTest
{
    /// <summary>Where a signature does not fit, AWS answers with all that was signed, and the session token is a part of it.</summary>
    [Fact]
    public async Task The_secrets_of_a_source_profile_are_blotted_out_of_what_sts_says()
    {
        await using LoopbackFiles sts = LoopbackFiles.Start(_ => (403,
            "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>The Canonical String should have been x-amz-security-token:a-session-of-mine with key-of-mine for external-of-mine</Message></Error></ErrorResponse>"));
        Environment["AWS_ENDPOINT_URL_STS"] = sts.Address;
        Write("config", "[profile p]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\nexternal_id = external-of-mine\n");
        Write("credentials", "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = key-of-mine\naws_session_token = a-session-of-mine\n");
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target, credential: new CredentialReference(CredentialKind.AwsProfile, "p")).ChatAsync("hi"));

        Assert.Contains("SignatureDoesNotMatch", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("of-mine", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The framework's messages quote a line of an answer that they cannot read.</summary>
    [Fact]
    public async Task The_token_of_a_container_is_not_told_where_the_answer_repeats_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task answer = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            NetworkStream stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\na-container-token-of-mine\r\n\r\n"));
        });
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port + "/";
        Environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "a-container-token-of-mine";
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target).ChatAsync("hi"));
        await answer;

        Assert.Equal(RelayErrorKind.Connection, error.Kind);
        Assert.DoesNotContain("of-mine", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AKID\r\nX-Evil: of-mine", null)]
    [InlineData("AKIDEXAMPLE", "of-mine\nX-Evil: 1")]
    public async Task Keys_that_no_header_can_carry_are_refused_and_not_shown(string id, string? token)
    {
        Set(id, "a-secret-of-mine", token);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target).ChatAsync("hi"));

        Assert.Equal((RelayErrorKind.Config, 0), (error.Kind, Server.RequestCount));
        Assert.DoesNotContain("of-mine", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)")]
    [InlineData("InvalidSignatureException", "Signature not yet current: 20260101T001500Z is still later than 20260101T000500Z")]
    [InlineData("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")]
    public async Task A_clock_that_is_wrong_is_told_of(string type, string message)
    {
        Set("AKIDEXAMPLE", "a-secret", null);
        Server.Enqueue(LoopbackReply.Error(403, message, type));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target).ChatAsync("hi"));

        Assert.Equal((RelayErrorKind.Authentication, message), (error.Kind, error.ProviderMessage));
        Assert.EndsWith("Set the clock.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1.evil.example")]
    [InlineData("evil.example/#")]
    [InlineData("@evil.example")]
    [InlineData("us_east_1")]
    [InlineData("us-east-1\r\nHost: evil.example")]
    [InlineData("-")]
    public async Task A_region_that_is_none_becomes_no_part_of_an_address_or_a_signature(string region)
    {
        Set("AKIDEXAMPLE", "a-secret", null);
        RelayException address = await Assert.ThrowsAsync<RelayException>(async () => await Bedrock(Target, region, configure: m => m.BaseUrl = null).ChatAsync("hi"));
        RelayException signature = await Assert.ThrowsAsync<RelayException>(async () => await Bedrock(Target, region).ChatAsync("hi"));
        Environment["AWS_REGION"] = region;
        RelayException variable = await Assert.ThrowsAsync<RelayException>(async () => await Bedrock(Target, region: null, configure: m => m.BaseUrl = null).ChatAsync("hi"));

        Assert.Equal((RelayErrorKind.Config, RelayErrorKind.Config, RelayErrorKind.Config), (address.Kind, signature.Kind, variable.Kind));
        Assert.Equal(0, Server.RequestCount);
    }

    [Theory]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1/b2", "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aapplication-inference-profile%2Fa1%2Fb2/converse")]
    [InlineData("a b+c%2Fd~é:0", "/model/a%20b%2Bc%252Fd~%C3%A9%3A0/converse")]
    [InlineData("../../x", "/model/..%2F..%2Fx/converse")]
    public async Task The_id_of_a_model_is_one_segment_of_the_path_and_encoded_again_where_it_is_signed(string model, string path)
    {
        Set("AKIDEXAMPLE", "a-secret", null);
        await Bedrock("bedrock/" + model).ChatAsync("hi");

        Assert.EndsWith(path, Server.Requests[0].Target, StringComparison.Ordinal);
        AssertSigned(Server.Requests[0], "AKIDEXAMPLE", "a-secret", "us-east-1");
        Assert.StartsWith("POST\n" + path.Replace("%", "%25", StringComparison.Ordinal) + "\n", AwsSignature.CanonicalRequest("POST", path, "", [], ""), StringComparison.Ordinal);
    }
}
