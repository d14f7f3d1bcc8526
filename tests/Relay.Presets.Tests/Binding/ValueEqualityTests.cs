namespace Relay.Presets.Tests;

public sealed class ValueEqualityTests
{
    private const string Preset = """
        version: 1
        models:
          m:
            target: openai/gpt-4o
            params: { temperature: 0.5, stop: [a], user: u }
            cost: { input_per_1m: 1.0 }
        groups:
          g: { members: [{ name: m, weight: 2 }] }
        """;

    [Fact]
    public void A_comment_changes_nothing_in_the_model()
    {
        PresetModel before = Presets.Compile(Preset).Model;
        PresetModel after = Presets.Compile("# a comment\n\n" + Preset.Replace("target:", "# another\n    target:   ", StringComparison.Ordinal)).Model;

        Assert.Equal(before, after);
        Assert.Equal(before.GetHashCode(), after.GetHashCode());
    }

    [Fact]
    public void A_changed_value_changes_the_model() =>
        Assert.NotEqual(Presets.Compile(Preset).Model, Presets.Compile(Preset.Replace("0.5", "0.6", StringComparison.Ordinal)).Model);

    [Fact]
    public void Reading_the_same_text_twice_gives_equal_documents()
    {
        PresetDocument one = PresetCompiler.Read("m.yaml", Preset), other = PresetCompiler.Read("m.yaml", Preset);

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, PresetCompiler.Read("m.yaml", Preset.Replace("0.5", "0.6", StringComparison.Ordinal)));
    }
}
