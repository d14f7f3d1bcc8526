using System.Security.Cryptography;
using System.Text;

namespace Relay.Presets.Tests;

/// <summary>What somebody who can change a preset can do to its signature, where the project asks for one and where it does not.</summary>
public sealed class RequiredSignatureTests : IDisposable
{
    private const string Path = "presets/notes/x.mda";
    private const string Release = "did:web:example.com#release";
    private const string Prose = "# X\n\nGood.\n";
    private const string Genuine = """
        name: x
        description: Sums a page up.
        version: 1.0.0
        tags: [text]
        metadata:
          snoai-llmix:
            common:
              provider: openai
              model: gpt-4o-mini
              maxOutputTokens: 300
              seed: 4096

        """;

    private static readonly string Evil = Genuine.Replace("gpt-4o-mini", "gpt-4o", StringComparison.Ordinal).Replace("300", "3000", StringComparison.Ordinal);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA _rsa = RSA.Create(2048);

    // The example of RFC 8410, section 10.1.
    private const string Ed25519 = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----";

    public void Dispose()
    {
        _key.Dispose();
        _rsa.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_genuine_preset_has_no_finding(bool isRequired) => Assert.Empty(Check(Signed(Genuine), isRequired));

    [Fact]
    public void A_preset_that_was_changed_is_an_error_under_its_old_digest() =>
        Assert.Equal(["RLY0511", "RLY0518"], Check(File(Evil, Digest(Genuine), Signature(Digest(Genuine)))));

    [Fact]
    public void A_new_digest_does_not_go_with_the_old_signature()
    {
        Assert.Equal(["RLY0514"], Check(File(Evil, Digest(Evil), Claim(Digest(Evil), Sign(Digest(Genuine)))), isRequired: false));
        Assert.Equal(["RLY0513", "RLY0518"], Check(File(Evil, Digest(Evil), Signature(Digest(Genuine)))));
    }

    [Fact]
    public void Where_signatures_are_required_one_that_was_removed_is_an_error()
    {
        string stripped = File(Evil, Digest(Evil)), bare = File(Evil), emptied = File(Evil, Digest(Evil), "signatures: []\n");

        Assert.All(new[] { stripped, bare, emptied }, text => Assert.Contains("RLY0518", Check(text)));
        Assert.All(new[] { stripped, bare }, text => Assert.Empty(Check(text, isRequired: false)));
    }

    [Fact]
    public void Where_signatures_are_required_a_key_that_nobody_knows_is_an_error() =>
        Assert.Equal(["RLY0515", "RLY0518"], Check(File(Evil, Digest(Evil), Claim(Digest(Evil), "AAAA", key: "nobody"))));

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa-pss-sha256")]
    public void The_algorithm_is_the_keys_and_a_file_that_names_another_is_an_error_everywhere(string algorithm)
    {
        string text = File(Evil, Digest(Evil), Claim(Digest(Evil), "AAAA", algorithm: algorithm));

        Assert.Equal(["RLY0514"], Check(text, isRequired: false));
        Assert.Equal(["RLY0514", "RLY0518"], Check(text));
    }

    [Fact]
    public void A_genuine_signature_under_another_algorithm_is_not_taken() =>
        Assert.Equal(["RLY0514"], Check(Signed(Genuine).Replace("algorithm: ecdsa-p256", "algorithm: rsa-pss-sha256", StringComparison.Ordinal), isRequired: false));

    [Fact]
    public void A_signature_that_no_compiler_can_verify_does_not_count_where_one_is_required() =>
        Assert.Equal(["RLY0516", "RLY0518"], Check(File(Evil, Digest(Evil), Claim(Digest(Evil), "AAAA", key: "ed1", algorithm: "ed25519"))));

    [Theory]
    [InlineData("nobody", "ecdsa-p256", "RLY0515")]
    [InlineData("ed1", "ed25519", "RLY0516")]
    public void A_comment_of_the_file_hides_nothing_that_is_said_about_its_integrity(string key, string algorithm, string rule)
    {
        const string Comment = "# relay: disable-file RLY0510 RLY0511 RLY0512 RLY0513 RLY0514 RLY0515 RLY0516 RLY0518 -- fine\n";
        string text = File(Comment + Evil, Digest(Evil), Claim(Digest(Evil), "AAAA", key: key, algorithm: algorithm));

        Assert.Contains(rule, Check(text, isRequired: false));
        Assert.Contains("RLY0024", Check(text, isRequired: false));
        Assert.Contains("RLY0518", Check(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("MAYCAQACAQA=")]
    [InlineData("no base64!")]
    public void A_signature_of_nothing_is_an_error(string signature) =>
        Assert.Contains("RLY0518", Check(File(Genuine, Digest(Genuine), Claim(Digest(Genuine), signature))));

    [Fact]
    public void A_byte_behind_a_genuine_signature_is_an_error() =>
        Assert.Contains("RLY0514", Check(File(Genuine, Digest(Genuine), Claim(Digest(Genuine), Convert.ToBase64String([.. Convert.FromBase64String(Sign(Digest(Genuine))), 0])))));

    [Theory]
    [InlineData("4096", "4097")]
    [InlineData("maxOutputTokens: 300", "maxOutputTokens: 301")]
    [InlineData("description: Sums", "description: Sum\u0301s")]
    [InlineData("tags: [text]", "tags: [text, more]")]
    public void What_is_used_is_what_is_signed(string before, string after) =>
        Assert.Contains("RLY0518", Check(Signed(Genuine).Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void An_invisible_character_in_the_text_is_a_change() => Assert.Contains("RLY0518", Check(Signed(Genuine).Replace("Good", "Go\u200Bod", StringComparison.Ordinal)));

    [Fact]
    public void Whole_numbers_that_JSON_rounds_have_no_digest_for_two_of_them_had_the_same()
    {
        string large = Genuine.Replace("4096", "9007199254740993", StringComparison.Ordinal);
        string text = File(large, "sha256:" + new string('0', 64));

        Assert.Equal(["RLY0512"], Check(text, isRequired: false));
        Assert.Equal(["RLY0512", "RLY0518"], Check(text));
        Assert.Empty(Check(Signed(Genuine.Replace("4096", "9007199254740991", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("model: x\nmodel: y\n")]
    [InlineData("tags: [a]\n")]
    public void A_key_that_stands_twice_is_an_error(string more) =>
        Assert.Contains("RLY0004", Check(File(Genuine + more, Digest(Genuine), Signature(Digest(Genuine)))));

    [Fact]
    public void Of_several_signatures_one_must_hold_and_none_may_be_wrong()
    {
        string digest = Digest(Genuine), genuine = Item(digest, Sign(digest));

        Assert.Equal(["RLY0515"], Check(File(Genuine, digest, "signatures:\n" + Item(digest, "AAAA", key: "nobody") + genuine)));
        Assert.Equal(["RLY0514"], Check(File(Genuine, digest, "signatures:\n" + genuine + Item(digest, "AAAA"))));
    }

    [Fact]
    public void Two_keys_of_one_id_are_both_tried()
    {
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string keys = Keys(("key-id: " + Release, _rsa.ExportSubjectPublicKeyInfoPem()), ("key-id: " + Release, old.ExportSubjectPublicKeyInfoPem()), ("key-id: " + Release, _key.ExportSubjectPublicKeyInfoPem()));

        Assert.Empty(Link(keys, [Path], (Path, Signed(Genuine))).Findings);
    }

    [Fact]
    public void Where_signatures_are_required_a_preset_in_YAML_is_an_error_that_says_why()
    {
        const string Yaml = "version: 1\nmodels:\n  a: { target: openai/gpt-4o }\n";

        Finding finding = Assert.Single(Link(Keys(), ["models.yaml"], ("models.yaml", Yaml)).Findings);

        Assert.Equal("RLY0518", finding.Rule.Id);
        Assert.Contains("YAML or JSON cannot have one", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Link(Keys(), [Path], ("models.yaml", Yaml), (Path, Signed(Genuine))).Findings);
    }

    [Fact]
    public void A_signed_preset_inherits_from_no_file_signed_or_not()
    {
        string child = Genuine.Replace("metadata:", "inherit_from: notes/_base\nmetadata:", StringComparison.Ordinal);
        string parent = Genuine.Replace("name: x", "name: _base", StringComparison.Ordinal);

        PresetCompilation compilation = Link(Keys(), [Path], (Path, Signed(child)), ("presets/notes/_base.mda", File(parent)));

        Assert.Equal(["RLY0101"], compilation.Ids());
    }

    [Fact]
    public void A_model_of_another_file_under_the_same_name_is_an_error_and_does_not_take_its_place()
    {
        PresetCompilation compilation = Link(Keys(), [Path], (Path, Signed(Genuine)), ("a.yaml", "version: 1\nmodels:\n  notes/x: { target: openai/gpt-4o }\n  x: { target: openai/gpt-4o }\n"));

        Assert.Contains(compilation.Findings, static finding => finding.Rule.Severity == FindingSeverity.Error);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("true", null, true)]
    [InlineData("True", " ", true)]
    [InlineData("yes", null, true)]
    [InlineData("tru", null, true)]
    [InlineData("false", null, false)]
    [InlineData("true", "false", false)]
    [InlineData("false", "true", true)]
    [InlineData(null, "no", true)]
    public void A_word_that_is_neither_true_nor_false_asks_for_signatures(string? property, string? metadata, bool isRequired) =>
        Assert.Equal(isRequired, SignatureRequirement.Of(property, metadata));

    private string[] Check(string text, bool isRequired = true) => [.. Link(Keys(), isRequired ? [Path] : [], (Path, text)).Ids().Order(StringComparer.Ordinal)];

    private static PresetCompilation Link(string keys, string[] signed, params (string Path, string Text)[] files) => PresetCompiler.Link(
        [PresetCompiler.ReadKeys("keys.pem", keys), .. files.Select(static file => PresetCompiler.Read(file.Path, file.Text))],
        new PresetCompilerOptions { SignedPaths = new EquatableArray<string>(signed) });

    private string Keys() => Keys(("key-id: " + Release, _key.ExportSubjectPublicKeyInfoPem()), ("key-id: rsa1", _rsa.ExportSubjectPublicKeyInfoPem()), ("key-id: ed1", Ed25519));

    private static string Keys(params (string Id, string Pem)[] keys) => string.Concat(keys.Select(static key => key.Id + "\n" + key.Pem + "\n"));

    private static string File(string frontMatter, string? digest = null, string signatures = "") =>
        "---\n" + frontMatter + (digest is null ? "" : $"integrity:\n  algorithm: sha256\n  digest: \"{digest}\"\n") + signatures + "---\n" + Prose;

    private string Signed(string frontMatter) => File(frontMatter, Digest(frontMatter), Signature(Digest(frontMatter)));

    private string Signature(string digest) => Claim(digest, Sign(digest));

    private static string Claim(string digest, string signature, string key = Release, string algorithm = "ecdsa-p256") =>
        "signatures:\n" + Item(digest, signature, key, algorithm);

    private static string Item(string digest, string signature, string key = Release, string algorithm = "ecdsa-p256") =>
        $"  - {{ signer: \"did-web:example.com\", key-id: \"{key}\", payload-digest: \"{digest}\", algorithm: {algorithm}, signature: \"{signature}\" }}\n";

    private string Sign(string digest)
    {
        string payload = "{\"algorithm\":\"sha256\",\"digest\":\"" + digest + "\"}";
        byte[] data = Encoding.UTF8.GetBytes($"DSSEv1 34 application/vnd.mda.integrity+json {payload.Length} {payload}");
        return Convert.ToBase64String(_key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static string Digest(string frontMatter)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read("x.mda", File(frontMatter));
        return DocumentDigest.Of("sha256", (MappingNode)tree.Root!, tree.Prose!)!;
    }
}
