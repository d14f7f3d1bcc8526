using Relay.CodeFixes;

namespace Relay.Analyzers.Tests;

public sealed class UseFixTests
{
    private const string Program = UseProject.Folder + "Program.cs";

    [Theory]
    [InlineData("_ = RelayRuntime.Get(\"smrt\");", "_ = RelayRuntime.Get(\"smart\");")]
    [InlineData("_ = RelayRuntime.Get(alias: /* this */ \"smrt\");", "_ = RelayRuntime.Get(alias: /* this */ \"smart\");")]
    [InlineData("_ = RelayRuntime.Get(prompt.Length > 1 ? \"plain\" : \"smrt\");", "_ = RelayRuntime.Get(prompt.Length > 1 ? \"plain\" : \"smart\");")]
    public async Task The_nearest_alias_takes_the_place_of_the_unknown_one(string body, string mended) =>
        Assert.Equal(mended, UseProject.Body(await UseProject.Fix<AliasNameFix>(body).FixAsync("Change to 'smart'", Program)));

    [Fact]
    public async Task All_unknown_names_of_a_file_are_mended_at_once() => Assert.Equal(
        "_ = RelayRuntime.Get(\"smart\"); _ = RelayRuntime.Get(\"default\"); _ = RelayRuntime.Get(\"nothing-like-it\");",
        UseProject.Body(await UseProject.Fix<AliasNameFix>("_ = RelayRuntime.Get(\"smrt\"); _ = RelayRuntime.Get(\"defualt\"); _ = RelayRuntime.Get(\"nothing-like-it\");").FixAllAsync("AliasNameFix.0", Program)));

    [Fact]
    public async Task A_name_that_is_like_no_other_has_no_nearest_one() =>
        Assert.Empty(await UseProject.Fix<AliasNameFix>("_ = RelayRuntime.Get(\"nothing-like-it\");").OffersAsync());

    [Theory]
    [InlineData("await Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = [tool] });", "await Models.Smart.ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    [InlineData("await Models . Plain . ChatAsync([new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")])]);", "await Models . Smart . ChatAsync([new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")])]);")]
    [InlineData("var options = new ChatOptions { Tools = [tool] }; await Models.Plain.ChatAsync(prompt, options);", "var options = new ChatOptions { Tools = [tool] }; await Models.Smart.ChatAsync(prompt, options);")]
    public async Task An_alias_that_can_takes_the_place_of_one_that_cannot(string body, string mended) =>
        Assert.Equal(mended, UseProject.Body(await UseProject.Fix<CapableAliasFix>(body).FixAsync("Call Models.Smart, which can", Program)));

    [Fact]
    public async Task Every_alias_that_can_is_offered_the_likest_first()
    {
        Assert.Equal(["Call Models.Smart, which can", "Call Models.Thinker, which can"], await UseProject.Fix<CapableAliasFix>("await Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = [tool] });").OffersAsync());
        Assert.Equal(["Call Models.Able, which can"], await UseProject.Fix<CapableAliasFix>("await Models.Default.ChatAsync(prompt, new ChatOptions { Tools = [tool] });").OffersAsync());
    }

    [Fact]
    public async Task Where_the_alias_does_not_stand_in_the_call_nothing_is_offered() =>
        Assert.Empty(await UseProject.Fix<CapableAliasFix>("var model = Models.Plain; await model.ChatAsync(prompt, new ChatOptions { Tools = [tool] });").OffersAsync());

    [Theory]
    [InlineData("Thinker", "Temperature = 0.2f, Seed = 3", "Seed = 3", "Remove Temperature")]
    [InlineData("Thinker", "Seed = 3, Temperature = 0.2f", "Seed = 3", "Remove Temperature")]
    [InlineData("Thinker", "Seed = 3, Temperature = 0.2f,", "Seed = 3, ", "Remove Temperature")]
    [InlineData("Smart", "Temperature = 20, Seed = 3", "Seed = 3", "Remove Temperature")]
    [InlineData("Smart", "Reasoning = new() { Effort = ReasoningEffort.High }, Seed = 3", "Seed = 3", "Remove Reasoning")]
    [InlineData("Smart", "MaxOutputTokens = 99999", "MaxOutputTokens = 16384", "Lower to 16384")]
    public async Task An_option_that_is_not_taken_is_removed_and_one_that_is_too_high_lowered(string alias, string options, string mended, string title) => Assert.Equal(
        $"await Models.{alias}.ChatAsync(prompt, new ChatOptions {{ {mended} }});".Replace("  ", " ", StringComparison.Ordinal),
        UseProject.Body(await UseProject.Fix<OptionFix>($"await Models.{alias}.ChatAsync(prompt, new ChatOptions {{ {options} }});").FixAsync(title, Program)));

    [Fact]
    public async Task An_option_that_stands_in_a_variable_is_removed_there() => Assert.Equal(
        "var options = new ChatOptions { Seed = 3 };\nawait Models.Thinker.ChatAsync(prompt, options);",
        UseProject.Body(await UseProject.Fix<OptionFix>("var options = new ChatOptions { Temperature = 0.2f, Seed = 3 };\nawait Models.Thinker.ChatAsync(prompt, options);").FixAsync("Remove Temperature", Program)));

    [Fact]
    public async Task Several_options_of_a_call_are_removed_at_once() => Assert.Equal(
        "await Models.Thinker.ChatAsync(prompt, new ChatOptions { Seed = 3 });\nawait Models.Smart.ChatAsync(prompt, new ChatOptions { Seed = 4 });",
        UseProject.Body(await UseProject.Fix<OptionFix>(
            "await Models.Thinker.ChatAsync(prompt, new ChatOptions { Temperature = 0.2f, Seed = 3 });\nawait Models.Smart.ChatAsync(prompt, new ChatOptions { TopK = 3, Seed = 4 });").FixAllAsync("Remove", Program)));
}
