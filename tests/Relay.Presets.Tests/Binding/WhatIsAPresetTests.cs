namespace Relay.Presets.Tests;

public sealed class WhatIsAPresetTests
{
    [Theory]
    [InlineData("services: { web: {} }")]
    [InlineData("version: 1\nservices: { web: {} }")]
    [InlineData("models: { m: { target: openai/gpt-4o } }")]
    [InlineData("- a\n- b")]
    [InlineData("text")]
    [InlineData("")]
    public void A_file_found_by_default_that_is_no_preset_is_left_alone_with_one_info(string text)
    {
        PresetDocument document = PresetCompiler.Read("x.yaml", text, isExplicit: false);

        Assert.False(document.IsPreset);
        Assert.Equal(SchemaRules.NotAPreset, Assert.Single(document.Findings).Rule);
        Assert.Equal(PresetModel.Empty, PresetCompiler.Link([document]).Model);
    }

    [Fact]
    public void A_file_found_by_default_that_is_a_preset_is_read()
    {
        PresetDocument document = PresetCompiler.Read("x.yaml", "version: 1\nmodels: { m: { target: openai/gpt-4o } }", isExplicit: false);

        Assert.True(document.IsPreset);
        Assert.Empty(document.Findings);
    }

    [Theory]
    [InlineData("version: 1\nservices: { web: {} }")]
    [InlineData("- a")]
    [InlineData("")]
    public void A_named_file_that_is_no_preset_is_an_error(string text) =>
        Assert.Equal(SchemaRules.NothingInPreset, Assert.Single(PresetCompiler.Read("x.yaml", text).Findings).Rule);

    [Theory]
    [InlineData("")]
    [InlineData("version: 2\n")]
    [InlineData("version: \"1\"\n")]
    [InlineData("version: [1]\n")]
    public void Without_the_right_version_a_named_file_is_still_understood(string version)
    {
        PresetCompilation compilation = Presets.Compile(version + "models: { m: { target: openai/gpt-4o } }");

        compilation.Single(SchemaRules.UnsupportedVersion);
        Assert.Equal("openai/gpt-4o", compilation.Spec().Target);
    }

    [Fact]
    public void A_file_that_cannot_be_read_has_the_findings_of_its_syntax_and_no_others()
    {
        PresetDocument document = PresetCompiler.Read("x.json", "@@@");

        Assert.NotEmpty(document.Findings);
        Assert.All(document.Findings, finding => Assert.StartsWith("RLY00", finding.Rule.Id, StringComparison.Ordinal));
    }
}
