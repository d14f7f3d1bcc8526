namespace Relay;

/// <summary>How a request shows its credential.</summary>
public enum AuthScheme
{
    /// <summary>No credential is needed (local engines); one that is given goes as a bearer token.</summary>
    None,

    /// <summary><c>Authorization: Bearer …</c></summary>
    Bearer,

    /// <summary>A header of the provider's own (<see cref="ProviderFacts.AuthHeader"/>).</summary>
    Header,

    /// <summary>AWS Signature Version 4.</summary>
    AwsSignature,

    /// <summary>Google application default credentials.</summary>
    GoogleApplicationDefault,
}
