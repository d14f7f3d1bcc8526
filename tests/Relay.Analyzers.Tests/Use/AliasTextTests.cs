using Microsoft.CodeAnalysis;
using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

public sealed class AliasTextTests
{
    [Theory]
    [InlineData("_ = RelayRuntime.Get({|RLY0701:\"smrt\"|});")]
    [InlineData("_ = RelayRuntime.Get(\"smart\");")]
    [InlineData("_ = RelayRuntime.Get(Models.Names.Smart);")]
    [InlineData("_ = RelayRuntime.Get(\"default\");")]
    [InlineData("_ = RelayRuntime.Get(prompt);")]
    [InlineData("const string Name = \"smrt\"; _ = RelayRuntime.Get({|RLY0701:Name|});")]
    [InlineData("_ = RelayRuntime.Get({|RLY0701:\"sm\" + \"rt\"|});")]
    [InlineData("_ = RelayRuntime.Get(prompt.Length > 3 ? \"smart\" : {|RLY0701:\"plane\"|});")]
    [InlineData("_ = RelayRuntime.Get(alias: {|RLY0701:\"nothing-like-it\"|});")]
    [InlineData("_ = RelayRuntime.Get(prompt switch { \"a\" => \"smart\", _ => {|RLY0701:\"plan\"|} });")]
    public Task The_name_of_an_alias_is_looked_up(string body) => UseProject.Method(body).RunAsync();

    [Theory]
    [InlineData("_ = services.GetRequiredKeyedService<IChatClient>({|RLY0701:\"smrt\"|});")]
    [InlineData("_ = services.GetKeyedService<ModelAlias>({|RLY0701:\"nothing-like-it\"|});")]
    [InlineData("_ = services.GetRequiredKeyedService(typeof(IChatClient), {|RLY0701:\"smrt\"|});")]
    [InlineData("_ = services.GetRequiredKeyedService<IChatClient>(\"smart\");")]
    [InlineData("_ = services.GetRequiredKeyedService<IChatClient>(\"somebody-elses\");")]
    [InlineData("_ = services.GetRequiredKeyedService<IChatClient>(12);")]
    [InlineData("_ = services.GetRequiredKeyedService<string>(\"smrt\");")]
    public Task The_key_of_a_service_is_looked_up(string body) => UseProject.Method(body).RunAsync();

    [Fact]
    public Task A_chat_client_that_the_project_registers_under_a_key_is_its_own() => UseProject.Members("""
        static object M(IServiceCollection services, IChatClient client)
        {
            services.AddKeyedSingleton<IChatClient>("smrt", client);
            return services.BuildServiceProvider().GetRequiredKeyedService<IChatClient>("smrt");
        }
        """).RunAsync();

    [Fact]
    public Task The_key_of_an_injected_service_is_looked_up() => UseProject.File("""
        class First([FromKeyedServices({|RLY0701:"smrt"|})] IChatClient client) { public IChatClient Client => client; }
        class Second([FromKeyedServices("smart")] IChatClient client, [FromKeyedServices({|RLY0701:"defualt"|})] ModelAlias alias) { public object Both => (client, alias); }
        class Third([FromKeyedServices("smrt")] Uri address) { public Uri Address => address; }
        """).RunAsync();

    [Fact]
    public Task A_parameter_that_is_marked_takes_the_name_of_an_alias() => UseProject.File("""
        class Worker([ModelAlias] string model, string label)
        {
            public string Both => model + label;
            static void Run(string label, [ModelAlias] params string[] names) { }
            static void One([ModelAlias] string? name = null) { }
            static object M() => (new Worker({|RLY0701:"smrt"|}, "smrt"), new Worker("plain", "smrt"));
            static Worker N() => new({|RLY0701:"smrt"|}, "smrt");
            static void O() { One({|RLY0701:"smrt"|}); One(); One(null); Other("smrt"); }
            static void Other(string name) { }
        }
        """).RunAsync();

    [Fact]
    public Task What_a_constructor_gives_to_another_is_looked_at() => UseProject.File("""
        class First([ModelAlias] string model)
        {
            public First() : this({|RLY0701:"smrt"|}) { }
            public First(int _) : this("smart") { }
            public string Model => model;
        }
        class Second : First
        {
            public Second() : base({|RLY0701:"smrt"|}) { }
            public Second(int _) : base("plain") { }
            public Second(string model) : base(model) { }
        }
        class Third() : First({|RLY0701:"smrt"|});
        class Fourth(string model) : First(model);
        record Fifth([ModelAlias] string Model);
        record Sixth() : Fifth({|RLY0701:"smrt"|});
        class Other(string label) { public string Label => label; }
        class Seventh() : Other("smrt");
        """).RunAsync();

