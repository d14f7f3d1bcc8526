namespace Relay.Tests;

/// <summary>A token source that does what a test says, and keeps what it was asked for.</summary>
internal sealed class TokenScript(Func<CancellationToken, ValueTask<string>> get, TokenIssuer issuer = TokenIssuer.GoogleCloud) : IAccessTokenSource
{
    public const string Token = "ya29.a-token-for-tests";

    public List<AccessTokenRequest> Requests { get; } = [];

    public static TokenScript Giving(string token) => new(_ => new ValueTask<string>(token));

    public bool Supports(AccessTokenRequest request) => request.Issuer == issuer;

    public ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return get(cancellationToken);
    }
}
