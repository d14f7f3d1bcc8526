namespace Relay.Presets.Tests;

public sealed class YamlSpanTests
{
    [Theory]
    [InlineData("«a»: «1»\n«bc»: «two words»  # comment\n")]
    [InlineData("«a»: «1»\r\n«b»: «2»\r\n")]
    [InlineData("«a»: «1»\r«b»: «2»\r")]
    [InlineData("\uFEFF«a»: «1»\n«b»: «2»\n")]
    [InlineData("\uFEFF«a»: «1»\r\n«b»: «2»")]
    [InlineData("«a»: «😀 x»\n«b»: «\"😀\"» # 😀\n«c»: «d»")]
    [InlineData("«a»:\t«x\ty»\t\n«b»: «z»")]
    [InlineData("«\"a\"»: «'it''s'»\n«'b'»: «\"x\\ty\"»\n")]
    [InlineData("«a»: «multi\n  line\n  text»\n«b»: «\"multi\n  line\"»\n")]
    [InlineData("«a»: {«p»: «q», «r»: [«1», «2»]}\n")]
    [InlineData("«a»: «>-\n  folded\n  text»\n\n# comment\n«b»: «>»")]
    [InlineData("«a»:\n- «x»\n- «y»: «z»\n«b»: «c»")]
    [InlineData("--- # comment\n«a»: «b»\n...\n")]
    [InlineData("? «a»\n: «b»\n")]
    public void Scalars_stand_where_they_were_written(string marked)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree tree = Syntaxes.Yaml(expected.Text);
        Assert.Empty(tree.Findings);
        Assert.Equal(marked, MarkedText.Mark(expected.Text, Syntaxes.Nodes(tree.Root).OfType<ScalarNode>().Select(scalar => scalar.Location.Span)));
    }

    [Theory]
    [InlineData("a:«»\nb: 1\n")]
    [InlineData("a:«» # comment\nb: 1\n")]
    [InlineData("a:«»   \r\nb: 1\r\n")]
    [InlineData("a: {b:«» }\n")]
    [InlineData("a: {b«», c: 1}\n")]
    [InlineData("- a\n-«»\n- b\n")]
    [InlineData("a:«»")]
    [InlineData("\uFEFFa:«»\n")]
    [InlineData("? a«»\n? b\n: c\n")]
    [InlineData("a:«»\n\n\n# the end\n")]
    public void A_missing_value_is_an_empty_scalar_just_behind_the_colon(string marked)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree tree = Syntaxes.Yaml(expected.Text);
        Assert.Empty(tree.Findings);
        ScalarNode empty = Assert.Single(Syntaxes.Nodes(tree.Root).OfType<ScalarNode>(), scalar => scalar.Text.Length == 0);
        Assert.Equal(ScalarStyle.Plain, empty.Style);
        Assert.Equal(expected.Spans[0], (empty.Location.Span.Start.Offset, empty.Location.Span.End.Offset));
    }

    [Theory]
    [InlineData("«a:\n  «b: 1\n  c: 2»»\n\n# end\n")]
    [InlineData("«a: «[1, «{b: c}» ]»»\n")]
    [InlineData("«a: «[ ]»\nb: «{ }»»\n")]
    [InlineData("«a:\n«- x\n- «y: z»»\nb: 1»\n")]
    [InlineData("«a:\n  «- «- x\n    - y»\n  - z»»\n")]
    [InlineData("«a: «[«b: c», d]»»\n")]
    [InlineData("«{a: «[\n  1,\n]»}»\n")]
    [InlineData("«a:\n  «b: |\n    text»»\n\n\n")]
    [InlineData("«a:\n  «b:»\nc: 1»\n")]
    [InlineData("«[«b: c»]»\n")]
    [InlineData("«{x: «[«b: c»]»}»\n")]
    public void Lists_and_mappings_reach_from_their_first_to_their_last_unit(string marked)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree tree = Syntaxes.Yaml(expected.Text);
        Assert.Empty(tree.Findings);
        Assert.Equal(
            expected.Spans,
            Syntaxes.Nodes(tree.Root).Where(node => node is not ScalarNode).Select(node => (node.Location.Span.Start.Offset, node.Location.Span.End.Offset)).Order());
    }

    [Fact]
    public void Lines_and_columns_count_from_zero_in_utf16_units()
    {
        PresetSyntaxTree tree = Syntaxes.Yaml("\uFEFFa: 😀\r\n  # x\r\nbb: {c: \"😀\", d: e}\r\n");
        ScalarNode last = Syntaxes.Nodes(tree.Root).OfType<ScalarNode>().Last();
        Assert.Equal("e", last.Text);
        Assert.Equal(new SourcePosition(2, 17, 32), last.Location.Span.Start);
        Assert.Equal(new SourcePosition(2, 18, 33), last.Location.Span.End);
        Assert.Equal("presets/models.yaml", last.Location.File);
    }

    [Fact]
    public void A_byte_order_mark_counts_as_a_unit_of_the_first_line()
    {
        ScalarNode key = Syntaxes.Nodes(Syntaxes.Yaml("\uFEFFa: 1").Root).OfType<ScalarNode>().First();
        Assert.Equal(new SourcePosition(0, 1, 1), key.Location.Span.Start);
        Assert.Equal("a", key.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("\r\n\r\n")]
    public void A_file_of_nothing_has_no_root_and_no_finding(string text)
    {
        PresetSyntaxTree tree = Syntaxes.Yaml(text);
        Assert.Null(tree.Root);
        Assert.Empty(tree.Findings);
    }

    [Fact]
    public void Styles_and_values_are_kept_apart()
    {
        PresetSyntaxTree tree = Syntaxes.Yaml("a: 5\nb: \"5\"\nc: '5'\nd: |\n  5\ne: >-\n  5\n  6\nf: \"\\u00e9\\ud83d\\ude00\"\n");
        Assert.Equal("{a: 5, b: \"5\", c: \"5\", d: |5\n, e: |5 6, f: \"é😀\"}", Syntaxes.Show(tree.Root));
    }

    [Fact]
    public void Equal_texts_give_equal_trees()
    {
        const string text = "a: [1, {b: c}]\nd: no\n";
        Assert.Equal(Syntaxes.Yaml(text), Syntaxes.Yaml(text));
        Assert.Equal(Syntaxes.Yaml(text).GetHashCode(), Syntaxes.Yaml(text).GetHashCode());
        Assert.NotEqual(Syntaxes.Yaml(text), Syntaxes.Yaml(" " + text));
    }
}
