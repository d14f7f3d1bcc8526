namespace Relay.Presets;

/// <summary>Rules about keys and addresses (RLY05xx). Their messages never contain the secret.</summary>
public static class SecurityRules
{
    /// <summary>A text that looks like a real key.</summary>
    public static FindingRule SecretInPreset { get; } = new(
        "RLY0501",
        FindingSeverity.Error,
        "Secret in a preset",
        "The text has the form of a real key. A preset is source code: whoever reads it has the key, and so has whoever gets the program. Revoke the key, and name an environment variable with `$env.NAME`.");

    /// <summary>A literal credential that does not look like a real key.</summary>
    public static FindingRule LiteralCredential { get; } = new(
        "RLY0502",
        FindingSeverity.Warning,
        "Literal credential",
        "The credential is written out in the preset and ends up in the compiled program. That is right only for a key that is worth nothing, such as one of a local server.");

    /// <summary>A <c>base_url</c> that requests must not be sent to.</summary>
    public static FindingRule UnsafeBaseUrl { get; } = new(
        "RLY0503",
        FindingSeverity.Error,
        "Address not allowed",
        "Requests carry a key, so they go only to http or https addresses without user name and password, and in plain http or to private hosts only where that is meant.");

    /// <summary>A text that names no credential.</summary>
    public static FindingRule InvalidCredential { get; } = new(
        "RLY0504",
        FindingSeverity.Error,
        "Credential not understood",
        "A credential is `$env.NAME` or `${env:NAME}` and nothing else in the same text, or a mapping with a `type`. NAME consists of capital letters, digits and underscores and does not start with a digit.");

    /// <summary>A key that goes to another provider than the one it was written for.</summary>
    public static FindingRule InheritedCredential { get; } = new(
        "RLY0505",
        FindingSeverity.Warning,
        "Credential inherited for another provider",
        "`credential` comes from a model of another provider, so that provider's key is sent to this one. Give this model its own `credential`, or take the inherited one away with `credential: null`.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [SecretInPreset, LiteralCredential, UnsafeBaseUrl, InvalidCredential, InheritedCredential];
}
