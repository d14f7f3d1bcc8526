using Relay.RoslynTestKit;

namespace Relay.Analyzers.Tests;

public sealed class RobustnessTests
{
    private const string Whole = """
        class Worker([ModelAlias] string name, [FromKeyedServices("smrt")] IChatClient client)
        {
            async Task Ask(IServiceProvider services, AITool tool, byte[] bytes)
            {
                var options = new ChatOptions { Tools = [tool], Temperature = 0.2f, Reasoning = new() { Effort = ReasoningEffort.High }, ResponseFormat = ChatResponseFormat.Json };
                List<ChatMessage> messages = [new ChatMessage(ChatRole.User, [new DataContent(bytes, "image/png"), new TextContent("what?")])];
                messages.Add(new(ChatRole.User, "and?"));
                await Models.Plain.ChatAsync(messages, options);
                await foreach (ChatUpdate update in Models.Default.StreamAsync("a", new ChatOptions { MaxOutputTokens = 99999 })) { }
                _ = new Worker(name.Length > 1 ? "smrt" : "smart", client);
                await RelayRuntime.Get("smrt").TryChatAsync("b", options);
                await services.GetRequiredKeyedService<IChatClient>("smrt").GetResponseAsync([new(ChatRole.User, "c")], options);
            }
        }
        """;

    /// <summary>Every beginning of a program is what somebody sees while typing it.</summary>
    [Fact]
    public async Task No_unfinished_program_makes_the_analyzer_fail()
    {
        for (int length = 0; length < Whole.Length; length += 7)
        {
            AnalyzerTest<UseAnalyzer> test = UseProject.File(Whole[..length]);
            test.MustCompile = false;
            await test.GetDiagnosticsAsync();
        }
    }

    /// <summary>A program out of which one token fell.</summary>
    [Fact]
    public async Task No_gap_in_a_program_makes_the_analyzer_fail()
    {
        for (int start = 0; start < Whole.Length - 8; start += 11)
        {
            AnalyzerTest<UseAnalyzer> test = UseProject.File(Whole.Remove(start, 7));
            test.MustCompile = false;
            await test.GetDiagnosticsAsync();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("version: 1\n")]
    [InlineData("version: 1\nmodels: [\n")]
    [InlineData("version: 1\nmodels:\n  plain: { target: nothing }\ngroups:\n  default: { members: [default, nobody] }\n  a: { members: [b] }\n  b: { members: [a] }\n")]
    public async Task No_broken_preset_makes_the_analyzer_fail(string preset)
    {
        AnalyzerTest<UseAnalyzer> test = UseProject.File(Whole, preset);
        test.MustCompile = false;
        await test.GetDiagnosticsAsync();
    }

    [Fact]
    public async Task The_preset_of_these_tests_is_without_a_fault()
    {
        AnalyzerTest<PresetAnalyzer> test = new();
        test.AdditionalFiles.Add(new TestFile(UseProject.PresetPath, UseProject.Preset) { Metadata = { ["RelayPreset"] = "default" } });

        Assert.DoesNotContain(await test.GetDiagnosticsAsync(), static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task The_same_program_whole_is_found_fault_with()
    {
        string[] ids = [.. (await UseProject.File(Whole).GetDiagnosticsAsync()).Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(["RLY0701", "RLY0702", "RLY0703", "RLY0704", "RLY0705", "RLY0708"], ids);
    }

    [Theory]
    [InlineData("CS4014", "Models.Plain.ChatAsync(prompt);")]
    [InlineData("CA2016", "await Models.Plain.ChatAsync(prompt);")]
    public async Task Where_the_compiler_or_the_framework_speaks_nothing_is_added(string id, string body)
    {
        Assert.NotEmpty(id);
        await UseProject.Members($"static async Task M(string prompt, System.Threading.CancellationToken cancellation) {{ await Task.Delay(1, cancellation); {body} }}").RunAsync();
    }
}