    [Fact]
    public Task What_an_indexer_is_given_is_looked_at() => UseProject.File("""
        class Prompts
        {
            public string? this[[ModelAlias] string model] { get => null; set { } }
            public string? this[string model, int version] { get => null; set { } }
        }
        class Program
        {
            static object? M(Prompts prompts, Prompts? perhaps, Dictionary<string, string> words) =>
                (prompts[{|RLY0701:"smrt"|}], prompts["smart"], prompts["smrt", 2], perhaps?[{|RLY0701:"smrt"|}], words["smrt"], new Prompts { [{|RLY0701:"smrt"|}] = "x" });
            static void N(Prompts prompts) => prompts[{|RLY0701:"smrt"|}] = "x";
        }
        """).RunAsync();

    [Fact]
    public Task What_an_attribute_is_given_is_looked_at() => UseProject.File("""
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        sealed class UsesAttribute([ModelAlias] string model, string label = "") : Attribute
        {
            public string Both => model + label;
            public string? Note { get; set; }
        }
        [Uses({|RLY0701:"smrt"|}, "smrt", Note = "smrt")]
        class First { [UsesAttribute("smart")] static void M([Uses(model: {|RLY0701:"smrt"|})] int x) { } }
        [Obsolete("smrt")] class Second;
        """).RunAsync();

    [Fact]
    public Task What_a_parameter_is_by_default_is_looked_at() => UseProject.File("""
        class First([ModelAlias] string model = {|RLY0701:"smrt"|}) { public string Model => model; }
        class Second
        {
            const string Name = "smrt";
            static void M([ModelAlias] string model = {|RLY0701:Name|}, [ModelAlias] string other = "smart", string label = "smrt", [ModelAlias] string? none = null) { }
            string this[int x, [ModelAlias] string model = {|RLY0701:"smrt"|}] => model;
            static void N() => M();
        }
        """).RunAsync();

    [Theory]
    [InlineData("smrt", "No preset of this project defines 'smrt'; did you mean 'smart'?")]
    [InlineData("zzzzzz", "No preset of this project defines 'zzzzzz'. Define it under 'models', or take one of those that are there: plain, silent, smart, thinker, able, default, poor.")]
    [InlineData("openai/gpt-4o", "No preset of this project defines 'openai/gpt-4o'. A model without a preset is called by RelayRuntime.Model(\"provider/model\").")]
    [InlineData("sk-proj-abcdefghijklmnopqrstuvwxyz0123456789", "No preset of this project defines the text. Define it under 'models', or take one of those that are there: plain, silent, smart, thinker, able, default, poor.")]
    public async Task The_message_says_what_could_have_been_meant_and_never_repeats_a_key(string name, string message)
    {
        Diagnostic diagnostic = Assert.Single(await UseProject.Method($"_ = RelayRuntime.Get(\"{name}\");").GetDiagnosticsAsync());

        Assert.Equal(message, diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("my-gateway/llama-4", "A model without a preset is called by RelayRuntime.Model(\"provider/model\").")]
    [InlineData("My-Gateway/llama-4", "A model without a preset is called by RelayRuntime.Model(\"provider/model\").")]
    [InlineData("no-gateway/llama-4", "Define it under 'models', or take one of those that are there: plain, silent, smart, thinker, able, default, poor.")]
    public async Task A_target_of_a_provider_of_the_project_is_known_as_one(string name, string advice)
    {
        const string Providers = "providers:\n  my-gateway: { wire: openai-chat, base_url: https://llm.example.com/v1, credential: $env.MY_GATEWAY_KEY }\n";

        Diagnostic diagnostic = Assert.Single(await UseProject.Method($"_ = RelayRuntime.Get(\"{name}\");", UseProject.Preset + Providers).GetDiagnosticsAsync());

        Assert.Equal($"No preset of this project defines '{name}'. {advice}", diagnostic.GetMessage());
    }

    [Fact]
    public async Task A_project_without_presets_is_left_alone()
    {
        AnalyzerTest<UseAnalyzer> test = UseProject.Method("_ = RelayRuntime.Get(\"smrt\");");
        test.AdditionalFiles.Clear();
        test.MustCompile = false;

        await test.RunAsync();
    }

    [Fact]
    public async Task Generated_code_is_left_alone()
    {
        AnalyzerTest<UseAnalyzer> test = UseProject.Method("_ = RelayRuntime.Get(\"smart\");");
        test.Sources.Add(("/obj/Other.g.cs", "// <auto-generated/>\nclass Other { object M() => Relay.RelayRuntime.Get(\"smrt\"); }"));

        await test.RunAsync();
    }

    [Fact]
    public async Task An_alias_that_a_referenced_assembly_may_define_is_doubted_only_if_it_is_close_to_one_of_ours()
    {
        AnalyzerTest<UseAnalyzer> test = UseProject.Method("_ = RelayRuntime.Get(\"theirs\"); _ = RelayRuntime.Get({|RLY0701:\"smrt\"|});");
        test.References.Add(ReferencedProject.Compile("namespace Theirs { public class Uses { public Relay.ModelAlias? Alias; } }", UseProject.References));

        await test.RunAsync();
    }
}
