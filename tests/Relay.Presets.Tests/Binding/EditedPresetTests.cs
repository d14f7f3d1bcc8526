namespace Relay.Presets.Tests;

/// <summary>What is bound again when one of several presets is edited.</summary>
public sealed class EditedPresetTests
{
    private static readonly PresetDocument Kept = PresetCompiler.Read("b.yaml", "version: 1\nmodels:\n  kept: { target: openai/a-model-that-nobody-knows, timeout: 5 }\n");

    [Fact]
    public void An_edit_of_one_preset_leaves_the_others_as_they_are_with_their_findings()
    {
        PresetCompilation before = PresetCompiler.Link([Edited(100), Kept]);
        PresetCompilation after = PresetCompiler.Link([Edited(200), Kept]);

        Assert.Same(Of(before, "kept"), Of(after, "kept"));
        Assert.NotEqual(Of(before, "edited"), Of(after, "edited"));
        Assert.Equal(["RLY0202"], before.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal(before.Findings, after.Findings);
    }

    [Fact]
    public void Defaults_that_change_reach_every_model()
    {
        PresetCompilation before = PresetCompiler.Link([Kept]);
        PresetCompilation after = PresetCompiler.Link([Kept, PresetCompiler.Read("c.yaml", "version: 1\ndefaults: { max_retries: 7 }\nmodels: {}\n")]);

        Assert.Null(Of(before, "kept").Spec.MaxRetries);
        Assert.Equal(7, Of(after, "kept").Spec.MaxRetries);
    }

    [Fact]
    public void A_parent_that_is_edited_reaches_its_children()
    {
        PresetDocument child = PresetCompiler.Read("b.yaml", "version: 1\nmodels:\n  kept: { inherit_from: edited }\n");

        PresetCompilation before = PresetCompiler.Link([Edited(100), child]);
        PresetCompilation after = PresetCompiler.Link([Edited(200), child]);

        Assert.Equal(100, Of(before, "kept").Spec.Parameters.MaxTokens);
        Assert.Equal(200, Of(after, "kept").Spec.Parameters.MaxTokens);
    }

    private static PresetDocument Edited(int tokens) =>
        PresetCompiler.Read("a.yaml", $"version: 1\nmodels:\n  edited: {{ target: openai/gpt-4o, params: {{ max_tokens: {tokens} }} }}\n");

    private static AliasModel Of(PresetCompilation compilation, string name) => compilation.Model.Aliases.Single(alias => alias.Name == name);
}
