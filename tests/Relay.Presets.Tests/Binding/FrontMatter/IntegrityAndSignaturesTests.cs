using FsCheck;
using FsCheck.Fluent;
using System.Security.Cryptography;
using System.Text;

namespace Relay.Presets.Tests;

/// <summary>Integrity and signatures.</summary>
[Feature(18)]
public sealed class IntegrityAndSignaturesTests
{
    // Digests of documents that the reference implementation of MDA 1.0 is tested with (github.com/sno-ai/llmix, fixtures/mda/valid, 02 and 03).
    [Theory]
    [InlineData("with-integrity", "Source declaring an integrity anchor whose digest matches the canonical bytes.", "\n# With integrity\n\nThis body is part of the canonical artifact bytes.\n", "2259366cf445b4ca014780a0f2b8ee4aa9b8ebea92c1f7eda0c2903159f6ca48")]
    [InlineData("sigstore-signed", "Source declaring an integrity anchor and a Sigstore-OIDC signature; cryptographic verification uses a mock Rekor client and verifier in tests.", "\n# Sigstore signed\n", "9697448b6f3f88b71870dd5b608999ade717f73d4eebf67f02ac03dfe177a37e")]
    public void A_document_has_the_digest_that_MDA_gives_it(string name, string description, string prose, string digest)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read("x.mda", $"---\nname: {name}\ndescription: {description}\nsignatures: []\nintegrity: {{ algorithm: sha256 }}\nmetadata:\n  mda:\n    version: \"1.0.0\"\n---\n{prose}");

