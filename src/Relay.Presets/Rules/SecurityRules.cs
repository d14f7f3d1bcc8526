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

    /// <summary>A key that would reach another provider than its own.</summary>
    public static FindingRule ForeignCredential { get; } = new(
        "RLY0506",
        FindingSeverity.Warning,
        "Credential reaches another provider",
        "The key belongs to another provider than the one that gets it: by the usual name of its environment variable, or because `base_url` leads to another provider. Name the right variable, or correct the address.");

    /// <summary>An address that ends in what every call adds to it, or before what comes first.</summary>
    public static FindingRule AddressWithPath { get; } = new(
        "RLY0507",
        FindingSeverity.Warning,
        "Address ends in the wrong place",
        "Relay adds the path of the protocol (`/chat/completions`, `/v1/messages`, `/chat` …) to the address, so one that has it already is called where there is nothing, and so is one without what stands before it (`/v1`). End the address between the two.");

    /// <summary>A credential of a kind that the provider cannot be called with.</summary>
    public static FindingRule UnusableCredential { get; } = new(
        "RLY0508",
        FindingSeverity.Error,
        "Credential is of a kind that the provider does not take",
        "`aws_profile` is for `bedrock`, `gcp_adc` for `vertex` and `azure_entra` for `azure`. Any other provider, those of `providers` among them, takes a key, so a call would fail, or not be made as the preset says. Name the variable that holds the key with `$env.NAME`.");

    /// <summary>A value that would leave its place in a header or in the address of a call.</summary>
    public static FindingRule UnsendableValue { get; } = new(
        "RLY0509",
        FindingSeverity.Error,
        "Value cannot be sent",
        "The value stands in a header or in the address of every call. A line end would begin a header, or a request, of its own, and a `.` or `..` leaves its place in the path, so calls are refused. Write the name as the provider does.");

    /// <summary>An endpoint outside of what the preset says it needs.</summary>
    public static FindingRule OutsideNetwork { get; } = new(
        "RLY0510",
        FindingSeverity.Error,
        "Endpoint outside the network that the preset asks for",
        "`requires.network` says where requests of the preset may go, and its model is served elsewhere. Widen it, or choose another model.");

    /// <summary>A preset that is not what its digest was made of.</summary>
    public static FindingRule IntegrityMismatch { get; } = new(
        "RLY0511",
        FindingSeverity.Error,
        "Preset does not match its digest",
        "The front matter or the text was changed after `integrity.digest` was written. If the change is meant, write the new digest and have it signed again; if not, restore the file.");

    /// <summary>A digest that cannot be compared.</summary>
    public static FindingRule MalformedDigest { get; } = new(
        "RLY0512",
        FindingSeverity.Error,
        "Digest not understood",
        "A digest is the algorithm, a colon and lower-case hexadecimal digits, `sha256:9f86…`, with the same algorithm as `integrity.algorithm`.");

    /// <summary>A signature of something else.</summary>
    public static FindingRule SignatureOfOther { get; } = new(
        "RLY0513",
        FindingSeverity.Error,
        "Signature of something else",
        "Signatures need `integrity`, and their `payload-digest` is its `digest`. This one was made for another text, or the digest was changed since.");

    /// <summary>A signature that is wrong.</summary>
    public static FindingRule InvalidSignature { get; } = new(
        "RLY0514",
        FindingSeverity.Error,
        "Signature is not valid",
        "The key that the project has under this `key-id` did not make the signature, or not of this preset, or is of another kind than `algorithm` says: the algorithm is the key's, never the file's. Do not trust the file.");

    /// <summary>A signature whose key the project does not have.</summary>
    public static FindingRule UnknownKey { get; } = new(
        "RLY0515",
        FindingSeverity.Info,
        "Signature not verified",
        "The project has no key of this `key-id`, so nobody looked at the signature. Give the public key with `<RelayPreset Include=\"keys.pem\" RelayPreset=\"keys\" />`.");

    /// <summary>A signature that this version cannot verify.</summary>
    public static FindingRule UnverifiableSignature { get; } = new(
        "RLY0516",
        FindingSeverity.Warning,
        "Signature cannot be verified here",
        "The project has a key for the signature, but the compiler's framework cannot verify signatures of this kind (ed25519). Sign with ecdsa-p256 or rsa-pss-sha256 as well.");

    /// <summary>A file of public keys that holds something else.</summary>
    public static FindingRule MalformedKey { get; } = new(
        "RLY0517",
        FindingSeverity.Error,
        "Public key not understood",
        "A key file holds public keys in PEM (`-----BEGIN PUBLIC KEY-----`), each below a line `key-id: …`. Keys are RSA, ECDSA P-256 or ed25519.");

    /// <summary>A preset without the signature that the project asks for.</summary>
    public static FindingRule SignatureRequired { get; } = new(
        "RLY0518",
        FindingSeverity.Error,
        "Required signature is missing",
        "The project asks for a signature of this preset (`RelayRequireSignatures`, or `RequireSignature=\"true\"` on its item), and no key of the project made one of the file as it is. Have it signed, restore it, or, where the file need not be signed, say `RequireSignature=\"false\"` on its item. YAML and JSON cannot be signed.");

    /// <summary>A parameter that can only be meant as a credential.</summary>
    public static FindingRule CredentialAmongParameters { get; } = new(
        "RLY0530",
        FindingSeverity.Error,
        "Credential among the parameters",
        "Parameters go into the body of a request as they are. A key there is not used as one, and stands wherever bodies are kept. Name the variable that holds it with `credential: $env.NAME`; headers belong to an entry of `providers`.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All =>
    [
        SecretInPreset, LiteralCredential, UnsafeBaseUrl, InvalidCredential, InheritedCredential, ForeignCredential, AddressWithPath, UnusableCredential, UnsendableValue,
        OutsideNetwork, IntegrityMismatch, MalformedDigest, SignatureOfOther, InvalidSignature, UnknownKey, UnverifiableSignature, MalformedKey,
        SignatureRequired, CredentialAmongParameters,
    ];
}
