namespace Relay.Presets.Tests;

public sealed class SimplePresetTests
{
    private const string Simple = """
        version: 1
        models:
          fast:
            target: groq/llama-3.3-70b-versatile
            description: Quick answers.
            credential: $env.GROQ_API_KEY
            params:
              max_tokens: 512
              temperature: 0.2
              stop: [END, "."]
        """;

    private static readonly PresetCompilation Compilation = Presets.Compile(Simple);

    private static ModelSpec Spec => Assert.Single(Compilation.Model.Aliases).Spec;

    [Fact]
    public void Nothing_is_found_in_a_simple_preset() => Assert.Empty(Compilation.Findings);

    [Fact]
    public void The_target_is_split_at_its_slash()
    {
        Assert.Equal("fast", Spec.Alias);
        Assert.Equal("groq", Spec.Provider);
        Assert.Equal("llama-3.3-70b-versatile", Spec.Model);
    }

    [Fact]
    public void The_credential_is_a_reference_and_not_a_value() => Assert.Equal(CredentialReference.Environment("GROQ_API_KEY"), Spec.Credential);

    [Fact]
    public void Parameters_are_typed()
    {
        Assert.Equal(512, Spec.Parameters.MaxTokens);
        Assert.Equal(0.2, Spec.Parameters.Temperature);
        Assert.Equal(new EquatableArray<string>("END", "."), Spec.Parameters.Stop);
    }

    [Fact]
    public void The_description_is_kept_for_the_generated_class() => Assert.Equal("Quick answers.", Compilation.Model.Aliases[0].Description);

    [Fact]
    public void Json_means_the_same_as_yaml()
    {
        const string json = """
            { "version": 1, "models": { "fast": { "target": "groq/llama-3.3-70b-versatile", "description": "Quick answers.",
              "credential": "$env.GROQ_API_KEY", "params": { "max_tokens": 512, "temperature": 0.2, "stop": ["END", "."] } } } }
            """;

        PresetCompilation compilation = Presets.Compile(("models.json", json));

        Assert.Equal(Spec, Assert.Single(compilation.Model.Aliases).Spec);
    }

    [Theory]
    [InlineData("  smart: { target: openai/gpt-4o, credential: $env.K\n")]
    [InlineData("  smart:\n    target: \"openai/gpt-4o\n")]
    [InlineData("  smart: { credential: $env.K, target: openai/gpt-4o ]\n")]
    public void One_mistake_of_syntax_in_the_only_model_is_one_finding_and_the_model_keeps_its_class(string models)
    {
        PresetCompilation compilation = Presets.Compile("version: 1\nmodels:\n" + models);

        Assert.Equal("RLY0001", Assert.Single(compilation.Findings).Rule.Id);
        Assert.Equal("smart", Assert.Single(compilation.Model.Aliases).Name);
    }

    [Theory]
    [InlineData("openai/gpt-4o", "{ target: openai/gpt-4o }")]
    [InlineData("hello", null)]
    [InlineData("\"openai/gpt-4o\"", null)]
    [InlineData("openai/sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH", null)]
    public void A_model_that_is_written_as_its_target_is_told_where_that_goes(string text, string? suggestion)
    {
        PresetCompilation compilation = Presets.Compile("version: 1\nmodels:\n  smart: " + text + "\n");

        Assert.Equal(suggestion, compilation.Single(SchemaRules.WrongType).Suggestion);
        Assert.Equal("smart", Assert.Single(compilation.Model.Aliases).Name);
    }
}
