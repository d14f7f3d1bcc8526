using System.Text;
using Relay.Presets;

namespace Relay.Generators.Tests;

/// <summary>What is emitted is as long as the presets, whatever they multiply.</summary>
public sealed class EmittedSizeTests
{
    [Fact]
    public void Thousands_of_names_that_become_the_same_do_not_grow()
    {
        var text = new StringBuilder("version: 1\nmodels:\n");
        for (int i = 1; i <= 4_000; i++)
        {
            text.Append("  x").Append(Convert.ToString(i, 2).Replace('0', '-').Replace('1', '_')).Append("y: { target: groq/llama-3.3-70b-versatile }\n");
        }

        PresetCompilation presets = Compile(text);

        // The first says it once, and each other of itself.
        Assert.Equal(4_000, presets.Findings.Count(static finding => finding.Rule == ReferenceRules.IdentifierCollision));
        Assert.InRange(Length(presets.Model), 4_000, 4_000 * 2_500);
        MemberNames names = MemberNames.Of(presets.Model);
        Assert.Equal(4_000, names.Aliases.Select(static name => name.Member).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(names.Aliases.Max(static name => name.Member.Length), 2, 8);
    }

    [Fact]
    public void Thousands_of_targets_that_differ_in_their_address_do_not_grow()
    {
        var text = new StringBuilder("version: 1\nmodels:\n");
        for (int i = 0; i < 2_000; i++)
        {
            string target = " { target: openai-compatible/m, base_url: 'https://h" + i + ".example/v1', credential: $env.KEY }\n";
            text.Append("  a").Append(i).Append(':').Append(target).Append("  b").Append(i).Append(':').Append(target);
        }

        Assert.InRange(Length(Compile(text).Model), 4_000, 4_000 * 2_500);
    }

    [Theory]
    [InlineData(100_000, 1_000)]
    [InlineData(600_000, 2_500)]
    public void A_long_text_that_many_inherit_is_written_for_some_of_them(int length, int heirs)
    {
        var text = new StringBuilder("version: 1\nmodels:\n  base:\n    target: openai/gpt-4o-mini\n    params:\n      stop: [\"").Append('x', length).Append("\"]\n");
        for (int i = 0; i < heirs; i++)
        {
            text.Append("  a").Append(i).Append(": { inherit_from: base }\n");
        }

        PresetCompilation presets = Compile(text);

        Assert.Equal("RLY0220", Assert.Single(presets.Findings).Rule.Id);
        Assert.InRange(Length(presets.Model), length, 20_000_000);
        Assert.Equal(heirs + 1, presets.Model.Aliases.Count);
    }

    [Fact]
    public void The_address_of_a_provider_is_not_said_again_at_each_of_its_aliases()
    {
        var text = new StringBuilder("version: 1\nproviders:\n  p: { wire: openai-chat, auth: none, base_url: 'https://x.example/").Append('a', 100_000).Append("' }\nmodels:\n");
        for (int i = 0; i < 1_000; i++)
        {
            text.Append("  a").Append(i).Append(": { target: p/m }\n");
        }

        Assert.InRange(Length(Compile(text).Model), 100_000, 5_000_000);
    }

    private static PresetCompilation Compile(StringBuilder text) => PresetCompiler.Compile([new PresetInput("models.yaml", text.ToString())]);

    private static long Length(PresetModel model) => ModelsSource.Write(model, "App", "Models", isPublic: false).Sum(static piece => (long)piece.Length);
}
