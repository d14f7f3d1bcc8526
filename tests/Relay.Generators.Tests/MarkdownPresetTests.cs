using Relay.Presets;
using Relay.RoslynTestKit;

namespace Relay.Generators.Tests;

public sealed class MarkdownPresetTests
{
    private const string Extraction = """
        ---
        name: extraction
        description: Entity extraction <preset> & more.
        tags: [entities, fast]
        metadata:
          snoai-llmix:
            common:
              provider: openai
              model: gpt-4.1-mini
              maxOutputTokens: 2048
              temperature: 0.2
            caching:
              strategy: redis-or-memory
            providerOptions:
              openai:
                reasoningEffort: medium
        ---
        # extraction

        Runtime settings plus </remarks> operating notes */ live together.

        """;

    [Fact]
    public void A_preset_in_Markdown_becomes_an_alias_and_its_text_documentation()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File("presets/extraction.mda", Extraction));
        test.ReplaceProgram("namespace App { class Program { static object M() => (Models.Extraction.Spec, Models.Names.Extraction); } }");

        GeneratorRun<ModelsGenerator> run = test.Run();

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("Entity extraction &lt;preset&gt; &amp; more.", run.Text());
        Assert.Contains("Tags: entities, fast.", run.Text());
        Assert.Contains("/// <para>Runtime settings plus &lt;/remarks&gt; operating notes */ live together.</para>", run.Text());
        Assert.Contains("MaxTokens = 2048", run.Text());
    }

    [Fact]
    public void A_module_is_a_class_within_Models()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(
            PresetProject.File("presets/search/summary.mda", Named("summary")),
            PresetProject.File("presets/search/extraction.mda", Extraction),
            PresetProject.File("presets/search/_base.mda", Named("_base")),
            PresetProject.File("presets/_default/plain.mda", Named("plain")),
            PresetProject.File("presets/models.yaml", "version: 1\ngroups:\n  all: { members: [search/summary, plain] }\n"));
        test.ReplaceProgram("""
            namespace App
            {
                class Program
                {
                    static object M() => (Models.Search.Summary.Spec, Models.Search.Extraction, Models.Plain, Models.All, Models.Names.Search.Summary, Models.Names.Plain, typeof(SearchSummaryModel));
                }
            }
            """);

        GeneratorRun<ModelsGenerator> run = test.Run();

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("            global::App.Models.Search.Summary,\n", run.Text());
        Assert.DoesNotContain("_base", run.Text());
    }

    [Fact]
    public void A_module_reads_back_as_it_was_linked()
    {
        AliasModel alias = new(new ModelSpec("search/summary", "openai", "gpt-4o"), "presets/search/summary.mda") { Module = "search" };
        AliasModel same = new(new ModelSpec("search/search", "openai", "gpt-4o"), "presets/search/search.mda") { Module = "search" };
        AliasModel outside = SampleModel.Alias("search");

        EmittedProject project = EmittedProject.Of(SampleModel.Of(outside, same, alias));

        Type module = project.Models.GetNestedType("Search_")!;
        Assert.Equal(alias.Spec, ((ModelAlias)module.GetProperty("Summary")!.GetValue(null)!).Spec);
        Assert.Equal(same.Spec, ((ModelAlias)module.GetProperty("Search")!.GetValue(null)!).Spec);
        Assert.Equal(outside.Spec, project.Spec("Search"));
        Assert.Equal("search/summary", project.Models.GetNestedType("Names")!.GetNestedType("Search_")!.GetField("Summary")!.GetRawConstantValue());
    }

    [Fact]
    public void A_deprecated_preset_is_obsolete_for_who_uses_it_and_only_for_them()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File("presets/old.mda", Named("old", "    deprecated: true\n")));
        test.ReplaceProgram("namespace App { class Program { static object M() => Models.Names.Old; } }");
        Assert.Empty(test.Run().CompilerDiagnostics);

        test.ReplaceProgram("namespace App { class Program { static object M() => Models.Old; } }");
        Assert.Equal(["CS0618"], test.Run().CompilerDiagnostics.Select(static diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("---\nname: broken\nmetadata: [\n")]
    [InlineData("---\nname: broken\nmetadata:\n  snoai-llmix:\n    common: { provider: opnai }\n---\n")]
    [InlineData("---\nname: snoai-llmix\nno end")]
    public void A_broken_preset_still_gives_its_alias(string text)
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File("presets/search/broken.mda", text, "explicit"));
        test.ReplaceProgram("namespace App { class Program { static object M() => Models.Search.Broken; } }");

        Assert.Empty(test.Run().CompilerDiagnostics);
    }

    [Theory]
    [InlineData("skill.mda", "---\nname: skill\ndescription: Of another tool.\n---\n", null)]
    [InlineData("presets/skill.mda", "---\nname: skill\ndescription: Of another tool.\n---\n", "default")]
    [InlineData("presets/keys.mda", "key-id: snoai-llmix", "keys")]
    public void Markdown_of_other_tools_and_keys_give_no_class(string path, string text, string? origin)
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File(path, text, origin));
        test.Sources.Clear();

        Assert.Empty(test.Run().Generated);
    }

    [Fact]
    public void A_comment_in_the_front_matter_re_emits_nothing_and_the_text_does()
    {
        GeneratorTest<ModelsGenerator> test = PresetProject.With(PresetProject.File("presets/extraction.mda", Extraction));
        test.ReplaceProgram("namespace App { class Program { } }");
        GeneratorRun<ModelsGenerator> before = test.Run();

        GeneratorRun<ModelsGenerator> comment = before.After(static test =>
            test.Replace(PresetProject.File("presets/extraction.mda", Extraction.Replace("tags:", "# A comment\ntags:", StringComparison.Ordinal))));
        Assert.True(comment.IsCached(StepNames.Model));

        GeneratorRun<ModelsGenerator> text = comment.After(static test =>
            test.Replace(PresetProject.File("presets/extraction.mda", Extraction.Replace("live together", "live apart", StringComparison.Ordinal))));
        Assert.Contains("live apart", text.Text());
    }

    private static string Named(string name, string more = "") =>
        $"---\nname: {name}\ndescription: A preset.\nmetadata:\n  snoai-llmix:\n    common: {{ provider: openai, model: gpt-4o }}\n{more}---\n";
}
