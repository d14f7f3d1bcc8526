namespace Relay.Presets;

/// <summary>The fields of an <c>.mda</c> file that say whether it is still what its author wrote.</summary>
internal static class IntegrityFields
{
    /// <summary>The digests that may be written.</summary>
    public static readonly EquatableArray<string> Algorithms = new("sha256", "sha384", "sha512");

    public static readonly MappingDefinition Integrity = new(
        "integrity",
        "the integrity",
        "The digest of `---`, the front matter without `integrity` and `signatures` as canonical JSON (RFC 8785), `---`, and the Markdown without blanks at line ends and without empty lines at its end, each followed by LF.",
        new FieldDefinition("algorithm", FieldShapes.Text, "How the digest is made.") { Required = true, Words = Algorithms, HonouredBy = HonouredIn.IntegrityCheck },
        new FieldDefinition("digest", FieldShapes.Text, "The digest: the algorithm, a colon, and lower-case hexadecimal digits.")
        {
            Required = true,
            Pattern = "^(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$",
            HonouredBy = HonouredIn.IntegrityCheck,
        });

    public static readonly MappingDefinition Signature = new(
        "signature",
        "a signature",
        "A signature over the DSSE pre-authentication encoding of the payload type and the canonical JSON of `integrity`.",
        Text("signer", "Who signed, for readers: `did-web:…` or `sigstore-oidc:…`. What counts is the key.") with { Required = true, HonouredBy = HonouredIn.FrontMatterReader },
        Text("key-id", "Which key it was; a key of the project is found by it.") with { Required = true },
        Text("payload-digest", "The digest that was signed, the same as `integrity.digest`.") with { Required = true },
        Text("algorithm", "How it was signed. ed25519 is understood but cannot be verified by this version.") with
        {
            Required = true,
            Words = new("ed25519", "ecdsa-p256", "rsa-pss-sha256"),
        },
        Text("signature", "The signature in base64.") with { Required = true },
        Text("payload-type", "The media type of what was signed.") with { Default = "application/vnd.mda.integrity+json" },
        Text("rekor-log-id", "The transparency log that has an entry of it. The log is not asked.") with { HonouredBy = null },
        new FieldDefinition("rekor-log-index", FieldShapes.WholeNumber, "The entry in that log.") { Minimum = 0, Maximum = long.MaxValue });

    private static FieldDefinition Text(string name, string doc) => new(name, FieldShapes.Text, doc) { HonouredBy = HonouredIn.SignatureCheck };
}
