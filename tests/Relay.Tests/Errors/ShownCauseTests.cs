namespace Relay.Tests;

/// <summary>Which inner exceptions a failure shows: their messages are looked at, their stacks are never written.</summary>
public sealed class ShownCauseTests : LoopbackTest
{
    private Exception _thrown = new IOException("broken");

    protected override void Configure(RelayRuntimeOptions options) => options.CreateHandler = _ => new Failing(this);

    [Fact]
    public async Task A_cause_whose_stack_cannot_be_written_is_shown_and_its_stack_is_not_asked_for()
    {
        var cause = new Unwritable("broken");
        Assert.Same(cause, await CauseAsync(cause));
    }

    [Fact]
    public async Task A_cause_with_the_key_in_its_message_or_below_or_in_its_data_is_not_shown()
    {
        const string Key = "a-key-of-no-known-form";
        var noted = new IOException("broken");
        noted.Data["request"] = "Authorization: Bearer " + Key;
        foreach (Exception cause in new Exception[]
        {
            new IOException("Bearer " + Key),
            new IOException("broken", new InvalidOperationException(Key)),
            new AggregateException(new IOException("broken"), new IOException("fine", new IOException(Key))),
            noted,
        })
        {
            Assert.Null(await CauseAsync(cause, Key));
        }
    }

    [Fact]
    public async Task A_cause_that_cannot_be_read_or_never_ends_is_not_shown_and_hides_no_failure()
    {
        Exception chain = new IOException("the last");
        for (int i = 0; i < 10_000; i++)
        {
            chain = new IOException("above", chain);
        }

        Assert.Null(await CauseAsync(chain));
        Assert.Null(await CauseAsync(new Unreadable()));
    }

    private async Task<Exception?> CauseAsync(Exception cause, string key = "test-key")
    {
        _thrown = cause;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => m.ApiKey = key).ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Connection, error.Kind);
        return error.InnerException;
    }

    private sealed class Failing(ShownCauseTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(test._thrown);
    }

    private sealed class Unwritable(string message) : IOException(message)
    {
        public override string? StackTrace => throw new InvalidOperationException("No descriptors are left.");

        public override string ToString() => throw new InvalidOperationException("No descriptors are left.");
    }

    private sealed class Unreadable : IOException
    {
        public override string Message => throw new InvalidOperationException("There is no message.");
    }
}
