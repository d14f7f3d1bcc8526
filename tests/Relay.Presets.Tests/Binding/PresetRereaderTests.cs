namespace Relay.Presets.Tests;

/// <summary>An edit of one entry is read by itself, and what comes out is what reading the whole file gives, to the last position.</summary>
public sealed class PresetRereaderTests
{
    private const string Text = """
        version: 1
        # about models
        models:
          first: { target: openai/gpt-4o, timeout: 5 }

          # the second
          second:
            target: anthropic/claude-sonnet-4-5
            credential: $env.ANTHROPIC_API_KEY
            params: { max_tokens: 100, stop: [a, b] }
          third:
            inherit_from: second
        defaults:
          timeout: 30
        groups:
          pair:
            members: [first, second]
          other: { strategy: fallback, members: [second, third] }

        """;

    [Theory]
    [InlineData("max_tokens: 100", "max_tokens: 1024")]
    [InlineData("max_tokens: 100", "max_tokens: 7")]
    [InlineData("timeout: 5", "timeout: 5, description: one")]
    [InlineData("    credential: $env.ANTHROPIC_API_KEY\n", "")]
    [InlineData("  # the second\n", "")]
    [InlineData("  # the second\n", "  # the second\n  # of three\n\n\n")]
    [InlineData("    params: ", "    description: The second one\n    params: ")]
    [InlineData("inherit_from: second", "inherit_from: first # now")]
    [InlineData("members: [first, second]", "members:\n      - second\n      - first")]
    [InlineData("[second, third] }\n", "[third, second] }")]
    public void An_edit_of_one_entry_is_read_by_itself(string old, string edited) => Assert.True(Check(Text, Text.Replace(old, edited, StringComparison.Ordinal)));

    [Theory]
    [InlineData("second:\n", "renamed:\n")]
    [InlineData("  third:\n", "  more: { target: openai/gpt-4o }\n  third:\n")]
    [InlineData("  third:\n    inherit_from: second\n", "")]
    [InlineData("version: 1", "version: 2")]
    [InlineData("max_tokens: 100", "max_tokens: ten")]
    [InlineData("max_tokens: 100", "max_tokens: \"1\\u0030\"")]
    [InlineData("timeout: 30", "timeout: 31")]
    [InlineData("timeout: 5 }\n", "timeout: 5 } # relay: disable RLY0203 -- because\n")]
    [InlineData("timeout: 5", "color: red")]
    [InlineData("    credential: ", "  credential: ")]
    [InlineData("stop: [a, b] }\n", "stop: [a, b] }")]
    [InlineData("timeout: 5", "timeout: 5, description: sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void An_edit_that_may_concern_more_is_read_as_a_whole(string old, string edited) => Assert.False(Check(Text, Text.Replace(old, edited, StringComparison.Ordinal)));

    [Fact]
    public void An_edit_after_the_file_had_a_finding_is_read_as_a_whole() =>
        Assert.False(Check(Text.Replace("timeout: 30", "timeout: -1", StringComparison.Ordinal), Text));

    [Fact]
    public void What_did_not_change_is_not_bound_again()
    {
        PresetDocument before = PresetCompiler.Read("m.yaml", Text);
        PresetModel old = PresetCompiler.Link([before]).Model;

        PresetDocument after = PresetCompiler.Read("m.yaml", Text.Replace("timeout: 5 }", "timeout: 50 }\n\n", StringComparison.Ordinal), true, null, before);

        PresetModel model = PresetCompiler.Link([after]).Model;
        Assert.NotEqual(old.Aliases[0], model.Aliases[0]);
        Assert.Same(old.Aliases[1], model.Aliases[1]);
        Assert.Equal(old.Aliases[2], model.Aliases[2]);
    }

    [Fact]
    public void Whatever_is_typed_one_after_the_other_is_read_as_a_whole_file_is()
    {
        var random = new Random(104_729);
        int taken = 0;
        for (int file = 0; file < 150; file++)
        {
            string text = RandomPresets.Linkable(random);
            PresetDocument document = PresetCompiler.Read("m.yaml", text);
            Assert.Empty(document.Findings);
            for (int edit = 0; edit < 20; edit++)
            {
                string edited = RandomPresets.EditLinkable(random, text);
                taken += Check(document, edited, out PresetDocument next) ? 1 : 0;

                // Back again where the edit broke something, so that most files stay whole.
                (text, document) = next.Findings.Count == 0 || random.Next(4) == 0 ? (edited, next) : (text, document);
            }
        }

        Assert.InRange(taken, 600, 2_900);
    }

    private static bool Check(string text, string edited)
    {
        Assert.NotEqual(text, edited);
        return Check(PresetCompiler.Read("m.yaml", text), edited, out _);
    }

    /// <summary>Whether the edit was read by itself; fails where that came to something else than reading the whole text.</summary>
    private static bool Check(PresetDocument before, string edited, out PresetDocument after)
    {
        // Linked, so that what was bound goes from one state to the next.
        _ = PresetCompiler.Link([before]);
        PresetDocument whole = PresetCompiler.Read("m.yaml", edited);
        PresetDocument? alone = PresetRereader.Read(before, "m.yaml", edited, true);
        after = PresetCompiler.Read("m.yaml", edited, true, null, before);

        Assert.True(whole.Equals(after), $"Read otherwise than the whole:\n{edited}\n{whole}\n{after}");
        PresetCompilation expected = PresetCompiler.Link([whole]), actual = PresetCompiler.Link([after]);
        Assert.True(expected.Equals(actual), $"Linked otherwise than the whole:\n{edited}\n{string.Join('\n', expected.Findings)}\n\n{string.Join('\n', actual.Findings)}");
        return alone is not null;
    }
}
