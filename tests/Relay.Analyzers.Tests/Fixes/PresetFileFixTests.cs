using Relay.CodeFixes;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

public sealed class PresetFileFixTests
{
    private const string Preset = "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5   # the good one\n    credential: $env.KEY\n    timout: 30s\n";

    [Fact]
    public async Task A_misspelt_provider_is_mended_in_the_preset() => Assert.Equal(
        Preset.Replace("antropic", "anthropic", StringComparison.Ordinal),
        await Test().FixAsync("Replace with 'anthropic'", UseProject.PresetPath));

    [Fact]
    public async Task Everything_that_can_be_mended_in_a_preset_is_offered()
    {
        IReadOnlyList<string> offers = await Test().OffersAsync();

        Assert.Contains("Replace with 'anthropic'", offers);
        Assert.Contains("Replace with 'timeout'", offers);
    }

    private static CodeFixTest<PresetAnalyzer, PresetFileFix> Test()
    {
        CodeFixTest<PresetAnalyzer, PresetFileFix> test = new();
        test.AdditionalFiles.Add(new TestFile(UseProject.PresetPath, Preset) { Metadata = { ["RelayPreset"] = "default" } });
        return test;
    }
}
