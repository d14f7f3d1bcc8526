using Relay.Presets;

namespace Relay.Generators.Tests;

public sealed class SharedTargetTests
{
    private static readonly ModelPrices Prices = new(new TokenRates { Input = 0.59m, Output = 0.79m }) { Date = "2026-11-01" };

    [Fact]
    public void What_is_known_of_a_target_is_written_once_for_all_its_aliases()
    {
        PresetModel model = SampleModel.Of(Alias("a"), Alias("b", temperature: 0.5), Alias("c") with { Description = "Another." });

        EmittedProject project = EmittedProject.Of(model);

        Assert.Equal(1, Occurrences(project.Source, "0.59m"));
        Assert.Contains("RelayTargets.GroqLlama3_3_70bVersatile(\"b\") with\n", project.Source);
        Assert.All([0, 1, 2], i => Assert.Equal(model.Aliases[i].Spec, project.Spec("ABC"[i].ToString())));
    }

    [Fact]
    public void Prices_that_are_equal_but_not_the_same_instance_are_shared_too()
    {
        PresetModel model = SampleModel.Of(Alias("a"), With(Alias("b"), static spec => spec with { Prices = Prices with { } }));

        Assert.Equal(1, Occurrences(EmittedProject.Of(model).Source, "0.59m"));
    }

    [Fact]
    public void An_alias_of_which_something_else_is_known_keeps_its_own()
    {
        PresetModel model = SampleModel.Of(
            Alias("a"),
            Alias("b"),
            With(Alias("c"), static spec => spec with { ContextWindow = 1000 }),
            With(Alias("d"), static spec => spec with { MaxOutput = null }),
            With(Alias("e"), static spec => spec with { Prices = null }),
            With(Alias("f"), static spec => spec with { Capabilities = default }),
            With(Alias("g"), static spec => spec with { Provider = "openai" }),
            With(Alias("h"), static spec => spec with { Credential = CredentialReference.Environment("ANOTHER_KEY") }),
            With(Alias("i"), static spec => spec with { BaseUrl = "https://gateway.example.com" }));

        EmittedProject project = EmittedProject.Of(model);

        Assert.All(Enumerable.Range(0, 9), i => Assert.Equal(model.Aliases[i].Spec, project.Spec("ABCDEFGHI"[i].ToString())));
        Assert.Equal(2, Occurrences(project.Source, "(\"a\");\n") + Occurrences(project.Source, "(\"b\");\n"));
    }

    [Fact]
    public void An_alias_that_shares_its_target_with_none_needs_no_class_of_targets() =>
        Assert.DoesNotContain("RelayTargets", EmittedProject.Of(SampleModel.Of(Alias("a"), SampleModel.Alias("b"), SampleModel.Alias("c"))).Source);

    [Theory]
    [InlineData("relay", "targets")]
    [InlineData("to", "string")]
    [InlineData("", "")]
    [InlineData("İ", "\"4.1\" 好")]
    public void Targets_of_any_name_compile_and_read_back(string provider, string name)
    {
        PresetModel model = SampleModel.Of(
            With(Alias("a"), spec => new ModelSpec("a", provider, name) { ContextWindow = 1 }),
            With(Alias("b"), spec => new ModelSpec("b", provider, name) { ContextWindow = 1 }),
            With(Alias("c"), spec => new ModelSpec("c", provider, name) { ContextWindow = 2 }),
            With(Alias("d"), spec => new ModelSpec("d", provider, name) { ContextWindow = 2 }));

        EmittedProject project = EmittedProject.Of(model);

        Assert.All([0, 1, 2, 3], i => Assert.Equal(model.Aliases[i].Spec, project.Spec("ABCD"[i].ToString())));
    }

    [Fact]
    public void An_alias_that_comes_to_share_its_target_is_written_anew()
    {
        AliasModel first = Alias("a");
        string alone = string.Concat(ModelsSource.Write(SampleModel.Of(first), "App", "Models", isPublic: false));

        string shared = string.Concat(ModelsSource.Write(SampleModel.Of(first, Alias("b")), "App", "Models", isPublic: false));

        Assert.DoesNotContain("RelayTargets", alone);
        Assert.Equal(1, Occurrences(shared, "0.59m"));
        Assert.Equal(alone, string.Concat(ModelsSource.Write(SampleModel.Of(first), "App", "Models", isPublic: false)));
    }

    private static AliasModel Alias(string name, double? temperature = null) => With(SampleModel.Alias(name), spec => spec with
    {
        Parameters = new ModelParameters { Temperature = temperature },
        Capabilities = default(ModelCapabilities).With(Capability.Tools, Support.Yes),
        ContextWindow = 131072,
        MaxOutput = 32768,
        Prices = Prices,
    });

    private static AliasModel With(AliasModel alias, Func<ModelSpec, ModelSpec> change) => new(change(alias.Spec), alias.File);

    private static int Occurrences(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;
}
