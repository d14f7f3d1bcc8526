using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Relay.Presets.Tests;

/// <summary>What the reader promises for every text there is.</summary>
public sealed class PresetSyntaxPromiseTests
{
    private const string Yaml = """
        version: 1
        # a comment, with 'quotes' and [brackets
        models:
          smart: &anchor
            target: anthropic/claude-sonnet-4-5
            credential: $env.ANTHROPIC_API_KEY
            params: { max_tokens: 4096, stop: ["a\n", 'b''c', [x, {y: z}]], on: yes }
            description: |
              Two lines
              	of text 😀
          "fast-cheap":
            target: !!str groq/llama-3.3-70b-versatile
            price: *anchor
            note: >-
              folded

              text
        groups:
          default:
            strategy: fallback
            members:
            - smart
            - fast-cheap
            -
        empty:
        ---
        second: document
        """;

    private const string Json = """
        {
          "version": 1, // comment
          "models": {
            "smart": { "target": "a/b", "params": { "max_tokens": 4096, "stop": ["a\n", "\ud83d\ude00", 'c'] }, },
            "fast": { "price": -1.5e-3, "on": true, "off": null, "dup": 1, "dup": 2 }
          }
        }
        """;

    private static readonly string[] Seeds = [Yaml, Yaml.Replace("\n", "\r\n"), "\uFEFF" + Yaml.Replace('\n', '\r'), Json, "\uFEFF" + Json.Replace("\n", "\r\n")];

    private static readonly string[] Snippets =
    [
        "'", "\"", "[", "]", "{", "}", ",", ":", ": ", "- ", "? ", "#", " #", "&a ", "*a", "!x ", "!<", "|", ">", "|-\n", "@", "%", "`", "\\", "\\u", "\\ud800", "\t", "\n\t", "\n", "\r", "\r\n", "  ", "\0",
        "\uFEFF", "\ud800", "\udc00", "\uFFFD", "\u0085", "\u2028", "😀", "---\n", "...\n", "%YAML 1.2\n", "%TAG ! x\n", "<<: ", "yes", "//", "/*", "*/", "0x", "1e999", "\"\\UFFFFFFFF\"", "[[[[", "}}}", "a: b: c",
    ];

