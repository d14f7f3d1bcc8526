namespace Relay.Presets.Tests;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("{«\"a\"»: «1», «\"b\"»: [«true», «null», «-1.5e+3»], «\"c\"»: {«\"d\"»: «\"e\"»}}")]
    [InlineData("\uFEFF{\r\n  «\"a\"»: «\"😀\"»,\r\n  «\"b\"»: «\"\\ud83d\\ude00\"»\r\n}\r\n")]
    [InlineData("{\r\t«\"a\"» :\t«0»\r}")]
    [InlineData(" «\"text\"» ")]
    public void Scalars_stand_where_they_were_written(string marked)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree tree = Syntaxes.Json(expected.Text);
        Assert.Empty(tree.Findings);
        Assert.Equal(marked, MarkedText.Mark(expected.Text, Syntaxes.Nodes(tree.Root).OfType<ScalarNode>().Select(scalar => scalar.Location.Span)));
    }

    [Theory]
    [InlineData("«{\"a\": «[1, «{ }»]», \"b\": «[ ]»}»\n")]
    [InlineData("\uFEFF «[«[ ]»]» \r\n")]
    public void Arrays_and_objects_reach_from_bracket_to_bracket(string marked)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree tree = Syntaxes.Json(expected.Text);
        Assert.Empty(tree.Findings);
        Assert.Equal(
            expected.Spans,
            Syntaxes.Nodes(tree.Root).Where(node => node is not ScalarNode).Select(node => (node.Location.Span.Start.Offset, node.Location.Span.End.Offset)).Order());
    }

    [Fact]
    public void Strings_are_quoted_scalars_and_all_else_is_plain()
    {
        PresetSyntaxTree tree = Syntaxes.Json("{\"a\": \"5\", \"b\": 5, \"c\": \"x\\n\\t\\\"\\\\\\/\\u00e9\\b\\f\\r\"}");
        Assert.Empty(tree.Findings);
        ScalarNode[] values = [.. ((MappingNode)tree.Root!).Entries.Select(entry => (ScalarNode)entry.Value)];
        Assert.Equal([ScalarStyle.Quoted, ScalarStyle.Plain, ScalarStyle.Quoted], values.Select(value => value.Style));
        Assert.Equal("x\n\t\"\\/é\b\f\r", values[2].Text);
    }

    [Theory]
    [InlineData("RLY0014", "{ «// c»\n \"a\": 1 «/* d\n */»}", "{\"a\": 1}", 2)]
    [InlineData("RLY0014", "«# c»\r\n[1]", "[1]")]
    [InlineData("RLY0015", "{\"a\": [1, 2«,»]}", "{\"a\": [1, 2]}")]
    [InlineData("RLY0015", "{\"a\": 1«,»\n}", "{\"a\": 1}")]
    [InlineData("RLY0016", "{«'a'»: «'it\\'s'»}", "{\"a\": \"it's\"}", 2)]
    [InlineData("RLY0004", "{\"a\": 1, «\"\\u0061\"»: 2, \"b\": 3}", "{\"a\": 1, \"b\": 3}")]
    [InlineData("RLY0002", "{«a»: 1}", "{\"a\": 1}")]
    [InlineData("RLY0002", "[1«» 2]", "[1, 2]")]
    [InlineData("RLY0002", "{\"a\": 1«» \"b\": 2}", "{\"a\": 1, \"b\": 2}")]
    [InlineData("RLY0002", "[«,» 1]", "[1]")]
    [InlineData("RLY0002", "[1,«,» 2]", "[1, 2]")]
    [InlineData("RLY0002", "{\"a\"«» 1}", "{\"a\": 1}")]
    [InlineData("RLY0002", "{\"a\"«»}", "{\"a\": }")]
    [InlineData("RLY0002", "{\"a\"«:»}", "{\"a\": }")]
    [InlineData("RLY0002", "{\"a\"«:», \"b\": 1}", "{\"a\": , \"b\": 1}")]
    [InlineData("RLY0002", "[«True», «.5», «+1», «01», «1.», «0x10», «NaN», «-»]", "[True, .5, +1, 01, 1., 0x10, NaN, -]", 8)]
    [InlineData("RLY0002", "[\"a«\\q»b\"]", "[\"aqb\"]")]
    [InlineData("RLY0002", "[\"«\\u»12G4\"]", "[\"u12G4\"]")]
    [InlineData("RLY0002", "[\"a«\t»b\"]", "[\"a\tb\"]")]
    [InlineData("RLY0002", "{\"a\": «\"b»\n}", "{\"a\": \"b\"}")]
    [InlineData("RLY0002", "{\"a\": «[»1, 2", "{\"a\": [1, 2]}")]
    [InlineData("RLY0002", "«{»\"a\": [1]\n", "{\"a\": [1]}")]
    [InlineData("RLY0002", "{\"a\": [1«}»", "{\"a\": [1]}")]
    [InlineData("RLY0002", "[1«}»", "[1]")]
    [InlineData("RLY0002", "{} «[1] 2»\n", "{}")]
    [InlineData("RLY0002", "{«:» 1}", "{}")]
    [InlineData("RLY0005", "[\"«\\ud800»\"]", "[\"\ufffd\"]")]
    [InlineData("RLY0005", "[\"«\\udc00»x\"]", "[\"\ufffdx\"]")]
    public void Each_mistake_is_named_exactly_and_read_as_it_was_meant(string id, string marked, string tree, int count = 1)
    {
        MarkedText expected = MarkedText.Parse(marked);
        PresetSyntaxTree read = Syntaxes.Json(expected.Text);
        Assert.Equal(marked, MarkedText.Mark(expected.Text, read.Findings.Select(finding => finding.Location.Span)));
        Assert.Equal(count, read.Findings.Count);
        Assert.All(read.Findings, finding => Assert.Equal(id, finding.Rule.Id));
        Assert.Equal(tree, Syntaxes.Show(read.Root));
    }

    [Theory]
    [InlineData("{a: 1}", "\"a\"")]
    [InlineData("['it\"s']", "\"it\\\"s\"")]
    [InlineData("[True]", "true")]
    [InlineData("[None]", "null")]
    [InlineData("[1,]", "")]
    [InlineData("[1 2]", ",")]
    [InlineData("{\"a\": [1}", "]}")]
    public void Mechanical_mistakes_come_with_what_mends_them(string text, string suggestion)
    {
        Finding finding = Assert.Single(Syntaxes.Json(text).Findings);
        SourceSpan span = finding.Location.Span;
        Assert.Equal(suggestion, finding.Suggestion);
        string mended = text.Remove(span.Start.Offset, span.Length).Insert(span.Start.Offset, suggestion);
        Assert.Empty(Syntaxes.Json(mended).Findings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_not_json(string text)
    {
        PresetSyntaxTree tree = Syntaxes.Json(text);
        Assert.Null(tree.Root);
        Assert.Equal("RLY0002", Assert.Single(tree.Findings).Rule.Id);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        Assert.Empty(Syntaxes.Json(new string('[', 64) + new string(']', 64)).Findings);
        foreach (string text in new[] { new string('[', 500_000), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) })
        {
            Assert.Equal("RLY0012", Assert.Single(Syntaxes.Json(text).Findings).Rule.Id);
        }
    }

    [Theory]
    [InlineData("models.json", "RLY0002")]
    [InlineData("MODELS.JSON", "RLY0002")]
    [InlineData("models.yaml", null)]
    [InlineData("models.yml", null)]
    [InlineData("json", null)]
    public void The_extension_decides_the_syntax(string path, string? id)
    {
        PresetSyntaxTree tree = PresetSyntaxReader.Read(path, "a: 1");
        Assert.Equal(id, tree.Findings.Count == 0 ? null : tree.Findings[0].Rule.Id);
        Assert.Equal(path, tree.Path);
    }
}
