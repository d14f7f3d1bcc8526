using System.Net;
using System.Text;

namespace Relay.Tests;

/// <summary>An error whose head is there and whose body does not come.</summary>
public sealed class SilentErrorTests
{
    private readonly ManualTime _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_member_whose_error_does_not_end_held_a_group_up_for_the_whole_time_of_a_call(bool streams)
    {
        using var handler = new SilentErrorHandler();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { TimeProvider = _clock, CreateHandler = _ => handler });
        using IDisposable scope = RelayRuntime.Use(runtime);
        var group = new TestGroup("default", Member("first"), Member("second"));

        Task<ChatReply> call = streams ? LastAsync(group.StreamAsync("hi")) : group.ChatAsync("hi");
        await handler.IsRead;
        _clock.Advance(TimeSpan.FromSeconds(5));
        ChatReply reply = await call;

        Assert.Equal(("hello", "second"), (reply.Text, reply.Member));
    }

    [Fact]
    public async Task The_error_is_told_with_what_came_of_it()
    {
        using var handler = new SilentErrorHandler();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { TimeProvider = _clock, CreateHandler = _ => handler });
        using IDisposable scope = RelayRuntime.Use(runtime);

        Task<ChatReply> call = Member("first").ChatAsync("hi");
        await handler.IsRead;
        _clock.Advance(TimeSpan.FromSeconds(5));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call);

        Assert.Equal((RelayErrorKind.RateLimit, 429, TimeSpan.FromSeconds(7)), (error.Kind, error.StatusCode, error.RetryAfter));
        Assert.Equal("slow d", error.Body);
    }

    private static ModelAlias Member(string name) => RelayRuntime.Model("groq/some-model", m => (m.Alias, m.ApiKey) = (name, "key-of-" + name));

    private static async Task<ChatReply> LastAsync(IAsyncEnumerable<ChatUpdate> updates)
    {
        ChatReply? last = null;
        await foreach (ChatUpdate update in updates)
        {
            last = update.Reply ?? last;
        }

        return last!;
    }

    /// <summary>Refuses the first request with a body that does not end, and answers the second.</summary>
    private sealed class SilentErrorHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _requests;

        public Task IsRead => _read.Task;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_requests++ > 0)
            {
                const string Answer = """{"choices":[{"message":{"content":"hello"},"finish_reason":"stop"}]}""";
                return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Answer, Encoding.UTF8, "application/json") });
            }

            var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StreamContent(new SilentStream(_read)) };
            refusal.Headers.Add("Retry-After", "7");
            return Task.FromResult(refusal);
        }
    }

    /// <summary>Six characters, and then nothing.</summary>
    private sealed class SilentStream(TaskCompletionSource read) : Stream
    {
        private bool _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_begun)
            {
                _begun = true;
                return Encoding.ASCII.GetBytes("slow d", buffer.Span);
            }

            read.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
