using Google.Apis.Auth.OAuth2;

namespace Relay;

/// <summary>Gives Relay access tokens of Google Cloud.</summary>
public static class RelayGoogle
{
    /// <summary>Adds access tokens of Google Cloud: from application default credentials, or from <paramref name="credential"/>.</summary>
    /// <param name="builder">What <c>AddRelay</c> gave.</param>
    /// <param name="credential">A credential of the program's own; null for application default credentials.</param>
    /// <returns>The builder.</returns>
    public static RelayBuilder AddGoogleTokens(this RelayBuilder builder, GoogleCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddAccessTokenSource(Create(credential));
    }

    /// <summary>Adds access tokens of Google Cloud to a runtime without a container.</summary>
    /// <param name="options">The options of the runtime.</param>
    /// <param name="credential">A credential of the program's own; null for application default credentials.</param>
    /// <returns>The options.</returns>
    public static RelayRuntimeOptions AddGoogleTokens(this RelayRuntimeOptions options, GoogleCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AccessTokenSources.Add(Create(credential));
        return options;
    }

    private static GoogleTokens Create(GoogleCredential? credential) => credential is null ? new GoogleTokens() : new GoogleTokens(credential);
}
