namespace Relay;

/// <summary>Which kinds of credentials a provider can be called with.</summary>
internal static class CredentialKinds
{
    /// <summary>Whether a call can be made with a credential of a kind. One that is a key, wherever it is kept, is everybody's.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="kind">The kind.</param>
    internal static bool Takes(ProviderFacts provider, CredentialKind kind) => kind switch
    {
        CredentialKind.AwsProfile => provider.Auth == AuthScheme.AwsSignature,
        CredentialKind.GcpApplicationDefault => provider.Tokens?.Issuer == TokenIssuer.GoogleCloud,
        CredentialKind.MicrosoftEntra => provider.Tokens?.Issuer == TokenIssuer.MicrosoftEntra,
        _ => true,
    };

    /// <summary>The provider that a kind is for; null for a key.</summary>
    /// <param name="kind">The kind.</param>
    internal static string? OwnerOf(CredentialKind kind) => kind switch
    {
        CredentialKind.AwsProfile => "bedrock",
        CredentialKind.GcpApplicationDefault => "vertex",
        CredentialKind.MicrosoftEntra => "azure",
        _ => null,
    };
}
