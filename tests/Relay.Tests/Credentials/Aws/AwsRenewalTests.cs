namespace Relay.Tests;

/// <summary>Credentials that end: renewed once for all that wait, and kept as long as they last.</summary>
public sealed class AwsRenewalTests : AwsTest
{
    [Fact]
    public async Task Credentials_that_have_ended_are_renewed_once_for_many_calls()
    {
        await using LoopbackFiles endpoint = LoopbackFiles.Start(count => (200, Credentials("AKID" + count)));
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        ModelAlias alias = Bedrock(Target);
        await alias.ChatAsync("hi");
        Clock.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => alias.ChatAsync("hi"))));

        Assert.Equal(2, endpoint.Requests.Count);
        Assert.All(Server.Requests.Skip(1), request => AssertSigned(request, "AKID2", "s", "us-east-1"));
    }

    /// <summary>Known defect of locks around a renewal: where there are no credentials, each call that waits asks again, one after the other.</summary>
    [Fact]
    public async Task A_renewal_that_fails_fails_once_for_all_that_wait()
    {
        await using var endpoint = new SilentFiles();
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        ModelAlias alias = Bedrock(Target);
        Task<ChatReply>[] calls = [.. Enumerable.Range(0, 16).Select(_ => alias.ChatAsync("hi"))];
        await endpoint.Asked;
        endpoint.Release();
        foreach (Task<ChatReply> call in calls)
        {
            Assert.Contains("answered 500", (await Assert.ThrowsAsync<RelayException>(() => call)).Message, StringComparison.Ordinal);
        }

        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task While_the_old_ones_last_a_renewal_may_fail_and_afterwards_they_are_not_used()
    {
        await using LoopbackFiles endpoint = LoopbackFiles.Start(count => count == 1 ? (200, Credentials("AKIDOLD")) : (500, "secret-of-an-error-page"));
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        ModelAlias alias = Bedrock(Target);
        await alias.ChatAsync("hi");
        Clock.Advance(TimeSpan.FromMinutes(56));
        await alias.ChatAsync("hi");
        Clock.Advance(TimeSpan.FromMinutes(3));
        await alias.ChatAsync("hi");
        Clock.Advance(TimeSpan.FromMinutes(1));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => alias.ChatAsync("hi"));

        Assert.All(Server.Requests, request => AssertSigned(request, "AKIDOLD", "s", "us-east-1"));
        Assert.Equal(3, Server.RequestCount);
        Assert.NotEqual(RelayErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain("secret-of", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A metadata service that is silent for a moment looks like no instance at all.</summary>
    [Fact]
    public async Task An_outage_of_the_metadata_service_of_an_instance_is_not_taken_for_no_instance()
    {
        bool isThere = true;
        await using LoopbackFiles instance = LoopbackFiles.Start(count => !isThere ? (503, "") : (200, count switch { 1 => "t", 2 => "r", _ => Credentials("AKIDINSTANCE") }));
        Environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = instance.Address;
        ModelAlias alias = Bedrock(Target, asksInstance: true);
        await alias.ChatAsync("hi");
        isThere = false;
        Clock.Advance(TimeSpan.FromHours(1));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => alias.ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Provider, error.Kind);
    }

    [Theory]
    [InlineData(503, RelayErrorKind.Provider)]
    [InlineData(429, RelayErrorKind.RateLimit)]
    public async Task A_metadata_service_that_answers_with_an_error_is_asked_three_times(int status, RelayErrorKind kind)
    {
        await using LoopbackFiles instance = LoopbackFiles.Start(_ => (status, ""));
        Environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = instance.Address;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Bedrock(Target, asksInstance: true).ChatAsync("hi"));

        Assert.Equal((kind, 3), (error.Kind, instance.Requests.Count));
    }

    [Fact]
    public async Task A_metadata_service_that_fails_once_is_asked_again()
    {
        await using LoopbackFiles instance = LoopbackFiles.Start(count => count == 1 ? (503, "") : (200, count switch { 2 => "t", 3 => "r", _ => Credentials("AKIDINSTANCE") }));
        Environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = instance.Address;
        await Bedrock(Target, asksInstance: true).ChatAsync("hi");

        AssertSigned(Server.Requests[0], "AKIDINSTANCE", "s", "us-east-1");
    }

    [Theory]
    [InlineData(500, RelayErrorKind.Provider)]
    [InlineData(429, RelayErrorKind.RateLimit)]
    [InlineData(403, RelayErrorKind.Authentication)]
    public async Task Three_hundred_calls_ask_a_container_endpoint_that_fails_once_a_pause(int status, RelayErrorKind kind)
    {
        await using LoopbackFiles endpoint = LoopbackFiles.Start(_ => (status, ""));
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        ModelAlias alias = Bedrock(Target);
        for (int i = 0; i < 300; i++)
        {
            RelayException error = await Assert.ThrowsAsync<RelayException>(() => alias.ChatAsync("hi"));
            Assert.Equal(kind, error.Kind);
        }

        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Credentials_that_a_provider_calls_expired_are_renewed_and_the_call_sent_once_more()
    {
        await using LoopbackFiles endpoint = LoopbackFiles.Start(count => (200, Credentials("AKID" + count)));
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        Server.Enqueue(LoopbackReply.Text("first"));
        Server.Enqueue(LoopbackReply.Error(403, "The security token included in the request is expired").WithHeader("x-amzn-errortype", "ExpiredTokenException"));
        Server.Enqueue(LoopbackReply.Text("again"));
        ModelAlias alias = Bedrock(Target);
        await alias.ChatAsync("hi");
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("again", (await alias.ChatAsync("hi")).Text);
        AssertSigned(Server.Requests[^1], "AKID2", "s", "us-east-1");
    }

    [Fact]
    public async Task A_call_that_is_cancelled_does_not_cancel_the_renewal_of_the_others()
    {
        using var asked = new SemaphoreSlim(0);
        using var answers = new ManualResetEventSlim();
        await using LoopbackFiles endpoint = LoopbackFiles.Start(_ =>
        {
            asked.Release();
            answers.Wait();
            return (200, Credentials("AKIDSHARED"));
        });
        Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint.Address;
        ModelAlias alias = Bedrock(Target);
        using var cancellation = new CancellationTokenSource();
        Task<ChatReply> first = alias.ChatAsync("hi", cancellationToken: cancellation.Token);
        await asked.WaitAsync();
        Task<ChatReply> second = alias.ChatAsync("hi");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answers.Set();
        await second;

        Assert.Single(endpoint.Requests);
        AssertSigned(Assert.Single(Server.Requests), "AKIDSHARED", "s", "us-east-1");
    }
}
