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
    /// <exception cref="Exception">There is none. Whatever is thrown becomes a <see cref="RelayException"/> of kind <see cref="RelayErrorKind.Authentication"/>; it must not hold a secret.</exception>
    ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken);
}

/// <summary>Which token a call needs.</summary>
/// <param name="Issuer">Who issues it.</param>
/// <param name="Scope">The OAuth scope.</param>
/// <param name="Credential">What the preset says about where to get it; null for the issuer's usual way.</param>
public sealed record AccessTokenRequest(TokenIssuer Issuer, string Scope, CredentialReference? Credential);
