using Azure.Core;

namespace Relay.Tests;

/// <summary>A credential that does what a test says, and keeps what it was asked for.</summary>
internal sealed class FakeCredential(Func<int, Task<AccessToken>> get) : TokenCredential
{
    private readonly List<(int Number, TaskCompletionSource Source)> _waiting = [];
    private int _count;

    public List<TokenRequestContext> Requests { get; } = [];

    /// <summary>Waits until it has been asked for the <paramref name="number"/>th time.</summary>
    public Task Asked(int number)
    {
        lock (Requests)
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((number, source));
            if (_count >= number)
            {
                source.SetResult();
            }

            return source.Task;
        }
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        int number;
        lock (Requests)
        {
            Requests.Add(requestContext);
            number = ++_count;
            foreach ((int awaited, TaskCompletionSource source) in _waiting)
            {
                if (awaited <= number)
                {
                    source.TrySetResult();
                }
            }
        }

        return await get(number);
    }
}
