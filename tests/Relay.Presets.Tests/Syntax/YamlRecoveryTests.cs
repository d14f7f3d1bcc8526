namespace Relay.Presets.Tests;

public sealed class YamlRecoveryTests
{
    [Theory]
    [InlineData("a: 1\nb: «'x»\nc: 2\n", "quote is never closed", "{a: 1, c: 2}")]
    [InlineData("a: 1\nb: «\"x»\nc: 2\n", "quote is never closed", "{a: 1, c: 2}")]
    [InlineData("a: «'x»\nb: 'y'\nc: 1\n", "quote is never closed", "{b: \"y\", c: 1}")]
    [InlineData("a: 1\nb: «[»1, 2\nc: 3\n", "'[' is never closed. Add ']'", "{a: 1, b: [1], c: 3}")]
    [InlineData("a: 1\nb: «{»x: 1\nc: 3\n", "'{' is never closed. Add '}'", "{a: 1, b: {}, c: 3}")]
    [InlineData("a: {b: «[»1, 2}\nc: 1\n", "'[' is never closed", "{a: {b: [1, 2]}, c: 1}")]
    [InlineData("a: 1\nb: [x, \"y\" «z»]\nc: 1\n", "',' is missing", "{a: 1, b: [x, \"y\"], c: 1}")]
    [InlineData("a: 1\nb: c«:» d\ne: 1\n", "cannot hold ': '", "{a: 1, e: 1}")]
    [InlineData("a: 1\n b«:» 2\nc: 3\n", "indented deeper", "{a: 1, c: 3}")]
    [InlineData("m:\n  s:\n      t: x\n    «c: y»\n  b: 1\n", "indentation of this line fits none", "{m: {s: {t: x}, b: 1}}")]
    [InlineData("a: 1\n«foo»\nb: 2\n", "'key: value' entry is expected", "{a: 1, b: 2}")]
    [InlineData("a: 1\n«- foo» # c\nb: 2\n", "list item cannot stand", "{a: 1, b: 2}")]
    [InlineData("a: «@x y»  # c\nb: 1\n", "cannot begin with '@'", "{b: 1}")]
    [InlineData("a: [x, «*», z]\nb: 1\n", "cannot begin with '*'", "{a: [x], b: 1}")]
    [InlineData("a: «*»\nb: 1\n", "cannot begin with '*'", "{b: 1}")]
    [InlineData("a: \"«\\q»\"\nb: 1\n", "escape", "{b: 1}")]
    [InlineData("a: \"x«\\x»ZZ\"\nb: 1\n", "escape", "{b: 1}")]
    [InlineData("a: \"«\\u»d800\"\nb: 1\n", "escape", "{b: 1}")]
    [InlineData("a: 1\n«}»\nb: 1\n", "closes nothing", "{a: 1, b: 1}")]
    [InlineData("a: {b: 1}«}»\nc: 1\n", "closes nothing", "{a: {b: 1}, c: 1}")]
    [InlineData("a: \"b\" «c»\nd: 1\n", "Nothing can follow", "{a: \"b\", d: 1}")]
    [InlineData("a: «-» b\nc: 1\n", "list cannot begin here", "{c: 1}")]
    public void A_mistake_is_named_where_it_is_mended_and_costs_its_entry_only(string marked, string words, string tree)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree read = Syntaxes.Yaml(expected.Text);
        Assert.Equal(marked, MarkedText.Mark(expected.Text, read.Findings.Select(finding => finding.Location.Span)));
        Finding finding = Assert.Single(read.Findings);
        Assert.Equal("RLY0001", finding.Rule.Id);
        Assert.Contains(words, finding.Message);
        Assert.Equal(tree, Syntaxes.Show(read.Root));
    }

    [Theory]
    [InlineData("m:\n  s: {t: x\n", "{m: {s: {}}}")]
    [InlineData("m:\n  s: {t: x, u: y\n", "{m: {s: {t: x}}}")]
    [InlineData("m:\n  s:\n    t: \"x\n", "{m: {s: {}}}")]
    [InlineData("m:\n  s: [\n", "{m: {s: []}}")]
    public void The_only_alias_of_a_file_is_still_there_when_the_mistake_is_in_it(string text, string tree) => Assert.Equal(tree, Syntaxes.Show(Syntaxes.Yaml(text).Root));

    [Fact]
    public void Aliases_around_several_mistakes_are_still_there()
    {
        const string text = """
            version: 1
            models:
              smart:
                target: openai/gpt-5
                params: { max_tokens: 4096, stop: [a, b }
              fast:
                target: "groq/llama
                credential: $env.KEY
               description: x
              cheap: { target: groq/mini }
              broken: { target: groq/mini
            groups:
              default: { strategy: fallback, members: [smart, cheap] }
            """;
        PresetSyntaxTree tree = Syntaxes.Yaml(text);
        Assert.Equal([5, 7, 9, 11], tree.Findings.Select(finding => finding.Location.Span.Start.Line + 1));
        Assert.Equal(
            "{version: 1, models: {smart: {target: openai/gpt-5, params: {max_tokens: 4096, stop: [a, b]}}, fast: {credential: $env.KEY}, cheap: {target: groq/mini}, broken: {}}, groups: {default: {strategy: fallback, members: [smart, cheap]}}}",
            Syntaxes.Show(tree.Root));
    }

    [Fact]
    public void What_stood_above_the_mistake_is_kept_when_nothing_can_be_taken_out()
    {
        PresetSyntaxTree tree = Syntaxes.Yaml("{version: 1, models: {a: {target: x/y}, b: {target: ");
        Assert.Equal("RLY0001", Assert.Single(tree.Findings).Rule.Id);
        Assert.StartsWith("{version: 1, models: {a: {target: x/y}", Syntaxes.Show(tree.Root));
    }

    [Fact]
    public void Warnings_of_a_line_with_a_mistake_are_kept_and_come_once()
    {
        PresetSyntaxTree tree = Syntaxes.Yaml("a: no\nb: [on, 'x' y]\nc: off\n");
        Assert.Equal(["RLY0007", "RLY0007", "RLY0001", "RLY0007"], tree.Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void A_value_that_needs_quotes_comes_with_them_as_a_suggestion()
    {
        Finding finding = Assert.Single(Syntaxes.Yaml("a: @x \"y\"  # c\n").Findings);
        Assert.Equal("\"@x \\\"y\\\"\"", finding.Suggestion);
    }
}
