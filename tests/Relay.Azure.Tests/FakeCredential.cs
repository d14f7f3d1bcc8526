using Azure.Core;

namespace Relay.Tests;

/// <summary>A credential that does what a test says, and keeps what it was asked for.</summary>
internal sealed class FakeCredential(Func<int, Task<AccessToken>> get) : TokenCredential
{
    private int _count;

    public List<TokenRequestContext> Requests { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        int number;
        lock (Requests)
        {
            Requests.Add(requestContext);
            number = ++_count;
        }

        return await get(number);
    }
}
