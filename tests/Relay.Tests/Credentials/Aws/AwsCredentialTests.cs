namespace Relay.Tests;

/// <summary>Where AWS credentials come from, and that each signs its own calls only.</summary>
[Feature(15)]
public sealed class AwsCredentialTests : AwsTest
{
    [Fact]
    public async Task The_signature_that_is_sent_is_that_of_the_request()
    {
        Set("AKIDEXAMPLE", "a-secret", "a-session-token");
        await Bedrock(Target).ChatAsync("How high is the tide in Brest?");

        AssertSigned(Server.Requests[0], "AKIDEXAMPLE", "a-secret", "us-east-1");
        Assert.Equal("a-session-token", Server.Requests[0].Headers["X-Amz-Security-Token"]);
        Assert.Contains("anthropic.claude-3-haiku-20240307-v1%3A0", Server.Requests[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_and_an_arn_are_signed_too()
    {
        Set("AKIDEXAMPLE", "a-secret", null);
        ModelAlias alias = Bedrock("bedrock/arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0", region: null);
        Assert.Equal("hello", string.Concat((await Collect(alias.StreamAsync("hi"))).Select(update => update.Text)));

        AssertSigned(Server.Requests[0], "AKIDEXAMPLE", "a-secret", "eu-west-1");
    }

    [Fact]
    public async Task An_API_key_goes_as_a_bearer_token_and_nothing_is_signed()
    {
        Set("AKIDEXAMPLE", "a-secret", null);
        Environment["AWS_BEARER_TOKEN_BEDROCK"] = "an-api-key";
        await Bedrock(Target).ChatAsync("hi");

        Assert.Equal("Bearer an-api-key", Server.Requests[0].Headers["Authorization"]);
        Assert.False(Server.Requests[0].Headers.ContainsKey("X-Amz-Date"));
    }

    /// <summary>Known defect of clients that are kept by region: the credentials of one tenant sign the calls of another.</summary>
    [Fact]
    public async Task No_credentials_of_one_alias_or_runtime_sign_the_calls_of_another()
    {
        Write("credentials", "[one]\naws_access_key_id = AKIDONE\naws_secret_access_key = secret-one\n\n[two]\naws_access_key_id=AKIDTWO # of the second\naws_secret_access_key=secret-two\n");
        Set("AKIDENV", "secret-env", null);
        await Bedrock(Target, credential: new CredentialReference(CredentialKind.AwsProfile, "one")).ChatAsync("hi");
        await Bedrock(Target, credential: new CredentialReference(CredentialKind.AwsProfile, "two")).ChatAsync("hi");
        await Bedrock(Target).ChatAsync("hi");
        using (var other = new RelayRuntime(new RelayRuntimeOptions { TimeProvider = Clock, Environment = name => name switch { "AWS_ACCESS_KEY_ID" => "AKIDOTHER", "AWS_SECRET_ACCESS_KEY" => "secret-other", _ => null } }))
        using (RelayRuntime.Use(other))
        {
            await RelayRuntime.Model(Target, m => { m.BaseUrl = Server.BaseUrl; m.Region = "us-east-1"; }).ChatAsync("hi");
        }

        AssertSigned(Server.Requests[0], "AKIDONE", "secret-one", "us-east-1");
        AssertSigned(Server.Requests[1], "AKIDTWO", "secret-two", "us-east-1");
        AssertSigned(Server.Requests[2], "AKIDENV", "secret-env", "us-east-1");
        AssertSigned(Server.Requests[3], "AKIDOTHER", "secret-other", "us-east-1");
    }

    [Fact]
    public async Task A_profile_that_changes_counts_after_a_minute()
    {
        Write("credentials", "[default]\naws_access_key_id = AKIDOLD\naws_secret_access_key = old\n");
        ModelAlias alias = Bedrock(Target);
        await alias.ChatAsync("hi");
        Write("credentials", "[default]\naws_access_key_id = AKIDNEW\naws_secret_access_key = new\n");
        await alias.ChatAsync("hi");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await alias.ChatAsync("hi");

        AssertSigned(Server.Requests[1], "AKIDOLD", "old", "us-east-1");
        AssertSigned(Server.Requests[2], "AKIDNEW", "new", "us-east-1");
    }

    [Fact]
    public async Task A_container_is_handed_its_credentials_and_they_are_asked_for_again_when_they_end()
    {
        await using LoopbackFiles endpoint = LoopbackFiles.Start(count => (200,
            $$"""{"AccessKeyId":"AKIDCONTAINER{{count}}","SecretAccessKey":"s","Token":"t","Expiration":"{{Clock.GetUtcNow().AddHours(1):O}}"}"""));
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        Environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "container-token";
        ModelAlias alias = Bedrock(Target);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => alias.ChatAsync("hi")));
        Assert.Equal("container-token", Assert.Single(endpoint.Requests).Headers["Authorization"]);
        Clock.Advance(TimeSpan.FromHours(1));
        await alias.ChatAsync("hi");

        AssertSigned(Server.Requests[0], "AKIDCONTAINER1", "s", "us-east-1");
        AssertSigned(Server.Requests[5], "AKIDCONTAINER2", "s", "us-east-1");
    }

    [Fact]
    public async Task A_web_identity_assumes_its_role()
    {
        await using LoopbackFiles sts = LoopbackFiles.Start(_ => (200,
            $"<AssumeRoleWithWebIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>AKIDWEB</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>{Clock.GetUtcNow().AddHours(1):O}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>"));
        Environment["AWS_ENDPOINT_URL_STS"] = sts.Address;
        Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = Write("token", "a-web-token\n");
        Environment["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/r";
        await Bedrock(Target).ChatAsync("hi");

        Assert.Contains("WebIdentityToken=a-web-token", sts.Requests[0].Body, StringComparison.Ordinal);
        Assert.False(sts.Requests[0].Headers.ContainsKey("Authorization"));
        AssertSigned(Server.Requests[0], "AKIDWEB", "s", "us-east-1");
    }

    [Fact]
    public async Task A_profile_assumes_its_role_with_its_source_and_the_refusal_says_why()
    {
        await using LoopbackFiles sts = LoopbackFiles.Start(_ => (403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized.</Message></Error></ErrorResponse>"));
        Environment["AWS_ENDPOINT_URL_STS"] = sts.Address;
        Write("config", "[profile research]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\nexternal_id = x/y\nregion = eu-central-1\n");
        Write("credentials", "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = base-secret\n");
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => Bedrock(Target, region: null, credential: new CredentialReference(CredentialKind.AwsProfile, "research")).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.Contains("AccessDenied", error.Message, StringComparison.Ordinal);
        Assert.Contains("ExternalId=x%2Fy", sts.Requests[0].Body, StringComparison.Ordinal);
        AssertSigned(sts.Requests[0], "AKIDBASE", "base-secret", "eu-central-1", "sts");
        Assert.DoesNotContain("base-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sso_start_url = https://example.awsapps.com/start")]
    [InlineData("credential_process = /bin/keys")]
    public async Task A_profile_that_needs_the_command_line_says_so(string setting)
    {
        Write("config", "[profile p]\n" + setting + "\n");
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target, credential: new CredentialReference(CredentialKind.AwsProfile, "p")).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("export-credentials --profile p", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/credentials")]
    [InlineData("http://10.0.0.1/credentials")]
    [InlineData("http://user@127.0.0.1/credentials")]
    public async Task A_container_address_elsewhere_is_refused(string address)
    {
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = address;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target).ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public async Task Without_credentials_or_region_the_error_says_what_to_set()
    {
        RelayException none = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target).ChatAsync("hi"));
        RelayException nowhere = await Assert.ThrowsAsync<RelayException>(() => RelayRuntime.Model(Target).ChatAsync("hi"));

        Assert.Contains("AWS_BEARER_TOKEN_BEDROCK", none.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_REGION", nowhere.Message, StringComparison.Ordinal);
        Assert.Equal((RelayErrorKind.Config, RelayErrorKind.Config), (none.Kind, nowhere.Kind));
    }

    [Fact]
    public async Task A_session_token_that_comes_back_in_an_error_is_blotted_out()
    {
        Set("AKIDEXAMPLE", "a-secret", "a-session-token-of-mine");
        Server.Enqueue(LoopbackReply.Error(403, "The Canonical String should have been x-amz-security-token:a-session-token-of-mine", "InvalidSignatureException"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain("of-mine", error.ToString() + error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_token_that_comes_back_in_the_refusal_of_a_role_is_blotted_out()
    {
        await using LoopbackFiles sts = LoopbackFiles.Start(_ => (403, "<ErrorResponse><Error><Code>InvalidToken</Code><Message>Not valid: a-session-token-of-mine</Message></Error></ErrorResponse>"));
        Environment["AWS_ENDPOINT_URL_STS"] = sts.Address;
        Set("AKIDENV", "secret-env", "a-session-token-of-mine");
        Write("config", "[profile research]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = Environment\n");
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => Bedrock(Target, credential: new CredentialReference(CredentialKind.AwsProfile, "research")).ChatAsync("hi"));

        Assert.Contains("InvalidToken", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("of-mine", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_ends_does_not_take_the_credentials_from_those_who_wait_for_them()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gate = new ManualResetEventSlim();
        await using LoopbackFiles endpoint = LoopbackFiles.Start(count =>
        {
            arrived.TrySetResult();
            gate.Wait(TimeSpan.FromMinutes(2));
            return (200, """{"AccessKeyId":"AKIDCONTAINER","SecretAccessKey":"s","Token":"t"}""");
        });
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        ModelAlias alias = Bedrock(Target);
        using var cancellation = new CancellationTokenSource();
        Task<ChatReply> first = alias.ChatAsync("hi", cancellationToken: cancellation.Token);
        await arrived.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Task<ChatReply> second = alias.ChatAsync("hi");
        gate.Set();
        await second;

        Assert.Single(endpoint.Requests);
        AssertSigned(Server.Requests[0], "AKIDCONTAINER", "s", "us-east-1");
    }
}