        Assert.Equal("sha256:" + digest, DocumentDigest.Of("sha256", (MappingNode)tree.Root!, tree.Prose!));
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("sha384")]
    [InlineData("sha512")]
    public void A_preset_that_matches_its_digest_has_no_finding(string algorithm) => Assert.Empty(Mda.Compile(Sealed(Mda.Text(), algorithm)).Findings);

    [Theory]
    [InlineData("# Summary\n", "# Summary   \t\n")]
    [InlineData("# Summary\n", "# Summary\n\n\n")]
    [InlineData("# Summary\n", "# Summary")]
    public void Blanks_at_the_end_of_lines_and_of_the_text_do_not_count(string before, string after) =>
        Assert.Empty(Mda.Compile(Sealed(Mda.Text(prose: before)).Replace("---\n" + before, "---\n" + after, StringComparison.Ordinal)).Findings);

    [Fact]
    public void Line_ends_the_byte_order_mark_the_order_of_fields_and_the_layout_do_not_count()
    {
        string text = Sealed(Mda.Text());

        Assert.Empty(Mda.Compile("\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal)).Findings);
        Assert.Empty(Mda.Compile(text.Replace("\n", "\r", StringComparison.Ordinal)).Findings);
        Assert.Empty(Mda.Compile(text.Replace("name: summary\ndescription: Sums up.\n", "description: 'Sums up.' # a comment\nname:   summary\n", StringComparison.Ordinal)).Findings);
    }

    [Theory]
    [InlineData("# Summary\n", "# Sumnary\n")]
    [InlineData("# Summary\n", " # Summary\n")]
    [InlineData("# Summary\n", "\n# Summary\n")]
    [InlineData("model: gpt-4o", "model: gpt-4o-mini")]
    [InlineData("description: Sums up.", "description: Sums it up.")]
    public void A_preset_that_was_changed_does_not_match(string before, string after)
    {
        string text = Sealed(Mda.Text()).Replace(before, after, StringComparison.Ordinal);

        Finding finding = Mda.Compile(text).Single(SecurityRules.IntegrityMismatch);

        Assert.StartsWith("\"sha256:", Presets.PointedAt(text, finding), StringComparison.Ordinal);
        string digest = System.Text.RegularExpressions.Regex.Match(finding.Message, "sha256:[0-9a-f]{64}").Value;
        Assert.Empty(Mda.Compile(text.Replace(Presets.PointedAt(text, finding), digest, StringComparison.Ordinal)).Findings);
    }

    [Theory]
    [InlineData("sha256:12", "RLY0512")]
    [InlineData("sha384:", "RLY0512")]
    [InlineData("", "RLY0512")]
    public void A_digest_of_another_form_is_reported(string digest, string rule) =>
        Assert.Equal([rule], Mda.Compile(Mda.Text(top: [$"integrity: {{ algorithm: sha256, digest: \"{digest}\" }}"])).Ids());

    [Fact]
    public void Digits_in_capitals_are_reported() =>
        Assert.Equal(["RLY0512"], Mda.Compile(Sealed(Mda.Text(), change: static digest => "sha256:" + digest[7..].ToUpperInvariant())).Ids());

    [Fact]
    public void Another_algorithm_is_reported() =>
        Assert.Equal(["RLY0108"], Mda.Compile(Sealed(Mda.Text()).Replace("algorithm: sha256", "algorithm: md5", StringComparison.Ordinal)).Ids());

    [Fact]
    public void A_number_that_JSON_does_not_have_has_no_digest() =>
        Mda.Compile(Sealed(Mda.Text()).Replace("metadata:\n", "metadata:\n  other: { a: .nan }\n", StringComparison.Ordinal)).Single(SecurityRules.MalformedDigest);

    [Fact]
    public void A_preset_that_cannot_be_read_is_not_said_to_be_changed() =>
        Mda.Compile(Sealed(Mda.Text()).Replace("name: summary\n", "name: summary\nname: summary\n", StringComparison.Ordinal)).HasNo(SecurityRules.IntegrityMismatch);

    [Fact]
    public void A_signature_without_integrity_is_reported()
    {
        string text = Mda.Text(top: ["signatures: [{ signer: \"did-web:a\", key-id: k, payload-digest: \"sha256:1\", algorithm: ecdsa-p256, signature: AA== }]"]);

        Assert.Equal("signatures", Presets.PointedAt(text, Mda.Compile(text).Single(SecurityRules.SignatureOfOther)));
    }

    [Fact]
    public void A_signature_of_another_digest_is_reported()
    {
        string text = Sealed(Mda.Text(), signature: ("ecdsa-p256", "AA=="), signed: "sha256:" + new string('0', 64));

        Assert.Equal(["RLY0513"], Mda.Compile(text).Ids());
    }

    [Fact]
    public void A_signature_without_a_key_in_the_project_is_a_note() =>
        Assert.Equal(FindingSeverity.Info, Mda.Compile(Sealed(Mda.Text(), signature: ("ecdsa-p256", "AA=="))).Single(SecurityRules.UnknownKey).Rule.Severity);

    [Theory]
    [InlineData(DSASignatureFormat.Rfc3279DerSequence)]
    [InlineData(DSASignatureFormat.IeeeP1363FixedFieldConcatenation)]
    public void An_ECDSA_signature_is_verified(DSASignatureFormat format)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        string text = Signed(Mda.Text(), "ecdsa-p256", data => key.SignData(data, HashAlgorithmName.SHA256, format));

        Assert.Empty(Mda.Compile(text, keys: Key(key.ExportSubjectPublicKeyInfoPem())).Findings);
    }

    [Fact]
    public void An_RSA_signature_is_verified()
    {
        using var key = RSA.Create(2048);

        string text = Signed(Mda.Text(), "rsa-pss-sha256", data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

        Assert.Empty(Mda.Compile(text, keys: Key(key.ExportSubjectPublicKeyInfoPem())).Findings);
    }

    [Fact]
    public void A_signature_of_another_key_is_an_error()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        string text = Signed(Mda.Text(), "ecdsa-p256", data => other.SignData(data, HashAlgorithmName.SHA256));

        Assert.Equal(["RLY0514"], Mda.Compile(text, keys: Key(key.ExportSubjectPublicKeyInfoPem())).Ids());
    }

    [Theory]
    [InlineData("AA==")]
    [InlineData("no base64!")]
    [InlineData("MAYCAQECAQE=")]
    [InlineData("MIAAAA==")]
    public void What_is_no_signature_at_all_is_an_error(string signature)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(["RLY0514"], Mda.Compile(Sealed(Mda.Text(), signature: ("ecdsa-p256", signature)), keys: Key(key.ExportSubjectPublicKeyInfoPem())).Ids());
    }

    [Fact]
    public void A_signature_is_of_its_payload_type_too()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        string text = Signed(Mda.Text(), "ecdsa-p256", data => key.SignData(data, HashAlgorithmName.SHA256)).Replace("algorithm: ecdsa-p256", "payload-type: application/vnd.other+json, algorithm: ecdsa-p256", StringComparison.Ordinal);

        Assert.Equal(["RLY0514"], Mda.Compile(text, keys: Key(key.ExportSubjectPublicKeyInfoPem())).Ids());
    }

    [Fact]
    public void A_changed_preset_is_reported_as_that_and_its_signature_not_looked_at()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string text = Signed(Mda.Text(), "ecdsa-p256", data => key.SignData(data, HashAlgorithmName.SHA256)).Replace("# Summary", "# Other", StringComparison.Ordinal);

        Assert.Equal(["RLY0511"], Mda.Compile(text, keys: Key(key.ExportSubjectPublicKeyInfoPem())).Ids());
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa-pss-sha256")]
    public void A_signature_of_another_algorithm_than_its_keys_is_an_error(string algorithm)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(["RLY0514"], Mda.Compile(Sealed(Mda.Text(), signature: (algorithm, "AA==")), keys: Key(key.ExportSubjectPublicKeyInfoPem())).Ids());
    }

    /// <summary>The key is the example of RFC 8410, section 10.1.</summary>
    [Fact]
    public void An_ed25519_key_is_a_key_and_its_signatures_are_said_not_to_be_verified()
    {
        PresetKey key = Key("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----");

        Assert.Equal("ed25519:did:web:example.com#release", key.ToString());
        Assert.Equal(["RLY0516"], Mda.Compile(Sealed(Mda.Text(), signature: ("ed25519", "AA==")), keys: key).Ids());
        Assert.Equal(["RLY0514"], Mda.Compile(Sealed(Mda.Text(), signature: ("ecdsa-p256", "AA==")), keys: key).Ids());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n")]
    [InlineData("key-id: a\n-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n")]
    [InlineData("key-id: a\n-----BEGIN PUBLIC KEY-----\n?\n")]
    [InlineData("key-id: a\n-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VuAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n")]
    public void A_file_without_a_key_that_can_be_used_is_reported(string text)
    {
        Assert.Empty(PresetKeyReader.Read("keys.pem", text, out EquatableArray<Finding> findings));
        Assert.Equal(SecurityRules.MalformedKey, Assert.Single(findings).Rule);
    }

    [Fact]
    public void Any_key_file_is_read_without_an_exception() => Prop.ForAll<byte[]>(static bytes =>
    {
        PresetKeyReader.Read("k", "key-id: a\n-----BEGIN PUBLIC KEY-----\n" + Convert.ToBase64String(bytes ?? []), out _);
        PresetKeyReader.Read("k", "key-id: a\n-----BEGIN PUBLIC KEY-----\n" + Convert.ToBase64String([0x30, (byte)(bytes?.Length ?? 0), .. bytes ?? []]), out _);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("public", true)]
    [InlineData("[api.openai.com]", true)]
    [InlineData("[\"*.openai.com\"]", true)]
    [InlineData("[API.OpenAI.com]", true)]
    [InlineData("[\"*.com\"]", false)]
    [InlineData("[openai.com]", false)]
    [InlineData("[api.groq.com]", false)]
    [InlineData("[]", false)]
    [InlineData("local", false)]
    [InlineData("none", false)]
    public void An_endpoint_outside_of_the_network_is_reported(string network, bool isInside)
    {
        string text = Mda.Text(top: ["requires: { network: " + network + " }"]);
        PresetCompilation compilation = Mda.Compile(text);

        Assert.Equal(isInside ? [] : ["RLY0510"], compilation.Ids());
        if (!isInside)
        {
            Assert.Equal(network, Presets.PointedAt(text, compilation.Single(SecurityRules.OutsideNetwork)));
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("local")]
    [InlineData("[localhost]")]
    public void An_engine_on_this_machine_needs_no_network(string network) =>
        Mda.Compile(Mda.Text(top: ["requires: { network: " + network + " }"], provider: "ollama", model: "llama3")).HasNo(SecurityRules.OutsideNetwork);

    [Theory]
    [InlineData("https://api.openai.com")]
    [InlineData("api.openai.com:443")]
    [InlineData("api.*i.com")]
    [InlineData("")]
    [InlineData("a b")]
    public void A_host_that_is_none_is_reported(string host) =>
        Mda.Compile(Mda.Text(top: [$"requires: {{ network: [\"{host}\"] }}"])).Single(SchemaRules.MalformedText);

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("a.localhost", true)]
    [InlineData("printer.local", true)]
    [InlineData("db.internal", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("192.168.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("notlocal", false)]
    [InlineData("internal.example.com", false)]
    public void Local_is_this_machine_and_private_networks(string host, bool isLocal) => Assert.Equal(isLocal, NetworkCheck.IsLocal(host));

    private static PresetKey Key(string pem) =>
        Assert.Single(PresetKeyReader.Read("keys.pem", "Our release key\nkey-id: did:web:example.com#release\n" + pem + "\n", out _));

    private static string Signed(string text, string algorithm, Func<byte[], byte[]> sign)
    {
        string payload = "{\"algorithm\":\"sha256\",\"digest\":\"" + DigestOf(text, "sha256") + "\"}";
        byte[] signed = Encoding.UTF8.GetBytes($"DSSEv1 34 application/vnd.mda.integrity+json {payload.Length} {payload}");
        return Sealed(text, signature: (algorithm, Convert.ToBase64String(sign(signed))));
    }

    private static string Sealed(
        string text, string algorithm = "sha256", (string Algorithm, string Base64)? signature = null, string? signed = null, Func<string, string>? change = null)
    {
        string digest = DigestOf(text, algorithm);
        string fields = $"integrity: {{ algorithm: {algorithm}, digest: \"{(change is null ? digest : change(digest))}\" }}\n"
            + (signature is not { } made ? "" : $"signatures: [{{ signer: \"did-web:example.com\", key-id: \"did:web:example.com#release\", payload-digest: \"{signed ?? digest}\", algorithm: {made.Algorithm}, signature: \"{made.Base64}\" }}]\n");
        return text.Replace("description: Sums up.\n", "description: Sums up.\n" + fields, StringComparison.Ordinal);
    }

    private static string DigestOf(string text, string algorithm)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read("x.mda", text);
        return DocumentDigest.Of(algorithm, (MappingNode)tree.Root!, tree.Prose!)!;
    }
}
