namespace Relay.Presets.Tests;

/// <summary>Mends of presets in Markdown.</summary>
public sealed class MarkdownFixesTests
{
    private const string Fields = "name: summary\ndescription: Sums up.\nmetadata:\n  snoai-llmix:\n    common: { provider: openai, model: gpt-4o }\n";
    private const string Prose = "\n# Summary\n\nNote: a text.\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_line_that_should_end_the_front_matter_is_written_behind_the_last_field(string newLine)
    {
        string text = ("---\n" + Fields + Prose).ReplaceLineEndings(newLine);

        PresetFix fix = Only(text, SyntaxRules.FrontMatter);

        Assert.Equal(("---\n" + Fields + "---\n" + Prose).ReplaceLineEndings(newLine), PresetFixes.Apply(text, fix.Edits));
        Assert.False(fix.IsPreferred);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void A_line_that_should_begin_the_front_matter_is_written_above_the_first_field(string mark)
    {
        string text = mark + Fields + "---\n" + Prose;

        Assert.Equal(mark + "---\n" + Fields + "---\n" + Prose, PresetFixes.Apply(text, Only(text, SyntaxRules.FrontMatter).Edits));
    }

    [Theory]
    [InlineData("# Only Markdown\n")]
    [InlineData("---\n")]
    [InlineData("---\nname: summary\n")]
    [InlineData("Markdown with a rule\n\n---\n\nbelow it\n")]
    [InlineData("")]
    public void What_is_no_front_matter_gets_no_line(string text) => Assert.Empty(Fixes(text, SyntaxRules.FrontMatter));

    [Fact]
    public void No_fix_makes_a_digest_fit_a_file_that_was_changed()
    {
        string text = Mda.Text(top: [Integrity("sha256", "sha256:" + new string('0', 64))]);

        Assert.Empty(Fixes(text, SecurityRules.IntegrityMismatch));
        Assert.Null(Mda.Compile(text).Single(SecurityRules.IntegrityMismatch).Suggestion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256:12")]
    [InlineData("sha256:000000000000000000000000000000000000000000000000000000000000000G")]
    [InlineData("sha384:0000000000000000000000000000000000000000000000000000000000000000")]
    public void No_fix_writes_a_digest_where_there_was_none_of_this_file(string digest) =>
        Assert.Empty(Fixes(Mda.Text(top: [Integrity("sha256", digest)]), SecurityRules.MalformedDigest));

    [Fact]
    public void A_right_digest_in_another_form_is_mended()
    {
        string digest = Digest("sha256");
        foreach (string written in new[] { digest.ToUpperInvariant(), digest[7..], "sha-256:" + digest[7..] })
        {
            string text = Mda.Text(top: [Integrity("sha256", written)]);

            Assert.Equal(Mda.Text(top: [Integrity("sha256", digest)]), PresetFixes.Apply(text, Only(text, SecurityRules.MalformedDigest).Edits));
        }
    }

    [Fact]
    public void A_right_digest_of_another_algorithm_mends_the_algorithm()
    {
        string text = Mda.Text(top: [Integrity("sha256", Digest("sha512"))]);

        Assert.Equal(Mda.Text(top: [Integrity("sha512", Digest("sha512"))]), PresetFixes.Apply(text, Only(text, SecurityRules.MalformedDigest).Edits));
    }

    [Theory]
    [InlineData("none", "[api.openai.com]")]
    [InlineData("[]", "[api.openai.com]")]
    [InlineData("[\"*.groq.com\", a.b]", "[\"*.groq.com\", a.b, api.openai.com]")]
    public void A_network_is_widened_only_when_somebody_asks_for_it(string network, string widened)
    {
        string text = Mda.Text(top: ["requires: { network: " + network + " }"]);

        PresetFix fix = Only(text, SecurityRules.OutsideNetwork);

        Assert.Equal(text.Replace(network, widened, StringComparison.Ordinal), PresetFixes.Apply(text, fix.Edits));
        Assert.False(fix.IsPreferred);
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "api.openai.com")]
    [InlineData("api.openai.com:443", "api.openai.com")]
    public void An_address_is_mended_to_its_host(string address, string host)
    {
        string text = Mda.Text(top: [$"requires: {{ network: [\"{address}\"] }}"]);

        Assert.Equal(text.Replace(address, host, StringComparison.Ordinal), PresetFixes.Apply(text, Only(text, SchemaRules.MalformedText).Edits));
    }

    [Theory]
    [InlineData("1", "1.0.0")]
    [InlineData("1.2", "1.2.0")]
    [InlineData("v1.2.3-rc.1", "1.2.3-rc.1")]
    [InlineData("01.2.3", null)]
    [InlineData("next", null)]
    [InlineData("", null)]
    public void A_version_is_mended_where_only_zeros_or_a_letter_are_wrong(string version, string? mended)
    {
        string text = Mda.Text(top: [$"version: \"{version}\""]);

        Assert.Equal(mended is null ? [] : [Mda.Text(top: [$"version: \"{mended}\""])], Fixes(text, SchemaRules.MalformedText).Select(fix => PresetFixes.Apply(text, fix.Edits)));
    }

    private static PresetFix Only(string text, FindingRule rule) => Assert.Single(Fixes(text, rule));

    private static IReadOnlyList<PresetFix> Fixes(string text, FindingRule rule) => PresetFixes.For(Mda.Compile(text).Single(rule), text);

    private static string Integrity(string algorithm, string digest) => $"integrity: {{ algorithm: {algorithm}, digest: \"{digest}\" }}";

    private static string Digest(string algorithm)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read("x.mda", Mda.Text());
        return DocumentDigest.Of(algorithm, (MappingNode)tree.Root!, tree.Prose!)!;
    }
}
