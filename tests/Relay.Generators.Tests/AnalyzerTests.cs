using Microsoft.CodeAnalysis;
using Relay.Analyzers;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class AnalyzerTests
{
    private const string Good = "  good: { target: groq/llama-3.3-70b-versatile, credential: $env.KEY }\n";

    [Fact]
    public async Task A_preset_without_a_fault_is_not_mentioned()
    {
        await With(PresetProject.File("presets/models.yaml", PresetProject.Typical)).RunAsync();
    }

    [Fact]
    public async Task A_misspelt_provider_and_a_misspelt_key_are_reported_where_they_stand()
    {
        await With(PresetProject.File("presets/models.yaml", """
            version: 1
            models:
              smart:
                target: {|RLY0201:antropic|}/claude-sonnet-4-5
                credential: $env.KEY
                {|RLY0101:timout|}: 30s

            """)).RunAsync();
    }

    [Fact]
    public async Task What_only_two_files_show_together_is_reported_in_the_later_one()
    {
        await With(
            PresetProject.File("presets/a.yaml", "version: 1\nmodels:\n" + Good),
            PresetProject.File("presets/b.yaml", "version: 1\nmodels:\n" + Good.Replace("good", "{|RLY0203:good|}"))).RunAsync();
    }

    [Fact]
    public async Task The_other_place_of_a_finding_goes_with_it()
    {
        Diagnostic diagnostic = Assert.Single(await With(
            PresetProject.File("presets/a.yaml", "version: 1\nmodels:\n" + Good),
            PresetProject.File("presets/b.yaml", "version: 1\nmodels:\n" + Good)).GetDiagnosticsAsync());

        FileLinePositionSpan other = Assert.Single(diagnostic.AdditionalLocations).GetLineSpan();
        Assert.Equal(PresetProject.Folder + "presets/a.yaml", other.Path);
        Assert.Equal(2, other.StartLinePosition.Line);
    }

    [Theory]
    [InlineData("default", DiagnosticSeverity.Info)]
    [InlineData("explicit", DiagnosticSeverity.Error)]
    public async Task A_file_that_is_no_preset_is_an_error_only_if_the_project_named_it(string origin, DiagnosticSeverity severity)
    {
        Diagnostic diagnostic = Assert.Single(await With(PresetProject.File("presets/camera.yaml", "kind: camera\n", origin)).GetDiagnosticsAsync());

        Assert.Equal(severity, diagnostic.Severity);
    }

    [Theory]
    [InlineData("appsettings.json", "{ \"Logging\": { \"models\": 1, \"version\": \"2\" } , }")]
    [InlineData("shop.json", "{ \"version\": 1, \"models\": [\"T\", \"S\"] }")]
    [InlineData("openapi.yaml", "openapi: 3.0.0\ninfo: { version: 1, title: models }\n")]
    public async Task Files_of_other_tools_are_not_mentioned(string path, string text)
    {
        await With(PresetProject.File(path, text, null)).RunAsync();
    }

    [Fact]
    public async Task A_file_that_is_listed_twice_is_reported_once()
    {
        const string Text = "version: 1\nmodels:\n  smart: { target: antropic/x, credential: $env.KEY }\n";

        Assert.Single(await With(PresetProject.File("models.yaml", Text), PresetProject.File("models.yaml", Text, "explicit")).GetDiagnosticsAsync());
    }

    [Fact]
    public async Task A_class_with_another_name_is_told_and_how_to_choose_one()
    {
        AnalyzerTest<PresetAnalyzer> test = With(PresetProject.File("presets/models.yaml", PresetProject.Typical));
        test.Sources.Add(("/obj/Relay.Models.g.cs", "namespace App { [System.CodeDom.Compiler.GeneratedCode(\"Relay.Generators\", null)] static class LlmModels; }"));

        Diagnostic diagnostic = Assert.Single(await test.GetDiagnosticsAsync());

        Assert.Equal("RLY0901", diagnostic.Id);
        Assert.Contains("RelayModelsName", diagnostic.GetMessage());
        Assert.Equal(PresetProject.Folder + "presets/models.yaml", diagnostic.Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("namespace App { static class LlmModels; }", null)]
    [InlineData("namespace App { [System.CodeDom.Compiler.GeneratedCode(\"Relay.Generators\", null)] static class LlmModels; }", "LlmModels")]
    public async Task A_class_that_is_called_so_on_purpose_is_not_mentioned(string source, string? chosen)
    {
        AnalyzerTest<PresetAnalyzer> test = With(PresetProject.File("presets/models.yaml", PresetProject.Typical));
        test.Sources.Add(("/obj/Relay.Models.g.cs", source));
        if (chosen is not null)
        {
            test.BuildProperties["RelayModelsName"] = chosen;
        }

        await test.RunAsync();
    }

    [Fact]
    public void Every_rule_is_announced_once_with_its_page()
    {
        DiagnosticDescriptor[] descriptors = [.. new PresetAnalyzer().SupportedDiagnostics.Concat(new UseAnalyzer().SupportedDiagnostics).OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal)];

        Assert.Equal(Presets.FindingRules.All.Select(static rule => rule.Id), descriptors.Select(static descriptor => descriptor.Id));
        Assert.All(descriptors, static descriptor => Assert.Equal($"docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri));
    }

    private static AnalyzerTest<PresetAnalyzer> With(params TestFile[] files)
    {
        AnalyzerTest<PresetAnalyzer> test = new();
        PresetProject.Configure(test, files);
        test.Sources.Clear();
        return test;
    }
}
