namespace Relay;

/// <summary>Gets short-lived access tokens from who issues them, for providers that take no lasting key or when none is given.</summary>
/// <remarks>
/// Relay brings the seam, packages of their own bring the sources: Relay.Google for Google Cloud, Relay.Azure for Microsoft Entra. A source keeps its tokens and renews them in
/// time: it is asked before every call. It is called by many calls at once.
/// </remarks>
public interface IAccessTokenSource
{
    /// <summary>Whether this source can serve <paramref name="request"/>; the first source that can is asked.</summary>
    bool Supports(AccessTokenRequest request);

    /// <summary>A token that is valid now, without the word <c>Bearer</c>.</summary>
    /// <param name="request">Whose token, and for what.</param>
    /// <param name="cancellationToken">The call's own cancellation and time limit.</param>
    /// <exception cref="RelayException">There is none; the call fails with its kind.</exception>
    /// <exception cref="Exception">
    /// There is none. An <see cref="HttpRequestException"/> or a time-out, also as a cause, is an outage of who issues tokens: the call fails
    /// with <see cref="RelayErrorKind.Provider"/> (status 500 and above), <see cref="RelayErrorKind.RateLimit"/> (429),
    /// <see cref="RelayErrorKind.Timeout"/> or <see cref="RelayErrorKind.Connection"/>, and a group goes on to its next member. Anything else
    /// is <see cref="RelayErrorKind.Authentication"/>. No message may hold a secret.
    /// </exception>
    ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken);

    /// <summary>Told that a provider refused a token (status 401) that this source gave: a source that keeps tokens drops it.</summary>
    /// <param name="request">What the token was asked for.</param>
    /// <param name="token">The token.</param>
    /// <returns>Whether another token may be had at once, so that the call is sent once more; false unless a source says otherwise.</returns>
    bool TryDrop(AccessTokenRequest request, string token) => false;
}

/// <summary>Which token a call needs.</summary>
/// <param name="Issuer">Who issues it.</param>
/// <param name="Scope">The OAuth scope.</param>
/// <param name="Credential">What the preset says about where to get it; null for the issuer's usual way.</param>
public sealed record AccessTokenRequest(TokenIssuer Issuer, string Scope, CredentialReference? Credential);
