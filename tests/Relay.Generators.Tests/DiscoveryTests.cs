using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class DiscoveryTests
{
    private const string NoPreset = "kind: camera\nversion: 3\nlenses: [50mm]\n";

    [Theory]
    [InlineData("presets/models.yaml", "default")]
    [InlineData("anything.yaml", "explicit")]
    [InlineData("models.yaml", null)]
    [InlineData("config/team.relay.yml", null)]
    [InlineData("config/llm.yaml", null)]
    public void A_preset_gives_the_class_however_it_is_listed(string path, string? origin)
    {
        GeneratorRun<ModelsGenerator> run = PresetProject.With(PresetProject.File(path, PresetProject.Typical, origin)).Run();

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains($"of {path}.", run.Text());
    }

    [Theory]
    [InlineData("appsettings.json", """{ "models": { "a": 1 }, "Logging": { "version": 2 } }""")]
    [InlineData("stylecop.json", "{ // version, models\n }")]
    [InlineData("shop.json", """{ "version": 1, "models": ["T", "S"] }""")]
    [InlineData("openapi.yaml", "openapi: 3.0.0\ninfo:\n  version: 1\n  title: models\n")]
    [InlineData("notes.txt", "version: 1\nmodels: {}\n")]
    public void Files_of_other_tools_are_left_alone(string path, string text)
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File(path, text, null));
        test.Sources.Clear();

        Assert.Empty(test.Run().Generated);
    }

    [Fact]
    public void A_file_found_by_default_that_is_no_preset_gives_no_class()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File("presets/camera.yaml", NoPreset));
        test.Sources.Clear();

        Assert.Empty(test.Run().Generated);
    }

    [Fact]
    public void No_presets_give_no_source()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With();
        test.Sources.Clear();

        Assert.Empty(test.Run().Generated);
    }

    [Fact]
    public void A_project_can_do_without_the_class()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File("models.yaml", PresetProject.Typical));
        test.Sources.Clear();
        test.BuildProperties["RelayGenerateModels"] = "false";

        Assert.Empty(test.Run().Generated);
    }

    [Fact]
    public void A_file_that_is_listed_twice_counts_once()
    {
        GeneratorRun<ModelsGenerator> run = PresetProject.With(
            PresetProject.File("models.yaml", PresetProject.Typical),
            PresetProject.File("models.yaml", PresetProject.Typical, "explicit")).Run();

        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_preset_that_cannot_be_read_still_gives_the_class()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File("models.yaml", "version: 1\nmodels:\n\tsmart: {\n"));
        test.ReplaceProgram("namespace App { class Program { string M() => nameof(Models); } }");

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Fact]
    public void A_preset_with_errors_still_gives_its_aliases()
    {
        GeneratorRun<ModelsGenerator> run = PresetProject.With(PresetProject.File("models.yaml", PresetProject.Typical
            .Replace("openai/", "opnai/").Replace("credential: $env.GROQ_API_KEY", "credental: $env.GROQ_API_KEY").Replace("temperature: 0.25", "temprature: hot"))).Run();

        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
