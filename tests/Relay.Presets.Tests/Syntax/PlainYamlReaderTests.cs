using System.Text;

namespace Relay.Presets.Tests;

/// <summary>The plain reader takes on what presets usually look like, and whatever it takes on it reads as the parser does, to the last position.</summary>
public sealed class PlainYamlReaderTests
{
    [Theory]
    [InlineData("version: 1\nmodels:\n  smart:\n    target: anthropic/claude-sonnet-4-5\n    credential: $env.KEY # the key\n    params: { max_tokens: 4096, stop: [\"a\", 'b c'] }\n")]
    [InlineData("version: 1\r\nmodels:\r\n\r\n  # a comment\r\n  smart: { target: openai/gpt-4o }\r\ngroups:\r\n  g:\r\n    members:\r\n    - smart\r\n    - { model: other, weight: -1.5 }\r\n")]
    [InlineData("groups:\n  g:\n    members:\n      - model: smart\n        weight: 2\n      - other\ndefaults:\n  timeout: 5\n  other:\nlast: Fünf 😀 à la carte\n")]
    [InlineData("models: {}\nlist: []\nnested: [[a], { b: { c: d } }]\nurl: https://example.com:80/v1?x=1#y\nflow: { url: https://example.com/v1, image: org/model:free }")]
    [InlineData("a:\n\n\n  b:\n    c: 1\n  # comment\n\n  d: 2\ne:")]
    public void Presets_as_people_write_them_are_read_as_the_parser_reads_them(string text) => Assert.True(Check(text));

    [Theory]
    [InlineData("a: &x 1\n")]
    [InlineData("a: !x 1\n")]
    [InlineData("a: *x\n")]
    [InlineData("a: |\n  text\n")]
    [InlineData("a: one\n  two\n")]
    [InlineData("a: \"x\\n\"\n")]
    [InlineData("a: 'it''s'\n")]
    [InlineData("a: yes\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: { b: 1, b: 2 }\n")]
    [InlineData("a:\n   b: 1\n  c: 2\n")]
    [InlineData("a:\n\tb: 1\n")]
    [InlineData("a: [1,\n 2]\n")]
    [InlineData("a: [b: 1]\n")]
    [InlineData("a: [1, ]\n")]
    [InlineData("a: { b: 1\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("a: 1\r")]
    [InlineData("  a: 1\n")]
    [InlineData("\"a\": 1\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: ~x\n")]
    [InlineData("- a\n")]
    [InlineData("a: 'x'#y\n")]
    [InlineData("")]
    public void What_is_unusual_or_wrong_is_left_to_the_parser(string text) => Assert.Null(PlainYamlReader.Read(new SourceText("m.yaml", text), text));

    [Fact]
    public void Presets_with_anything_typed_into_them_are_read_as_the_parser_reads_them_or_not_at_all()
    {
        var random = new Random(48_611);
        int taken = 0;
        for (int i = 0; i < 20_000; i++)
        {
            taken += Check(RandomPresets.Mutated(random)) ? 1 : 0;
        }

        Assert.InRange(taken, 2_000, 18_000);
    }

    [Fact]
    public void Pieces_of_yaml_in_any_order_are_read_as_the_parser_reads_them_or_not_at_all()
    {
        var random = new Random(7_919);
        int taken = 0;
        for (int i = 0; i < 30_000; i++)
        {
            taken += Check(RandomPresets.Pieces(random)) ? 1 : 0;
        }

        Assert.InRange(taken, 300, 29_000);
    }

    [Fact]
    public void A_list_of_many_keys_knows_a_second_one()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 40; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"key{i}: {i}\n");
        }

        Assert.True(Check(text.ToString()));
        string twice = text.Append("key3: again\n").ToString();
        Assert.Null(PlainYamlReader.Read(new SourceText("m.yaml", twice), twice));
    }

    /// <summary>Whether the plain reader read the text; fails where it read something else than the parser.</summary>
    private static bool Check(string text)
    {
        var source = new SourceText("m.yaml", text);
        if (PlainYamlReader.Read(source, text) is not { } plain)
        {
            return false;
        }

        var findings = new FindingCollector(source);
        PresetNode? parsed = new YamlReader(source, findings).Parse(text);
        Assert.True(plain.Equals(parsed) && findings.ToSorted().Count == 0, $"Read otherwise than the parser does:\n{text}\n{plain}\n{parsed}\n{string.Join('\n', findings.ToSorted())}");
        return true;
    }
}
