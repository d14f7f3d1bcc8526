using FsCheck;
using FsCheck.Fluent;

namespace Relay.Presets.Tests;

public sealed class MarkdownReaderTests
{
    [Theory]
    [InlineData("---\nname: x\n---\nText\n", "Text\n")]
    [InlineData("\uFEFF---\r\nname: x\r\n---\r\nText\r\n", "Text\r\n")]
    [InlineData("---\rname: x\r---\rText\r", "Text\r")]
    [InlineData("---\nname: x\n---", "")]
    [InlineData("---\nname: x\n---\n\n---\nnot YAML: [\n", "\n---\nnot YAML: [\n")]
    public void Front_matter_and_text_are_taken_apart_whatever_the_line_ends(string text, string prose)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read("x.mda", text);

        Assert.Empty(tree.Findings);
        Assert.Equal("{name: x}", Syntaxes.Show(tree.Root));
        Assert.Equal(prose, tree.Prose);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_place_is_one_in_the_file(string lineEnd)
    {
        string text = "\uFEFF" + "---\nname: x\nmetadata:\n  a: [1, 'two']\n---\nText\n".Replace("\n", lineEnd, StringComparison.Ordinal);

        foreach (ScalarNode scalar in Syntaxes.Nodes(PresetSyntaxReader.Read("x.mda", text).Root).OfType<ScalarNode>())
        {
            string written = text.Substring(scalar.Location.Span.Start.Offset, scalar.Location.Span.Length);
            Assert.Equal(scalar.Text, written.Trim('\''));
            Assert.InRange(scalar.Location.Span.Start.Line, 1, 3);
        }
    }

    [Theory]
    [InlineData("name: x\n")]
    [InlineData("")]
    [InlineData("# Heading\n---\n")]
    [InlineData("\n---\nname: x\n---\n")]
    [InlineData("----\nname: x\n---\n")]
    public void A_file_that_does_not_begin_with_a_fence_has_one_clear_finding(string text)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read("x.mda", text);

        Finding finding = Assert.Single(tree.Findings);
        Assert.Equal(SyntaxRules.FrontMatter, finding.Rule);
        Assert.Contains("begins with", finding.Message, StringComparison.Ordinal);
        Assert.Null(tree.Root);
    }

    [Theory]
    [InlineData("---\nname: x\nmetadata: [\n")]
    [InlineData("---\nname: x\n ---\n")]
    [InlineData("---\nname: x\n----\n")]
    [InlineData("---")]
    public void A_front_matter_that_does_not_end_has_one_clear_finding(string text)
    {
        PresetCompilation compilation = Mda.Compile(text);

        Finding finding = Assert.Single(compilation.Findings);
        Assert.Equal(SyntaxRules.FrontMatter, finding.Rule);
        Assert.Contains("does not end", finding.Message, StringComparison.Ordinal);
        Assert.Equal("---", Presets.PointedAt(text, finding));
        Assert.Equal("search/summary", compilation.Only().Alias);
    }

    [Theory]
    [InlineData("--- \nname: x\n---\n", 0)]
    [InlineData("---\nname: x\n---\t\n", 2)]
    public void Blanks_behind_a_fence_are_reported_and_it_is_read_all_the_same(string text, int line)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read("x.mda", text);

        Finding finding = Assert.Single(tree.Findings);
        Assert.Equal(SyntaxRules.FrontMatter, finding.Rule);
        Assert.Equal(line, finding.Location.Span.Start.Line);
        Assert.Equal("---", finding.Suggestion);
        Assert.Equal("{name: x}", Syntaxes.Show(tree.Root));
    }

    [Theory]
    [InlineData("name: x\nname: y\n", "RLY0004")]
    [InlineData("a: &x [1]\nb: *x\n", "RLY0008")]
    [InlineData("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n", "RLY0008")]
    [InlineData("deprecated: no\n", "RLY0007")]
    [InlineData("a: [\n", "RLY0001")]
    [InlineData("a:\n\tb: 1\n", "RLY0006")]
    public void What_YAML_presets_must_not_have_the_front_matter_must_not_have_either(string frontMatter, string rule) =>
        Assert.Contains(PresetSyntaxReader.Read("x.mda", "---\n" + frontMatter + "---\n").Findings, finding => finding.Rule.Id == rule);

    [Fact]
    public void A_tab_in_the_text_is_no_indentation_of_YAML() =>
        Assert.Empty(PresetSyntaxReader.Read("x.mda", "---\nname: x\n---\n\tcode\n").Findings);

    [Theory]
    [InlineData("---\nname: \uFFFD\n---\n")]
    [InlineData("---\nname: x\n---\nlost \uFFFD character\n")]
    [InlineData("---\nname: x\n---\nNUL \0\n")]
    [InlineData("---\nname: x\n---\nhalf \ud800\n")]
    public void What_was_no_UTF_8_is_reported_wherever_it_stands(string text) =>
        Assert.Contains(PresetSyntaxReader.Read("x.mda", text).Findings, finding => finding.Rule == SyntaxRules.BadEncoding);

    [Theory]
    [InlineData("---\n---\n")]
    [InlineData("---\n# nothing\n---\n")]
    [InlineData("---\n- a\n- b\n---\n")]
    [InlineData("---\njust text\n---\n")]
    public void The_front_matter_must_be_a_mapping(string text) =>
        Assert.Equal(["RLY0105"], Mda.Compile(text).Ids());

    [Fact]
    public void A_word_that_YAML_1_1_took_for_a_boolean_is_text()
    {
        PresetCompilation compilation = Mda.Compile(Mda.Text(["deprecated: no"]));

        Assert.Equal(["RLY0007"], compilation.Ids());
        Assert.False(compilation.Model.Aliases[0].IsDeprecated);
    }

    [Fact]
    public void Any_text_is_read_and_linked_without_an_exception() => Prop.ForAll<string>(static text =>
    {
        Mda.Compile(text ?? "");
        Mda.Compile("---\n" + text + "\n---\n" + text);
        Mda.Compile(Mda.Text(top: [text ?? ""], prose: text ?? ""));
    }).QuickCheckThrowOnFailure();
}
