namespace Relay;

/// <summary>Who issues access tokens.</summary>
public enum TokenIssuer
{
    /// <summary>Google Cloud: application default credentials, service accounts, impersonation.</summary>
    GoogleCloud,

    /// <summary>Microsoft Entra: managed identities, service principals, developers' own logins.</summary>
    MicrosoftEntra,
}

/// <summary>The access tokens that a provider takes; they go as <c>Authorization: Bearer …</c>.</summary>
/// <param name="Issuer">Who issues them.</param>
/// <param name="Scope">The OAuth scope they are asked for with.</param>
public sealed record ProviderTokens(TokenIssuer Issuer, string Scope);
