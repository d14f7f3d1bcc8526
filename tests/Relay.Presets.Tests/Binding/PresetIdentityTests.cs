namespace Relay.Presets.Tests;

public sealed class PresetIdentityTests
{
    [Theory]
    [InlineData("presets/summary.mda", null, "summary")]
    [InlineData("presets/_default/summary.mda", null, "summary")]
    [InlineData("presets/search/summary.mda", "search", "search/summary")]
    [InlineData("src/app/presets/search/summary.mda", "search", "search/summary")]
    [InlineData("presets\\search\\summary.mda", "search", "search/summary")]
    [InlineData("elsewhere/summary.mda", null, "summary")]
    [InlineData("../shared/summary.mda", null, "summary")]
    public void A_preset_is_called_after_its_file_and_folder(string path, string? module, string alias)
    {
        PresetCompilation compilation = Mda.Compile(Mda.Text(), path);

        Assert.Empty(compilation.Findings);
        AliasModel model = Assert.Single(compilation.Model.Aliases);
        Assert.Equal(alias, model.Name);
        Assert.Equal(module, model.Module);
        Assert.Equal("summary", model.LocalName);
    }

    [Fact]
    public void Outside_of_a_folder_of_presets_the_front_matter_says_the_module()
    {
        AliasModel model = Assert.Single(Mda.Compile(Mda.Text(["module: search"]), "elsewhere/summary.mda").Model.Aliases);

        Assert.Equal("search/summary", model.Name);
        Assert.Equal("search", model.Module);
    }

    [Theory]
    [InlineData("presets/Summary.mda")]
    [InlineData("presets/my-summary.mda")]
    [InlineData("presets/4o.mda")]
    [InlineData("presets/_summary.mda")]
    [InlineData("presets/a..b.mda")]
    [InlineData("presets/a~1.mda")]
    [InlineData("presets/a$b.mda")]
    [InlineData("presets/a`b.mda")]
    [InlineData("presets/a1234567890123456789012345678901234567890123456789012345678901234.mda")]
    [InlineData("presets/My-Module/summary.mda")]
    [InlineData("presets/_other/summary.mda")]
    [InlineData("presets/deep/deeper/summary.mda")]
    public void A_path_that_gives_no_name_is_reported(string path)
    {
        PresetCompilation compilation = Mda.Compile(Mda.Text(), path);

        compilation.Single(SchemaRules.InvalidPresetPath);
        Assert.Single(compilation.Model.Aliases);
    }

    [Fact]
    public void A_file_that_is_nothing_but_its_extension_has_no_alias()
    {
        PresetCompilation compilation = Mda.Compile(Mda.Text(), "presets/.mda");

        compilation.Single(SchemaRules.InvalidPresetPath);
        Assert.Empty(compilation.Model.Aliases);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\\\b")]
    [InlineData("..")]
    [InlineData("~")]
    public void A_module_that_is_no_name_is_reported_and_does_not_count(string module)
    {
        PresetCompilation compilation = Mda.Compile(Mda.Text([$"module: \"{module}\""]), "elsewhere/summary.mda");

        compilation.Single(SchemaRules.InvalidPresetPath);
        Assert.Equal("summary", compilation.Only().Alias);
    }

    [Theory]
    [InlineData("summary", true)]
    [InlineData("search-summary", true)]
    [InlineData("search_summary", true)]
    [InlineData("other", false)]
    public void The_documents_name_agrees_with_the_file(string name, bool agrees) =>
        Assert.Equal(agrees, !Mda.Compile(Mda.Text().Replace("name: summary", "name: " + name, StringComparison.Ordinal)).Ids().Contains("RLY0121"));

    [Theory]
    [InlineData("module: other", "other", "search")]
    [InlineData("preset: other", "other", "summary")]
    public void Module_and_preset_agree_with_the_path(string field, string written, string suggestion)
    {
        string text = Mda.Text([field]);
        Finding finding = Mda.Compile(text).Single(SchemaRules.NameDiffers);

        Assert.Equal(written, Presets.PointedAt(text, finding));
        Assert.Equal(suggestion, finding.Suggestion);
    }

    [Fact]
    public void A_model_that_is_called_as_a_module_is_reported()
    {
        PresetCompilation compilation = Presets.Compile(
            (Mda.Path, Mda.Text()), ("presets/models.yaml", "version: 1\nmodels:\n  search: { target: openai/gpt-4o }\n"));

        Assert.Contains("module 'search'", compilation.Single(ReferenceRules.IdentifierCollision).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_called_as_a_preset_is_reported() => Presets.Compile(
        ("presets/summary.mda", Mda.Text()), ("presets/models.yaml", "version: 1\nmodels:\n  summary: { target: openai/gpt-4o }\n")).Single(ReferenceRules.DuplicateName);

    [Fact]
    public void A_module_that_is_called_as_another_in_CSharp_is_reported() => Presets.Compile(
        ("presets/a_b/summary.mda", Mda.Text()), ("presets/a__b/other.mda", Mda.Text().Replace("name: summary", "name: other", StringComparison.Ordinal))).Single(ReferenceRules.IdentifierCollision);

    [Fact]
    public void A_preset_that_is_called_as_its_module_gets_an_underscore() => Mda.Compile(
        Mda.Text().Replace("name: summary", "name: search", StringComparison.Ordinal), "presets/search/search.mda").Single(ReferenceRules.IdentifierAdjusted);

    [Fact]
    public void A_file_that_was_found_and_belongs_to_another_tool_is_left_alone()
    {
        PresetDocument document = PresetCompiler.Read("presets/skill.mda", "---\nname: skill\ndescription: A skill.\n---\n", isExplicit: false);

        Assert.False(document.IsPreset);
        Assert.Equal(["RLY0103"], document.Findings.Select(finding => finding.Rule.Id));
    }
}
