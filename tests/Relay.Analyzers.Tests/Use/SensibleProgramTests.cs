using Microsoft.CodeAnalysis;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

/// <summary>Promise: programs that are right are left in peace, however they are written.</summary>
public sealed class SensibleProgramTests
{
    [Theory]
    [InlineData("var options = new ChatOptions(); if (prompt.Length > 3) { options.Tools = [tool]; } await Models.Plain.ChatAsync(prompt, options);")]
    [InlineData("ChatOptions? options = prompt.Length > 3 ? new ChatOptions { Tools = [tool] } : null; await Models.Plain.ChatAsync(prompt, options);")]
    [InlineData("await Models.Plain.ChatAsync(prompt, prompt.Length > 3 ? new ChatOptions { Tools = [tool] } : null);")]
    [InlineData("var options = new ChatOptions { Tools = prompt.Length > 3 ? [tool] : null }; await Models.Plain.ChatAsync(prompt, options);")]
    [InlineData("var tools = new List<AITool> { tool }; if (prompt.Length > 3) { tools.Clear(); } await Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = tools });")]
    [InlineData("var tools = new List<AITool> { tool }; Allow(tools); await Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = tools }); static void Allow(List<AITool> all) => all.RemoveAll(one => one.Name == \"x\");")]
    [InlineData("var options = new ChatOptions { Temperature = prompt.Length > 3 ? 0.5f : null }; await Models.Thinker.ChatAsync(prompt, options);")]
    [InlineData("var options = new ChatOptions { Temperature = 0.5f }; if (prompt.Length > 3) { options.Temperature = null; } await Models.Thinker.ChatAsync(prompt, options);")]
    [InlineData("await Models.Thinker.ChatAsync(prompt, new ChatOptions { StopSequences = [] });")]
    [InlineData("var shared = new ChatOptions { Temperature = 0.5f }; var own = shared.Clone(); own.Temperature = null; await Models.Thinker.ChatAsync(prompt, own);")]
    public Task Options_that_depend_on_something(string body) => UseProject.Method(body).RunAsync();

    [Theory]
    [InlineData("List<ChatMessage> all = [new(ChatRole.User, [new DataContent(bytes, \"image/png\")])]; all.Clear(); await Models.Plain.ChatAsync(all);")]
    [InlineData("List<ChatMessage> all = [new(ChatRole.User, [new DataContent(bytes, \"image/png\")])]; all.RemoveAt(0); await Models.Plain.ChatAsync(all);")]
    [InlineData("List<ChatMessage> all = [new(ChatRole.User, [new DataContent(bytes, \"image/png\")])]; all[0] = new(ChatRole.User, prompt); await Models.Plain.ChatAsync(all);")]
    [InlineData("ChatMessage[] all = [new(ChatRole.User, [new DataContent(bytes, \"image/png\")])]; all[0] = new(ChatRole.User, prompt); await Models.Plain.ChatAsync(all);")]
    [InlineData("List<ChatMessage> all = [new(ChatRole.User, [new DataContent(bytes, \"image/png\")])]; Describe(all); await Models.Plain.ChatAsync(all); static void Describe(List<ChatMessage> all) => all[0] = new();")]
    [InlineData("var message = new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")]); message.Contents.Clear(); await Models.Plain.ChatAsync([message]);")]
    [InlineData("var message = new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")]); message.Contents = [new TextContent(prompt)]; await Models.Plain.ChatAsync([message]);")]
    public Task Messages_that_lose_what_they_held(string body) => UseProject.Method(body).RunAsync();

    [Theory]
    [InlineData("List<ChatMessage> all = [new(ChatRole.User, [new DataContent(bytes, \"image/png\")])]; all.Add(new(ChatRole.User, prompt)); Console.WriteLine(all.Count + all.Last().Contents.Count); await Models.Plain.ChatAsync({|RLY0703:all|});")]
    [InlineData("List<ChatMessage> all = [new(ChatRole.User, [new DataContent(bytes, \"image/png\")])]; var reply = await ((IChatClient)Models.Smart).GetResponseAsync(all); all.AddMessages(reply); await Models.Plain.ChatAsync({|RLY0703:all|});")]
    public Task Messages_that_only_grow_are_still_known(string body) => UseProject.Method(body).RunAsync();

    [Theory]
    [InlineData("ModelAlias model = prompt.Length > 3 ? Models.Smart : Models.Plain; await model.ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    [InlineData("foreach (ModelAlias model in new ModelAlias[] { Models.Smart, Models.Plain }) { await model.ChatAsync(prompt, new ChatOptions { Tools = [tool] }); }")]
    [InlineData("await Ask(Models.Plain, prompt, tool); static Task<ChatReply> Ask<T>(T model, string prompt, AITool tool) where T : ModelAlias => model.ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    [InlineData("var name = prompt.Length > 3 ? prompt : \"smart\"; await RelayRuntime.Get(name).ChatAsync(prompt);")]
    [InlineData("var name = \"smrt\"; _ = RelayRuntime.Get(name);")]
    [InlineData("string? name = null; _ = RelayRuntime.Get(name ?? \"smart\");")]
    [InlineData("var map = new Dictionary<string, ModelAlias> { [\"smrt\"] = Models.Smart }; await map[\"smrt\"].ChatAsync(prompt);")]
    [InlineData("_ = services.GetKeyedService<HttpMessageHandlerLike>(\"smrt\");")]
    public Task Several_aliases_and_names_that_are_not_constant(string body) =>
        UseProject.File("class HttpMessageHandlerLike { }\nclass Program { static async Task M(string prompt, AITool tool, IServiceProvider services) { await Task.Yield();\n" + body + "\n} }").RunAsync();

    [Fact]
    public Task Words_of_other_libraries_are_theirs() => UseProject.File("""
        namespace Other
        {
            sealed class ModelAliasAttribute : Attribute { }
            static class Cache { public static object? Get(string key) => key; public static object? Find([ModelAlias] string key) => key; }
            sealed class RelayRuntime { public static object? Get(string name) => name; }
        }
        class Program
        {
            static object?[] M() => [Other.Cache.Get("smrt"), Other.Cache.Find("smrt"), Other.RelayRuntime.Get("smrt")];
        }
        """).RunAsync();

    [Fact]
    public Task Top_level_statements_are_looked_at_as_any_method()
    {
        AnalyzerTest<UseAnalyzer> test = UseProject.File("""
            string prompt = args.Length > 0 ? args[0] : "?";
            var options = new ChatOptions { Temperature = 0.2f };
            await Models.Smart.ChatAsync(prompt, options);
            await Models.Thinker.ChatAsync(prompt, {|RLY0709:options|});
            _ = RelayRuntime.Get({|RLY0701:"smrt"|});
            """);
        test.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }
}
