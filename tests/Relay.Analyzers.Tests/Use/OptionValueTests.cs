using Microsoft.CodeAnalysis;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

public sealed class OptionValueTests
{
    [Theory]
    [InlineData("Thinker", "{|RLY0709:Temperature|} = 0.2f")]
    [InlineData("Thinker", "{|RLY0709:TopP|} = 0.5f, {|RLY0709:PresencePenalty|} = 1, {|RLY0709:StopSequences|} = [\"x\"]")]
    [InlineData("Thinker", "{|RLY0709:TopK|} = 4")]
    [InlineData("Smart", "{|RLY0709:TopK|} = 4")]
    [InlineData("Smart", "Temperature = 0.2f, TopP = 0.5f, Seed = 3, StopSequences = [\"x\"]")]
    [InlineData("Thinker", "Temperature = null")]
    [InlineData("Thinker", "Temperature = prompt.Length > 3 ? 0.2f : null")]
    [InlineData("Thinker", "{|RLY0709:Temperature|} = prompt.Length")]
    [InlineData("Thinker", "Seed = 3, MaxOutputTokens = 100")]
    [InlineData("Silent", "Temperature = 1.9f, TopP = 0.1f")]
    [InlineData("Default", "Temperature = 0.2f")]
    public Task Options_that_the_model_refuses(string alias, string options) => Call(alias, options).RunAsync();

    [Theory]
    [InlineData("Smart", "Temperature = {|RLY0710:20|}")]
    [InlineData("Smart", "Temperature = {|RLY0710:-0.1f|}")]
    [InlineData("Smart", "TopP = {|RLY0710:1.5f|}")]
    [InlineData("Smart", "PresencePenalty = {|RLY0710:-3|}, FrequencyPenalty = {|RLY0710:2.1f|}")]
    [InlineData("Smart", "MaxOutputTokens = {|RLY0710:0|}")]
    [InlineData("Smart", "Temperature = 2, TopP = 1, PresencePenalty = -2")]
    [InlineData("Smart", "Temperature = float.NaN")]
    [InlineData("Smart", "Temperature = {|RLY0710:float.MaxValue|}")]
    [InlineData("Thinker", "{|RLY0709:Temperature|} = 20")]
    [InlineData("Default", "Temperature = {|RLY0710:20|}")]
    public Task Values_that_no_model_takes(string alias, string options) => Call(alias, options).RunAsync();

    [Theory]
    [InlineData("Smart", "MaxOutputTokens = {|RLY0708:16385|}")]
    [InlineData("Smart", "MaxOutputTokens = 16384")]
    [InlineData("Silent", "MaxOutputTokens = 1_000_000")]
    [InlineData("Default", "MaxOutputTokens = 16000")]
    [InlineData("Default", "MaxOutputTokens = {|RLY0708:20000|}")]
    [InlineData("Smart", "MaxOutputTokens = prompt.Length")]
    public Task More_output_than_the_model_gives(string alias, string options) => Call(alias, options).RunAsync();

    [Theory]
    [InlineData("Temperature = 0.2f", "Thinker", "Temperature is not accepted by 'thinker' (openai/gpt-5); it is left out. OpenAI's reasoning models sample in their own way; temperature, top_p and logprobs are refused.")]
    [InlineData("Temperature = 20", "Smart", "Temperature is 0 to 2, not 20.")]
    [InlineData("MaxOutputTokens = 20000", "Smart", "'smart' (openai/gpt-4o) gives at most 16,384 tokens, fewer than the 20,000 asked for.")]
    [InlineData("MaxOutputTokens = 0", "Smart", "MaxOutputTokens is 1 or more, not 0.")]
    public async Task The_message_says_what_is_wrong_and_why(string options, string alias, string message)
    {
        Diagnostic diagnostic = Assert.Single(await Call(alias, options).GetDiagnosticsAsync());

        Assert.Equal(message, diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("await Models.Plain.ChatAsync({|RLY0707:Long|});")]
    [InlineData("await Models.Plain.ChatAsync({|RLY0707:[new ChatMessage(ChatRole.System, Long), new ChatMessage(ChatRole.User, prompt)]|});")]
    [InlineData("await Models.Smart.ChatAsync(Long);")]
    [InlineData("await Models.Silent.ChatAsync(Long);")]
    [InlineData("await Models.Plain.ChatAsync(Half);")]
    public Task Prompts_that_do_not_fit(string body) => UseProject.Members(
        $"const string Half = \"{new string('a', 8192 * 7)}\";\nconst string Long = Half + Half;\nstatic async Task M(string prompt) {{ {body} }}").RunAsync();

    private static AnalyzerTest<UseAnalyzer> Call(string alias, string options) => UseProject.Method($"await Models.{alias}.ChatAsync(prompt, new ChatOptions {{ {options} }});");
}
