using Microsoft.CodeAnalysis;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

public sealed class CapabilityUseTests
{
    [Theory]
    [InlineData("await Models.Plain.ChatAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = [tool] });")]
    [InlineData("await Models.Plain.ChatAsync(prompt, new CallOptions { Timeout = TimeSpan.FromSeconds(1), {|RLY0702:Tools|} = new List<AITool> { tool } });")]
    [InlineData("await Models.Plain.TryChatAsync(messages, new ChatOptions { {|RLY0702:Tools|} = new[] { tool } });")]
    [InlineData("await foreach (var update in Models.Plain.StreamAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = [tool] })) { }")]
    [InlineData("await Models.Plain.GetResponseAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = [tool] });")]
    [InlineData("IChatClient client = Models.Plain; await client.GetResponseAsync(messages, new ChatOptions { {|RLY0702:Tools|} = [tool] });")]
    [InlineData("ModelAlias alias = Models.Plain; await alias.ChatAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = [tool] });")]
    [InlineData("await RelayRuntime.Get(\"plain\").ChatAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = [tool] });")]
    [InlineData("await services.GetRequiredKeyedService<IChatClient>(\"plain\").GetResponseAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = [tool] });")]
    [InlineData("var options = new ChatOptions { Tools = [tool] }; await Models.Plain.ChatAsync(prompt, {|RLY0702:options|}); await Models.Smart.ChatAsync(prompt, options);")]
    [InlineData("var tools = new List<AITool> { tool }; await Models.Plain.ChatAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = tools });")]
    [InlineData("await Models.Smart.ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    [InlineData("await Models.Silent.ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    [InlineData("await Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = [] });")]
    [InlineData("await Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = null });")]
    [InlineData("var options = new ChatOptions { Tools = [tool] }; options.Tools = null; await Models.Plain.ChatAsync(prompt, options);")]
    [InlineData("var options = new ChatOptions { Tools = [tool] }; Change(options); await Models.Plain.ChatAsync(prompt, options); static void Change(ChatOptions o) { }")]
    [InlineData("var options = new ChatOptions { Tools = [tool] }; options = new ChatOptions(); await Models.Plain.ChatAsync(prompt, options);")]
    [InlineData("ModelAlias alias = Models.Plain; alias = Models.Smart; await alias.ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    [InlineData("await RelayRuntime.Model(\"groq/x\").ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    public Task Tools(string body) => UseProject.Method(body).RunAsync();

    [Fact]
    public Task An_injected_alias_is_known_by_its_class_and_a_client_by_its_key() => UseProject.File("""
        class First(PlainModel model, SmartModel other, AITool tool)
        {
            public Task<ChatReply> Ask() => model.ChatAsync("?", new ChatOptions { {|RLY0702:Tools|} = [tool] });
            public Task<ChatReply> AskOther() => other.ChatAsync("?", new ChatOptions { Tools = [tool] });
        }
        class Second([FromKeyedServices("plain")] IChatClient client, [FromKeyedServices("smart")] IChatClient other)
        {
            public Task<ChatResponse> Ask(AITool tool) => client.GetResponseAsync("?", new ChatOptions { {|RLY0702:Tools|} = [tool] });
            public Task<ChatResponse> AskOther(AITool tool) => other.GetResponseAsync("?", new ChatOptions { Tools = [tool] });
        }
        """).RunAsync();

    [Theory]
    [InlineData("services.AddKeyedSingleton<IChatClient>(\"plain\", client)")]
    [InlineData("services.AddKeyedScoped<IChatClient>(\"plain\", (_, _) => client)")]
    [InlineData("services.AddKeyedTransient(typeof(IChatClient), \"plain\", (_, _) => client)")]
    [InlineData("services.AddKeyedSingleton(serviceKey: \"plain\", implementationInstance: client)")]
    [InlineData("services.AddKeyedChatClient(\"plain\", client)")]
    [InlineData("services.AddKeyedSingleton<IChatClient>(Key, client)")]
    [InlineData("services.AddKeyedSingleton<IChatClient>(Models.Names.Plain, client)")]
    [InlineData("services.AddKeyedSingleton<IChatClient>(Environment.MachineName, client)")]
    [InlineData("services.Add(ServiceDescriptor.KeyedSingleton<IChatClient>(\"plain\", client))")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(IChatClient), \"plain\", client))")]
    public Task A_client_that_the_project_registers_under_the_name_of_an_alias_is_its_own(string registration) => Registered(registration, "Tools").RunAsync();

    [Theory]
    [InlineData("services.AddKeyedSingleton<IChatClient>(\"other\", client)")]
    [InlineData("services.AddKeyedSingleton<IChatClient>(Other, client)")]
    [InlineData("services.AddKeyedSingleton<IChatClient>(5, client)")]
    [InlineData("services.AddKeyedSingleton<Uri>(\"plain\", new Uri(\"http://localhost\"))")]
    [InlineData("services.AddKeyedSingleton<Uri>(Environment.MachineName, new Uri(\"http://localhost\"))")]
    [InlineData("services.AddSingleton<IChatClient>(client)")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(IChatClient), typeof(IChatClient), ServiceLifetime.Singleton))")]
    public Task A_client_under_another_key_changes_nothing(string registration) => Registered(registration, "{|RLY0702:Tools|}").RunAsync();

    private static AnalyzerTest<UseAnalyzer> Registered(string registration, string tools) => UseProject.File($$"""
        static class Clients
        {
            const string Key = "plain", Other = "other";
            public static void Add(IServiceCollection services, IChatClient client) => {{registration}};
            public static string Keys => Key + Other;
            public static void AddKeyedChatClient(this IServiceCollection services, object? key, IChatClient client) { }
        }
        class Program([FromKeyedServices("plain")] IChatClient injected)
        {
            public Task<ChatResponse> Ask(IServiceProvider services, AITool tool) =>
                services.GetRequiredKeyedService<IChatClient>("plain").GetResponseAsync("?", new ChatOptions { {{tools}} = [tool] });
            public Task<ChatResponse> AskInjected(AITool tool) => injected.GetResponseAsync("?", new ChatOptions { {{tools}} = [tool] });
            public Task<ChatReply> AskAlias(IServiceProvider services, AITool tool) =>
                services.GetRequiredKeyedService<ModelAlias>("plain").ChatAsync("?", new ChatOptions { {|RLY0702:Tools|} = [tool] });
        }
        """);

    [Theory]
    [InlineData("await Models.Plain.ChatAsync([new ChatMessage(ChatRole.User, [{|RLY0703:new UriContent|}(\"https://example.com/a.png\", \"image/png\")])]);")]
    [InlineData("await Models.Plain.ChatAsync([new ChatMessage(ChatRole.User, [{|RLY0703:new DataContent|}(bytes, \"image/png\")])]);")]
    [InlineData("await Models.Plain.ChatAsync([new(ChatRole.User, [{|RLY0703:new DataContent|}(\"data:audio/wav;base64,AAAA\")])]);")]
    [InlineData("await Models.Plain.ChatAsync(new[] { new ChatMessage { Contents = { {|RLY0703:new DataContent|}(bytes, \"application/pdf\") } } });")]
    [InlineData("await Models.Plain.ChatAsync(new List<ChatMessage> { new(ChatRole.User, [new TextContent(\"?\"), {|RLY0703:new UriContent|}(\"https://example.com/a.mp4\", \"video/mp4\")]) });")]
    [InlineData("var message = new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")]); await Models.Plain.ChatAsync({|RLY0703:[message]|});")]
    [InlineData("List<ChatMessage> all = []; all.Add(new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")])); await Models.Plain.ChatAsync({|RLY0703:all|});")]
    [InlineData("await Models.Plain.GetResponseAsync(new ChatMessage(ChatRole.User, [{|RLY0703:new DataContent|}(bytes, \"image/png\")]));")]
    [InlineData("List<ChatMessage> all = []; if (bytes.Length > 0) { all.Add(new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")])); } await Models.Plain.ChatAsync(all);")]
    [InlineData("List<ChatMessage> all = []; await Models.Plain.ChatAsync(all); all.Add(new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")]));")]
    [InlineData("await Models.Plain.ChatAsync([new ChatMessage(ChatRole.User, [new DataContent(bytes, prompt)])]);")]
    [InlineData("await Models.Plain.ChatAsync([new ChatMessage(ChatRole.User, [new DataContent(bytes, \"text/plain\")])]);")]
    [InlineData("await Models.Smart.ChatAsync([new ChatMessage(ChatRole.User, [new DataContent(bytes, \"image/png\")])]);")]
    [InlineData("await Models.Plain.ChatAsync(messages);")]
    public Task Media(string body) => UseProject.Method(body).RunAsync();

    [Theory]
    [InlineData("await Models.Plain.ChatAsync(prompt, new ChatOptions { {|RLY0704:ResponseFormat|} = ChatResponseFormat.ForJsonSchema<int>() });")]
    [InlineData("await Models.Plain.ChatAsync(prompt, new ChatOptions { {|RLY0704:ResponseFormat|} = ChatResponseFormat.Json });")]
    [InlineData("var format = ChatResponseFormat.ForJsonSchema<int>(); await Models.Plain.ChatAsync(prompt, new ChatOptions { {|RLY0704:ResponseFormat|} = format });")]
    [InlineData("await Models.Plain.ChatAsync(prompt, new ChatOptions { ResponseFormat = ChatResponseFormat.Text });")]
    [InlineData("await Models.Smart.ChatAsync(prompt, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<int>() });")]
    [InlineData("await Models.Smart.ChatAsync(prompt, new ChatOptions { {|RLY0705:Reasoning|} = new() { Effort = ReasoningEffort.High } });")]
    [InlineData("await Models.Smart.ChatAsync(prompt, new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.None } });")]
    [InlineData("await Models.Smart.ChatAsync(prompt, new ChatOptions { Reasoning = new() { Output = ReasoningOutput.None } });")]
    [InlineData("await Models.Thinker.ChatAsync(prompt, new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.High } });")]
    public Task Form_of_the_answer_and_reasoning(string body) => UseProject.Method(body).RunAsync();

    [Theory]
    [InlineData("await Models.Default.ChatAsync(prompt, new ChatOptions { {|RLY0706:Tools|} = [tool] });")]
    [InlineData("await Models.Default.ChatAsync([new ChatMessage(ChatRole.User, [{|RLY0706:new DataContent|}(bytes, \"image/png\")])]);")]
    [InlineData("await Models.Able.ChatAsync(prompt, new ChatOptions { Tools = [tool] });")]
    [InlineData("await Models.Poor.ChatAsync(prompt, new ChatOptions { {|RLY0702:Tools|} = [tool] });")]
    [InlineData("await Models.Default.ChatAsync(prompt);")]
    public Task Groups(string body) => UseProject.Method(body).RunAsync();

    [Theory]
    [InlineData("Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = [tool] })", "'plain' (groq/llama-3.3-70b-versatile) cannot call tools, so this call always fails; smart or thinker can. If the model can after all, declare capabilities: { tools: true } in models.yaml.")]
    [InlineData("Models.Poor.ChatAsync(prompt, new ChatOptions { Tools = [tool] })", "No member of 'poor' can call tools, so this call always fails; able can. If the model can after all, declare capabilities: { tools: true } in models.yaml.")]
    [InlineData("Models.Default.ChatAsync(prompt, new ChatOptions { Tools = [tool] })", "plain, a member of 'default', cannot call tools and is passed over; able can.")]
    [InlineData("Models.Smart.ChatAsync(prompt, new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.High } })", "'smart' (openai/gpt-4o) cannot reason, so the effort is left out; thinker can. If the model can after all, declare capabilities: { thinking: true } in models.yaml.")]
    public async Task The_message_names_what_is_lacking_and_who_has_it(string call, string message)
    {
        Diagnostic diagnostic = Assert.Single(await UseProject.Method("await " + call + ";").GetDiagnosticsAsync());

        Assert.Equal(message, diagnostic.GetMessage());
    }

    [Fact]
    public async Task What_stands_in_a_variable_goes_with_the_diagnostic_as_a_further_place()
    {
        Diagnostic diagnostic = Assert.Single(await UseProject.Method("var options = new ChatOptions { Tools = [tool] };\nawait Models.Plain.ChatAsync(prompt, options);").GetDiagnosticsAsync());

        Location own = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal("Tools", own.SourceTree!.GetText().ToString(own.SourceSpan));
    }

    [Fact]
    public async Task A_preset_that_declares_the_capability_has_the_last_word() =>
        await UseProject.Method("await Models.Plain.ChatAsync(prompt, new ChatOptions { Tools = [tool] });", UseProject.Preset.Replace("{ tools: false, vision: false", "{ tools: true, vision: false", StringComparison.Ordinal)).RunAsync();
}