    [Fact]
    public void Every_text_is_read_without_an_exception_and_with_spans_inside_it()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => CheckBoth(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Every_mix_of_indicators_is_read_without_an_exception_and_with_spans_inside_it()
    {
        Gen<string> texts = Gen.Elements(Snippets.Append("a").Append("b").Append("\n  ").Append("\n- ").ToArray()).ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text => CheckBoth(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Every_change_of_a_preset_is_read_without_an_exception_and_with_spans_inside_it()
    {
        Gen<string> texts =
            from seed in Gen.Elements(Seeds)
            from edits in Gen.Choose(1, 4)
            from changes in Gen.ListOf(Gen.Zip(Gen.Choose(0, 10_000), Gen.Zip(Gen.Choose(0, 3), Gen.Elements(Snippets))), edits)
            select changes.Aggregate(seed, (text, change) => Change(text, change.Item1, change.Item2.Item1, change.Item2.Item2));
        Prop.ForAll(texts.ToArbitrary(), text => CheckBoth(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    [Fact]
    public void Every_beginning_of_a_preset_is_read_without_an_exception_and_with_spans_inside_it()
    {
        foreach (string seed in Seeds)
        {
            for (int length = 0; length <= seed.Length; length++)
            {
                CheckBoth(seed.Substring(0, length));
            }
        }
    }

    [Fact]
    public void Flipped_bytes_are_read_without_an_exception_and_with_spans_inside_it()
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(Yaml);
        for (int i = 0; i < bytes.Length; i++)
        {
            for (int bit = 0; bit < 8; bit += 1 + (i % 3))
            {
                byte original = bytes[i];
                bytes[i] ^= (byte)(1 << bit);
                CheckBoth(System.Text.Encoding.UTF8.GetString(bytes));
                bytes[i] = original;
            }
        }
    }

    [Fact]
    public void Aliases_above_a_cut_are_still_there()
    {
        int cut = Yaml.IndexOf("  \"fast-cheap\"", StringComparison.Ordinal);
        for (int length = cut; length <= Yaml.Length; length++)
        {
            var root = Assert.IsType<MappingNode>(Syntaxes.Yaml(Yaml.Substring(0, length)).Root);
            MappingEntry models = Assert.Single(root.Entries, entry => entry.Key.Text == "models");
            MappingEntry smart = Assert.IsType<MappingNode>(models.Value).Entries[0];
            Assert.Equal("smart", smart.Key.Text);
            Assert.Equal(4, Assert.IsType<MappingNode>(smart.Value).Entries.Count);
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_culture_makes_no_difference(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            string text = Yaml + "\nINFO: 0.15\n\tI: '\n";
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            PresetSyntaxTree[] expected = [Syntaxes.Yaml(text), Syntaxes.Json(Json), PresetSyntaxReader.Read("A.JSON", "[I]")];
            CultureInfo.CurrentCulture = CultureOf(name);
            PresetSyntaxTree[] actual = [Syntaxes.Yaml(text), Syntaxes.Json(Json), PresetSyntaxReader.Read("A.JSON", "[I]")];
            Assert.Equal<PresetSyntaxTree>(expected, actual);
            Assert.True(ScalarReader.TryReadDecimal(new ScalarNode(default, "0.15", ScalarStyle.Plain), out decimal price));
            Assert.Equal(0.15m, price);
            Assert.True(ScalarReader.TryReadDouble(new ScalarNode(default, "-1.5", ScalarStyle.Plain), out double number));
            Assert.Equal(-1.5, number);
            Assert.True(ScalarReader.TryReadInteger(new ScalarNode(default, "-12", ScalarStyle.Plain), out long whole));
            Assert.Equal(-12, whole);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Without ICU data a culture of that name behaves like the invariant one; its separators are set so that it does not.
    private static CultureInfo CultureOf(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        try
        {
            culture = (CultureInfo)new CultureInfo(name).Clone();
        }
        catch (CultureNotFoundException)
        {
        }

        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }

    private static string Change(string text, int place, int kind, string snippet)
    {
        int at = text.Length == 0 ? 0 : place % text.Length;
        int length = Math.Min(text.Length - at, 1 + (place % 7));
        return kind switch
        {
            0 => text.Insert(at, snippet),
            1 => text.Remove(at, length),
            2 => text.Remove(at, length).Insert(at, snippet),
            _ => text.Insert(at, text.Substring(at, length)),
        };
    }

    private static void CheckBoth(string text)
    {
        CheckTree(Syntaxes.Yaml(text), text);
        CheckTree(Syntaxes.Json(text), text);
    }

    private static void CheckTree(PresetSyntaxTree tree, string text)
    {
        // None is cut, so their number is bounded by the text alone: a few for each place.
        Assert.InRange(tree.Findings.Count, 0, (4 * text.Length) + 10);
        int previous = 0;
        foreach (Finding finding in tree.Findings)
        {
            CheckSpan(finding.Location.Span, text);
            foreach (SourceLocation related in finding.Related)
            {
                CheckSpan(related.Span, text);
            }

            Assert.True(previous <= finding.Location.Span.Start.Offset, "Findings stand in the order of the file.");
            previous = finding.Location.Span.Start.Offset;
        }

        Assert.Equal(tree.Findings.Count, tree.Findings.Select(finding => (finding.Rule.Id, finding.Location)).Distinct().Count());
        foreach (PresetNode node in Syntaxes.Nodes(tree.Root))
        {
            CheckSpan(node.Location.Span, text);
            CheckNode(node, text);
        }
    }

    private static void CheckNode(PresetNode node, string text)
    {
        SourceSpan span = node.Location.Span;
        string written = text.Substring(span.Start.Offset, span.Length);
        switch (node)
        {
            case ScalarNode scalar:
                for (int i = 0; i < scalar.Text.Length; i++)
                {
                    bool paired = char.IsHighSurrogate(scalar.Text[i]) && i + 1 < scalar.Text.Length && char.IsLowSurrogate(scalar.Text[i + 1]);
                    Assert.True(paired || !char.IsSurrogate(scalar.Text[i]), "No node holds half of a surrogate pair.");
                    i += paired ? 1 : 0;
                }

                // Line breaks are folded, and what is no text is replaced; all else is there as it was written.
                if (scalar.Style == ScalarStyle.Plain && written.IndexOfAny(['\n', '\r', '\u0085', '\u2028', '\u2029']) < 0 && !scalar.Text.Contains('\uFFFD'))
                {
                    Assert.Equal(scalar.Text, written);
                }

                if (scalar.Style == ScalarStyle.Quoted && node.Location.File.EndsWith(".yaml", StringComparison.Ordinal))
                {
                    Assert.True(written.Length >= 2 && written[0] is '"' or '\'' && written[^1] == written[0], $"Quotes belong to a quoted scalar: {written}");
                }

                break;
            case SequenceNode sequence:
                Assert.All(sequence.Items, item => AssertInside(item, node));
                break;
            case MappingNode mapping:
                Assert.All(mapping.Entries, entry => AssertInside(entry.Key, node));
                Assert.All(mapping.Entries, entry => AssertInside(entry.Value, node));
                Assert.Equal(mapping.Entries.Count, mapping.Entries.Select(entry => entry.Key.Text).Distinct(StringComparer.Ordinal).Count());
                break;
        }
    }

    private static void AssertInside(PresetNode child, PresetNode parent)
    {
        SourceSpan inner = child.Location.Span, outer = parent.Location.Span;
        Assert.True(outer.Start.Offset <= inner.Start.Offset && inner.End.Offset <= outer.End.Offset, $"{inner} lies inside {outer}.");
    }

    private static void CheckSpan(SourceSpan span, string text)
    {
        CheckPosition(span.Start, text);
        CheckPosition(span.End, text);
        Assert.True(span.Length >= 0);
    }

    private static void CheckPosition(SourcePosition position, string text)
    {
        Assert.InRange(position.Offset, 0, text.Length);
        int line = 0, start = 0;
        for (int i = 0; i < position.Offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                start = i + 1;
            }
        }

        Assert.Equal(new SourcePosition(line, position.Offset - start, position.Offset), position);
    }
}
