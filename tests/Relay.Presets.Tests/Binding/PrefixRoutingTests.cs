namespace Relay.Presets.Tests;

/// <summary>Prefix routing of bare model names.</summary>
[Feature(21)]
public sealed class PrefixRoutingTests
{
    [Theory]
    [InlineData("gpt-4o", "openai/gpt-4o")]
    [InlineData("GPT-4o", "openai/GPT-4o")]
    [InlineData("chatgpt-4o-latest", "openai/chatgpt-4o-latest")]
    [InlineData("o3", "openai/o3")]
    [InlineData("o4-mini", "openai/o4-mini")]
    [InlineData("claude-sonnet-4-5", "anthropic/claude-sonnet-4-5")]
    [InlineData("gemini-2.5-flash", "google/gemini-2.5-flash")]
    [InlineData("models/gemini-2.5-flash", "google/gemini-2.5-flash")]
    [InlineData("MODELS/GEMINI-2.5-FLASH", "google/GEMINI-2.5-FLASH")]
    public void A_name_of_a_well_known_family_works_and_a_note_says_what_it_became(string written, string became)
    {
        string text = Presets.Model("target: " + written);
        PresetCompilation compilation = Presets.Compile(text);

        Finding note = Assert.Single(compilation.Findings);
        Assert.Equal((ReferenceRules.BareModelName, FindingSeverity.Info), (note.Rule, note.Rule.Severity));
        Assert.Equal((became, written), (note.Suggestion, Presets.PointedAt(text, note)));
        Assert.Contains(became, note.Message, StringComparison.Ordinal);
        Assert.Equal(became, compilation.Spec().Target);
        Assert.NotNull(compilation.Spec().Prices);
    }

    [Theory]
    [InlineData("o10")]
    [InlineData("o2")]
    [InlineData("opus")]
    [InlineData("nothing-like-it")]
    [InlineData("models/palm-2")]
    public void A_name_that_is_nobodys_is_an_error(string written)
    {
        PresetCompilation compilation = Presets.CompileModel("target: " + written);

        Assert.Contains(compilation.Findings, f => f.Rule == ReferenceRules.MalformedTarget || f.Rule == ReferenceRules.UnknownProvider);
        compilation.HasNo(ReferenceRules.BareModelName);
    }

    [Theory]
    [InlineData("llama-3.3-70b-versatile", "groq/llama-3.3-70b-versatile")]
    [InlineData("llama-3.3-70b-versatil", "groq/llama-3.3-70b-versatile")]
    [InlineData("azure-gpt-4o", "azure/gpt-4o")]
    [InlineData("openai-gpt-4o", "openai/gpt-4o")]
    public void The_error_names_the_nearest_target(string written, string nearest) =>
        Assert.Equal(nearest, Presets.CompileModel("target: " + written).Single(ReferenceRules.MalformedTarget).Suggestion);

    [Fact]
    public void A_name_behind_azure_is_azures_and_not_openais()
    {
        ModelSpec spec = Presets.CompileModel("target: azure/gpt-4o").Spec();

        Assert.Equal(("azure", "gpt-4o"), (spec.Provider, spec.Model));
    }

    [Fact]
    public void A_key_in_the_place_of_a_target_is_not_repeated()
    {
        const string Key = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789";
        PresetCompilation compilation = Presets.CompileModel("target: " + Key);

        Assert.NotEmpty(compilation.Findings);
        Assert.All(compilation.Findings, f => Assert.DoesNotContain("abcdefghij", f.Message + f.Suggestion, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_routed_where_prices_are_fixed_too()
    {
        PresetCompilation compilation = Presets.Compile(
            "version: 1\nmodels: { m: { target: gpt-4o, pricing_profile: p } }\npricing_profiles: { p: { fixed_overrides: { gpt-4o: { input_per_1m: 7, output_per_1m: 9 } } } }");

        Assert.Equal(7m, compilation.Spec().Prices!.Standard.Input);
    }
}
