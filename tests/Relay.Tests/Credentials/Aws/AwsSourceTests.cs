using System.Net;
using System.Net.Sockets;

namespace Relay.Tests;

/// <summary>The instance metadata service, and the sources that a profile's role may name.</summary>
public sealed class AwsSourceTests : AwsTest
{
    private const string InstanceVariable = "AWS_EC2_METADATA_SERVICE_ENDPOINT";

    [Fact]
    public async Task An_instance_hands_out_its_credentials_for_a_token()
    {
        await using LoopbackFiles instance = LoopbackFiles.Start(Instance);
        Environment[InstanceVariable] = instance.Address + "/";
        await Bedrock(Target, asksInstance: true).ChatAsync("hi");

        Assert.Equal(
            [("PUT", "/latest/api/token"), ("GET", "/latest/meta-data/iam/security-credentials/"), ("GET", "/latest/meta-data/iam/security-credentials/a%20role")],
            instance.Requests.Select(request => (request.Method, request.Target)));
        Assert.Equal("21600", instance.Requests[0].Headers["X-aws-ec2-metadata-token-ttl-seconds"]);
        Assert.All(instance.Requests.Skip(1), request => Assert.Equal("an-instance-token", request.Headers["X-aws-ec2-metadata-token"]));
        AssertSigned(Server.Requests[0], "AKIDINSTANCE", "s", "us-east-1");
    }

    [Fact]
    public async Task Where_no_metadata_service_is_the_error_says_what_to_set()
    {
        Environment[InstanceVariable] = Nobody();
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target, asksInstance: true).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("AWS_BEARER_TOKEN_BEDROCK", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public async Task A_metadata_service_that_takes_the_connection_and_never_answers_is_no_absent_one()
    {
        await using var silent = new SilentFiles();
        Environment[InstanceVariable] = silent.Address;
        Task<ChatReply> call = Bedrock(Target, asksInstance: true).ChatAsync("hi");
        await silent.Asked;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(1)));

        // The clock may run out before a later try has its connection, or before all have ended.
        Assert.True(error.Kind is RelayErrorKind.Timeout or RelayErrorKind.Connection);
        Assert.DoesNotContain("no AWS credentials", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_and_the_time_limit_of_a_call_hold_while_credentials_are_waited_for()
    {
        await using var silent = new SilentFiles();
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = silent.Address;
        using var cancellation = new CancellationTokenSource();
        ModelAlias alias = Bedrock(Target, configure: m => m.Timeout = TimeSpan.FromSeconds(2));
        Task<ChatReply> cancelled = alias.ChatAsync("hi", cancellationToken: cancellation.Token);
        await silent.Asked;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        Task<ChatReply> limited = alias.ChatAsync("hi");
        Clock.Advance(TimeSpan.FromSeconds(2));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => limited);
        Assert.Equal(RelayErrorKind.Timeout, error.Kind);

        // What both waited for ends by itself.
        Task<ChatReply> last = Bedrock(Target).ChatAsync("hi");
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Contains("did not answer in time", (await Assert.ThrowsAsync<RelayException>(() => last)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_without_a_role_says_so()
    {
        await using LoopbackFiles instance = LoopbackFiles.Start(count => count == 1 ? (200, "an-instance-token") : (404, ""));
        Environment[InstanceVariable] = instance.Address;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target, asksInstance: true).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.Contains("the instance has no role", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment", "AKIDENV")]
    [InlineData("EcsContainer", "AKIDINSTANCE")]
    [InlineData("Ec2InstanceMetadata", "AKIDINSTANCE")]
    public async Task A_role_is_assumed_with_the_source_its_profile_names(string source, string id)
    {
        await using LoopbackFiles sts = LoopbackFiles.Start(_ => (200, Assumed("AKIDROLE")));
        await using LoopbackFiles local = LoopbackFiles.Start(count => source == "EcsContainer" ? Instance(3) : Instance(count));
        Set("AKIDENV", "s", null);
        Environment["AWS_ENDPOINT_URL_STS"] = sts.Address;
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = local.Address + "/container";
        Environment[InstanceVariable] = local.Address;
        Write("config", $"[profile p]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = {source}\n");
        await Bedrock(Target, asksInstance: true, credential: new CredentialReference(CredentialKind.AwsProfile, "p")).ChatAsync("hi");

        AssertSigned(Assert.Single(sts.Requests), id, "s", "us-east-1", "sts");
        AssertSigned(Server.Requests[0], "AKIDROLE", "s", "us-east-1");
        Assert.Equal(source switch { "Environment" => 0, "EcsContainer" => 1, _ => 3 }, local.Requests.Count);
    }

    [Theory]
    [InlineData("Environment", "AWS_ACCESS_KEY_ID")]
    [InlineData("EcsContainer", "AWS_CONTAINER_CREDENTIALS_FULL_URI")]
    [InlineData("Ec2InstanceMetadata", "hop limit")]
    [InlineData("Somewhere", "credential_source that does not exist")]
    public async Task A_source_that_has_nothing_says_what_to_set(string source, string hint)
    {
        Environment[InstanceVariable] = Nobody();
        Write("config", $"[profile p]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = {source}\n");
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => Bedrock(Target, asksInstance: true, credential: new CredentialReference(CredentialKind.AwsProfile, "p")).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_proxy_stands_before_the_host_of_the_machine()
    {
        using SocketsHttpHandler direct = EndpointPool.CreateHandler(TransportSettings.Default, usesProxy: false);
        using SocketsHttpHandler usual = EndpointPool.CreateHandler(TransportSettings.Default);

        Assert.Equal((false, true), (direct.UseProxy, usual.UseProxy));
    }

    /// <summary>What an instance answers: a token, the name of its role, the role's credentials.</summary>
    private (int Status, string Body) Instance(int count) => (200, ((count - 1) % 3) switch
    {
        0 => "an-instance-token",
        1 => "a role\n",
        _ => Credentials("AKIDINSTANCE"),
    });

    /// <summary>An address of this machine at which nobody listens.</summary>
    private static string Nobody()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        return "http://127.0.0.1:" + ((IPEndPoint)port.LocalEndpoint).Port;
    }
}
