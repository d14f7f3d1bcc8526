namespace Relay;

/// <summary>Google's scopes that Relay asks for by itself.</summary>
internal static class GoogleScopes
{
    /// <summary>What impersonating a service account takes: cloud.google.com/iam/docs/create-short-lived-credentials-direct.</summary>
    public const string CloudPlatform = "https://www.googleapis.com/auth/cloud-platform";
}
