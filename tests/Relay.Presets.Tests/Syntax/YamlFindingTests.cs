namespace Relay.Presets.Tests;

public sealed class YamlFindingTests
{
    [Theory]
    [InlineData("RLY0004", "a: 1\nb: 2\n«a»: 3\n", "{a: 1, b: 2}")]
    [InlineData("RLY0004", "a: {x: 1, «\"x\"»: 2}\n", "{a: {x: 1}}")]
    [InlineData("RLY0007", "a: «no»\n", "{a: no}")]
    [InlineData("RLY0007", "a: [«On», b]\nyes: 'off'\n", "{a: [On, b], yes: \"off\"}")]
    [InlineData("RLY0008", "a: «&x» 1\nb: 2\n", "{a: 1, b: 2}")]
    [InlineData("RLY0008", "a: 1\nb: «*x»\nc: 2\n", "{a: 1, c: 2}")]
    [InlineData("RLY0008", "a: 1\n«<<»: *x\nc: 2\n", "{a: 1, c: 2}")]
    [InlineData("RLY0008", "a: 1\n«<<»: {b: 1}\nc: 2\n", "{a: 1, c: 2}")]
    [InlineData("RLY0008", "a: «&x»\n  b: 1\n", "{a: {b: 1}}")]
    [InlineData("RLY0008", "«&x» a: 1\nb: [«&y» 1]\n", "{a: 1, b: [1]}", 2)]
    [InlineData("RLY0008", "a: «&x»\nb: 1\n", "{a: , b: 1}")]
    [InlineData("RLY0008", "«*x» : 1\nb: 1\n", "{b: 1}")]
    [InlineData("RLY0009", "a: 1\n«---»\na: 2\n", "{a: 1}")]
    [InlineData("RLY0009", "a: 1\n...\n«b: 2»\n", "{a: 1}")]
    [InlineData("RLY0009", "---\na: 1\n«--- b»  # c\n", "{a: 1}")]
    [InlineData("RLY0010", "a: «!!str» 5\n", "{a: 5}")]
    [InlineData("RLY0010", "a: «!foo» {b: c}\n", "{a: {b: c}}")]
    [InlineData("RLY0010", "a: «!<tag:x,2000:y>» z\n", "{a: z}")]
    [InlineData("RLY0010", "a: «!x» # c\n  - b\n", "{a: [b]}")]
    [InlineData("RLY0010", "«!x» a: «!!null»\nb: «!y» |\n  t\n", "{a: , b: |t\n}", 3)]
    [InlineData("RLY0011", "«[a, b]»: c\nd: e\n", "{d: e}")]
    [InlineData("RLY0011", "? «{x: y}»\n: c\nd: e\n", "{d: e}")]
    [InlineData("RLY0011", "? «|\n  text»\n: c\nd: e\n", "{d: e}")]
    [InlineData("RLY0001", "«:» x\nd: e\n", "{d: e}")]
    public void Each_rule_names_the_exact_place_and_the_rest_is_read(string id, string marked, string tree, int count = 1)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree read = Syntaxes.Yaml(expected.Text);
        Assert.Equal(count, read.Findings.Count);
        Assert.All(read.Findings, finding => Assert.Equal(id, finding.Rule.Id));
        Assert.Equal(marked, MarkedText.Mark(expected.Text, read.Findings.Select(finding => finding.Location.Span)));
        Assert.Equal(tree, Syntaxes.Show(read.Root));
    }

    [Fact]
    public void A_duplicate_key_points_at_the_first_one()
    {
        PresetSyntaxTree tree = Syntaxes.Yaml("a: 1\na: 2\n");
        SourceLocation first = Assert.Single(Assert.Single(tree.Findings).Related);
        Assert.Equal(0, first.Span.Start.Offset);
        Assert.Equal(1, first.Span.Length);
    }

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("Off", "false")]
    public void Yaml_1_1_booleans_are_warnings_that_suggest_the_value(string word, string suggestion)
    {
        Finding finding = Assert.Single(Syntaxes.Yaml($"a: {word}\n").Findings);
        Assert.Equal(FindingSeverity.Warning, finding.Rule.Severity);
        Assert.Equal(suggestion, finding.Suggestion);
        Assert.Contains("is text in YAML 1.2", finding.Message);
    }

    [Fact]
    public void An_anchor_bomb_is_not_expanded()
    {
        string text = "a0: &a0 [x, x]\n";
        for (int i = 1; i < 30; i++)
        {
            text += $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n";
        }

        PresetSyntaxTree tree = Syntaxes.Yaml(text);
        Assert.Equal(30 + 58, tree.Findings.Count);
        Assert.Equal(30, ((MappingNode)tree.Root!).Entries.Count);
    }

    [Theory]
    [InlineData("a:\n«\t»b: 1\n«\t»c: 2\n", "{a: {b: 1, c: 2}}")]
    [InlineData("a:\r\n«\t»b: 1\r\nd: 1\r\n", "{a: {b: 1}, d: 1}")]
    [InlineData("a:\n  b:\n  «\t\t»c: 1\n", "{a: {b: {c: 1}}}")]
    [InlineData("a:\n«\t»- b\n«\t»- c\n", "{a: [b, c]}")]
    [InlineData("a: [\n\tb,\n\tc ]\nd: \"e\n\tf\"\n", "{a: [b, c], d: \"e f\"}")]
    [InlineData("a: |\n  \tb\n  c\n", "{a: |\tb\nc\n}")]
    [InlineData("a:\n\t\n\t# comment\n  b: 1\n", "{a: {b: 1}}")]
    [InlineData("a: {\n\tb: 1 }\nc:\n«\t»d: 1\ne: |\n  \tf\n", "{a: {b: 1}, c: {d: 1}, e: |\tf\n}")]
    public void Tabs_are_refused_as_indentation_only(string marked, string tree)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree read = Syntaxes.Yaml(expected.Text);
        Assert.All(read.Findings, finding => Assert.Equal("RLY0006", finding.Rule.Id));
        Assert.Equal(marked, MarkedText.Mark(expected.Text, read.Findings.Select(finding => finding.Location.Span)));
        Assert.Equal(tree, Syntaxes.Show(read.Root));
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        string allowed = new string('[', 64) + new string(']', 64);
        Assert.Empty(Syntaxes.Yaml(allowed).Findings);
        foreach (string text in new[] { new string('[', 65) + new string(']', 65), new string('[', 500_000), string.Concat(Enumerable.Repeat("- ", 100_000)), string.Concat(Enumerable.Repeat("{a: ", 100_000)) })
        {
            Finding finding = Assert.Single(Syntaxes.Yaml(text).Findings);
            Assert.Equal("RLY0012", finding.Rule.Id);
            Assert.Equal(1, finding.Location.Span.Length);
        }
    }

    [Fact]
    public void A_file_above_one_mebibyte_is_not_read()
    {
        PresetSyntaxTree tree = Syntaxes.Yaml("a: 1\n" + new string('#', PresetSyntaxReader.MaximumLength));
        Assert.Null(tree.Root);
        Assert.Equal("RLY0013", Assert.Single(tree.Findings).Rule.Id);
    }

    [Theory]
    [InlineData("a: «\0»b\nc: \0\n", 1)]
    [InlineData("a: b«\u0001» # «\u001b»\n", 2)]
    [InlineData("a: \"caf«\ufffd»\" # \ufffd\n", 1)]
    public void What_is_no_text_is_reported_and_read_around(string marked, int count)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree read = Syntaxes.Yaml(expected.Text);
        Assert.Equal(count, read.Findings.Count);
        Assert.All(read.Findings, finding => Assert.Equal("RLY0005", finding.Rule.Id));
        Assert.Equal(marked, MarkedText.Mark(expected.Text, read.Findings.Select(finding => finding.Location.Span)));
        Assert.NotNull(read.Root);
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Half_a_surrogate_pair_is_reported_and_never_gets_into_a_node(int unit)
    {
        PresetSyntaxTree tree = Syntaxes.Yaml($"a: x{(char)unit}y\n");
        Finding finding = Assert.Single(tree.Findings);
        Assert.Equal("RLY0005", finding.Rule.Id);
        Assert.Equal(4, finding.Location.Span.Start.Offset);
        Assert.Equal("{a: x\ufffdy}", Syntaxes.Show(tree.Root));
    }

    [Fact]
    public void Findings_are_in_the_order_of_the_file_and_none_is_lost()
    {
        string text = string.Concat(Enumerable.Range(0, 500).Select(i => $"k{i}: no\n\u0001"));
        PresetSyntaxTree tree = Syntaxes.Yaml(text);
        Assert.Equal(1000, tree.Findings.Count(finding => finding.Rule == SyntaxRules.YamlBoolean) + tree.Findings.Count(finding => finding.Rule == SyntaxRules.BadEncoding));
        int[] offsets = [.. tree.Findings.Select(finding => finding.Location.Span.Start.Offset)];
        Assert.Equal(offsets.Order(), offsets);
    }

    [Theory]
    [InlineData("models.yaml", "a: One<U+2028>two.\n", "a: One two.\n")]
    [InlineData("models.yaml", "a: One<U+2029>two.\n", "a: One two.\n")]
    [InlineData("models.yaml", "a: Wait<U+0085>\nb: 2\n", "a: Wait\nb: 2\n")]
    [InlineData("models.yaml", "a: \"One<U+2028> two.\"\n", "a: \"One two.\"\n")]
    [InlineData("models.yaml", "a: 'One<U+0085>two.'\n", "a: 'One two.'\n")]
    [InlineData("models.yaml", "a: |\n  One<U+2028>two.\nb: 2\n", "a: |\n  One two.\nb: 2\n")]
    [InlineData("models.yaml", "a: 1 # One<U+2028>two: [\n", "a: 1 # One two: [\n")]
    [InlineData("models.yaml", "a<U+2028>b: 1\n", "a b: 1\n")]
    [InlineData("a.mda", "---\na: One<U+2028>two.\n---\nThree<U+2028>four\n", "---\na: One two.\n---\nThree<U+2028>four\n")]
    public void A_line_break_that_editors_do_not_show_is_reported_at_its_place_and_mended(string path, string text, string mended)
    {
        text = Characters(text);

        PresetSyntaxTree tree = PresetSyntaxReader.Read(path, text);

        Finding finding = Assert.Single(tree.Findings);
        Assert.Equal(SyntaxRules.BadEncoding, finding.Rule);
        Assert.Equal((text.IndexOfAny(['\u0085', '\u2028', '\u2029']), 1), (finding.Location.Span.Start.Offset, finding.Location.Span.Length));
        PresetFix fix = Assert.Single(PresetFixes.For(finding, text));
        Assert.True(fix.IsPreferred);
        Assert.Equal(Characters(mended), PresetFixes.Apply(text, fix.Edits));
        Assert.Empty(PresetSyntaxReader.Read(path, Characters(mended)).Findings);
    }

    [Theory]
    [InlineData("a.json", "{\"a\": \"One<U+2028>two<U+2029>three<U+0085>\"}")]
    [InlineData("a.mda", "---\na: 1\n---\nOne<U+2028>two<U+2029>three<U+0085>\n")]
    [InlineData("models.yaml", "a: \"One\\u2028two\\Nthree\"\n")]
    public void They_stand_in_JSON_and_Markdown_and_as_escapes_as_they_are(string path, string text) =>
        Assert.Empty(PresetSyntaxReader.Read(path, Characters(text)).Findings);

    private static string Characters(string text) =>
        text.Replace("<U+0085>", "\u0085", StringComparison.Ordinal).Replace("<U+2028>", "\u2028", StringComparison.Ordinal).Replace("<U+2029>", "\u2029", StringComparison.Ordinal);
}
