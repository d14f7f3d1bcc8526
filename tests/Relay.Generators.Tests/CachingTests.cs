using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class CachingTests
{
    private static readonly TestFile Models = PresetProject.File("presets/models.yaml", PresetProject.Typical);

    [Fact]
    public void A_comment_in_a_preset_re_emits_nothing()
    {
        GeneratorRun<ModelsGenerator> before = PresetProject.With(Models).Run();

        GeneratorRun<ModelsGenerator> after = before.After(static test =>
            test.Replace(PresetProject.File("presets/models.yaml", "# A comment\n\n" + PresetProject.Typical.Replace("{ members", "{   members") + "# Another\n")));

        Assert.False(after.IsCached(StepNames.Documents));
        Assert.True(after.IsCached(StepNames.Model));
        Assert.All(after.Reasons(StepNames.Source), static reason => Assert.Equal(Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached, reason));
        Assert.Equal(before.Text(), after.Text());
    }

    [Fact]
    public void An_unrelated_edit_of_csharp_reads_and_emits_nothing()
    {
        GeneratorRun<ModelsGenerator> after = PresetProject.With(Models).Run()
            .After(static test => test.ReplaceProgram("namespace App { class Program { int x; } }"));

        Assert.All([StepNames.Files, StepNames.Documents, StepNames.Model, StepNames.Settings, StepNames.Source], step =>
            Assert.All(after.Reasons(step), static reason => Assert.Equal(Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached, reason)));
        Assert.True(after.IsCached(StepNames.NameTaken));
    }

    [Fact]
    public void An_edit_of_one_preset_reads_only_that_one()
    {
        TestFile other = PresetProject.File("presets/other.yaml", "version: 1\nmodels:\n  other: { target: groq/llama-3.3-70b-versatile }\n");

        GeneratorRun<ModelsGenerator> after = PresetProject.With(Models, other).Run()
            .After(static test => test.Replace(PresetProject.File("presets/models.yaml", PresetProject.Typical.Replace("4096", "2048"))));

        Assert.Single(after.Reasons(StepNames.Documents), Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached);
        Assert.Contains("MaxTokens = 2048", after.Text());
    }

    [Fact]
    public void A_type_called_Models_that_appears_later_moves_the_class()
    {
        GeneratorRun<ModelsGenerator> before = PresetProject.With(Models).Run();

        GeneratorRun<ModelsGenerator> after = before.After(static test => test.ReplaceProgram("namespace App.Models { class Invoice; }"));

        Assert.Contains("static class Models\n", before.Text());
        Assert.Contains("static class LlmModels\n", after.Text());
        Assert.True(after.IsCached(StepNames.Model));
    }

    [Fact]
    public void Options_that_say_the_same_re_emit_nothing()
    {
        GeneratorRun<ModelsGenerator> after = PresetProject.With(Models).Run()
            .After(static test => test.BuildProperties["SomethingElse"] = "1");

        Assert.True(after.IsCached(StepNames.Settings));
        Assert.True(after.IsCached(StepNames.Source));
    }
}
