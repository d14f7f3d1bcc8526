using Azure.Core;

namespace Relay;

/// <summary>Gives Relay access tokens of Microsoft Entra.</summary>
public static class RelayAzure
{
    /// <summary>Adds access tokens of Microsoft Entra: from the default chain of credentials, or from <paramref name="credential"/>.</summary>
    /// <param name="builder">What <c>AddRelay</c> gave.</param>
    /// <param name="credential">A credential of the program's own; null for the default chain.</param>
    /// <returns>The builder.</returns>
    public static RelayBuilder AddEntraTokens(this RelayBuilder builder, TokenCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddAccessTokenSource(Create(credential));
    }

    /// <summary>Adds access tokens of Microsoft Entra to a runtime without a container.</summary>
    /// <param name="options">The options of the runtime.</param>
    /// <param name="credential">A credential of the program's own; null for the default chain.</param>
    /// <returns>The options.</returns>
    public static RelayRuntimeOptions AddEntraTokens(this RelayRuntimeOptions options, TokenCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AccessTokenSources.Add(Create(credential));
        return options;
    }

    private static EntraTokens Create(TokenCredential? credential) => credential is null ? new EntraTokens() : new EntraTokens(credential);
}
