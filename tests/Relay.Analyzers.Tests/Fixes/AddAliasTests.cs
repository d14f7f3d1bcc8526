using Relay.CodeFixes;
using Relay.Presets;

namespace Relay.Analyzers.Tests;

public sealed class AddAliasTests
{
    [Theory]
    [InlineData(
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o\n    credential: $env.KEY   # ours\n\ngroups:\n  all: { members: [smart] }\n",
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o\n    credential: $env.KEY   # ours\n  smrt:\n    target: openai/gpt-4o\n    credential: $env.KEY\n\ngroups:\n  all: { members: [smart] }\n")]
    [InlineData(
        "version: 1\r\nmodels:\r\n    first: { target: groq/a, credential: $env.A }\r\n    smart: { target: openai/gpt-4o }",
        "version: 1\r\nmodels:\r\n    first: { target: groq/a, credential: $env.A }\r\n    smart: { target: openai/gpt-4o }\r\n    smrt:\r\n      target: openai/gpt-4o")]
    [InlineData(
        "version: 1\nmodels: { smart: { target: openai/gpt-4o } }\n",
        "version: 1\nmodels: { smart: { target: openai/gpt-4o }, smrt: { target: openai/gpt-4o } }\n")]
    public async Task The_alias_is_added_after_the_last_one_like_the_one_that_is_near(string preset, string expected) =>
        Assert.Equal(expected, await UseProject.Fix<AddAliasFix>("_ = RelayRuntime.Get(\"smrt\");", preset).FixAsync("Add 'smrt' to models.yaml", UseProject.PresetPath));

    [Fact]
    public async Task It_is_added_to_JSON_too()
    {
        const string Path = UseProject.Folder + "presets/models.json";
        string changed = await UseProject.Fix<AddAliasFix>(
            "_ = RelayRuntime.Get(\"smrt\");", "{\n  \"version\": 1,\n  \"models\": {\n    \"smart\": { \"target\": \"openai/gpt-4o\" }\n  }\n}\n", Path).FixAsync("Add 'smrt' to models.json", Path);

        Assert.Equal("{\n  \"version\": 1,\n  \"models\": {\n    \"smart\": { \"target\": \"openai/gpt-4o\" },\n    \"smrt\": { \"target\": \"openai/gpt-4o\" }\n  }\n}\n", changed);
    }

    [Fact]
    public async Task What_is_added_is_found_by_the_next_build()
    {
        string changed = await UseProject.Fix<AddAliasFix>("_ = RelayRuntime.Get(\"smrt\");").FixAsync("Add 'smrt' to models.yaml", UseProject.PresetPath);

        await UseProject.Method("_ = RelayRuntime.Get(\"smrt\");", changed).RunAsync();
        Assert.DoesNotContain(PresetCompiler.Link([PresetCompiler.Read("models.yaml", changed)]).Findings, static finding => finding.Rule.Severity == FindingSeverity.Error);
    }

    [Fact]
    public async Task What_cannot_be_a_name_is_not_added() =>
        Assert.Empty(await UseProject.Fix<AddAliasFix>("_ = RelayRuntime.Get(\"openai/gpt-4o\");").OffersAsync());
}
