using System.IO.Compression;
using System.Xml.Linq;

namespace Relay.Tests;

[Collection(PackageFeed.Collection)]
public sealed class NewProjectTests(PackageFeed feed)
{
    private const string Line = "Console.WriteLine($\"{(await Models.Smart.ChatAsync(\"What is 2+2?\")).Text} for {(await Models.Smart.ChatAsync(\"And again?\")).Cost.TotalUsd} USD\");";
    private const string Says = "four for 0.00021 USD";

    [Fact]
    public void The_package_holds_the_runtime_and_the_compilers_part()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        string[] files = [.. package.Entries.Select(e => e.FullName)];

        foreach (string framework in new[] { "net9.0", "net10.0" })
        {
            Assert.Contains($"lib/{framework}/Relay.dll", files);
            Assert.Contains($"lib/{framework}/Relay.xml", files);
            Assert.Contains($"lib/{framework}/Relay.Facts.dll", files);
        }

        Assert.Equal(
            ["tools/compiler/Relay.Analyzers.dll", "tools/compiler/Relay.CodeFixes.dll", "tools/compiler/Relay.Facts.dll", "tools/compiler/Relay.Generators.dll", "tools/compiler/Relay.Presets.dll", "tools/compiler/YamlDotNet.dll"],
            files.Where(f => f.StartsWith("tools/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("buildTransitive/Relay.props", files);
        Assert.Contains("buildTransitive/Relay.targets", files);
    }

    [Fact]
    public async Task A_new_console_project_chats_streams_calls_a_tool_fails_and_estimates()
    {
        string folder = await feed.NewAsync("console", "ConsoleApp");
        await PackageFeed.AddPackageAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), $$"""
            using Microsoft.Extensions.AI;
            using Relay;
            {{Line}}
            await foreach (ChatUpdate update in Models.Smart.StreamAsync("Count.")) Console.Write(update);
            Console.WriteLine(" streamed");
            AIFunction weather = AIFunctionFactory.Create((string city) => $"{city}: 21 degrees", "GetWeather");
            List<ChatMessage> conversation = [new(ChatRole.User, "What is the weather in Lisbon?")];
            ChatReply reply = await Models.Smart.ChatAsync(conversation, new ChatOptions { Tools = [weather] });
            conversation.Add(reply.Message);
            foreach (FunctionCallContent call in reply.ToolCalls)
            {
                object? result = await weather.InvokeAsync(new AIFunctionArguments(call.Arguments));
                Console.WriteLine($"{call.Name}({call.ArgumentsText()}) is {result}");
                conversation.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, result)]));
            }

            Console.WriteLine((await Models.Smart.ChatAsync(conversation, new ChatOptions { Tools = [weather] })).Text + " after the tool");
            Console.WriteLine((await Models.Smart.TryChatAsync("Hello?", new CallOptions { ApiKey = "not-a-key" })).Error!.Kind);
            Console.WriteLine($"{Models.Smart.EstimateCost(promptTokens: 1000, expectedOutputTokens: 100).TotalUsd} estimated");
            """);

        string output = await Dotnet.RunAsync(folder, "run");

        Assert.EndsWith(
            """
            four for 0.00021 USD
            four streamed
            GetWeather({"city":"Lisbon"}) is Lisbon: 21 degrees
            four after the tool
            Authentication
            0.00021 estimated
            """.ReplaceLineEndings(),
            output.TrimEnd(),
            StringComparison.Ordinal);
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    [Fact]
    public async Task A_reference_that_is_private_answers_too()
    {
        string folder = await feed.NewAsync("console", "PrivateReference");
        await PackageFeed.AddPackageAsync(folder, attributes: "PrivateAssets=\"all\" ");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Line);

        Assert.Contains(Says, await Dotnet.RunAsync(folder, "run"), StringComparison.Ordinal);
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    [Fact]
    public async Task A_new_web_project_answers_and_has_its_models_injected_with_settings_from_its_own_file()
    {
        string folder = await feed.NewAsync("web", "WebApp");
        await PackageFeed.AddPackageAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "presets", "models.yaml"), "version: 1\nmodels:\n  smart: { target: openai/gpt-4o-mini, credential: $env.OPENAI_API_KEY }\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), $$"""{ "Relay": { "Providers": { "openai": { "ApiKey": "of-the-file", "BaseUrl": "{{feed.Server.BaseUrl}}" } } } }""");
        string path = Path.Combine(folder, "Program.cs");
        string text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, "using Relay;\n" + text.Replace("var app =", "builder.AddRelay().AddModels();\nvar app =", StringComparison.Ordinal));
        await InsertAsync(folder, $"""
            await app.StartAsync();
            {Line}
            var client = app.Services.GetRequiredKeyedService<Microsoft.Extensions.AI.IChatClient>(Models.Names.Smart);
            Console.WriteLine((await app.Services.GetRequiredService<SmartModel>().ChatAsync("?")).Text + ", the same as the client: " + ReferenceEquals(client, app.Services.GetRequiredService<SmartModel>()));
            await app.StopAsync();
            """);

        string output = await Dotnet.RunAsync(folder, "run", "--urls", "http://127.0.0.1:0");

        Assert.Contains(Says, output, StringComparison.Ordinal);
        Assert.Contains("four, the same as the client: True", output, StringComparison.Ordinal);
        Assert.DoesNotContain("of-the-file", output, StringComparison.Ordinal);
        Assert.Equal("Bearer of-the-file", feed.Server.Requests[^1].Headers["Authorization"]);
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    [Fact]
    public async Task A_new_MVC_project_whose_namespace_already_has_Models_answers_by_LlmModels()
    {
        string folder = await feed.NewAsync("mvc", "MvcApp");
        await PackageFeed.AddPackageAsync(folder);
        await InsertAsync(folder, Line.Replace("Models.", "LlmModels.", StringComparison.Ordinal));

        string output = await Dotnet.RunAsync(folder, "run");

        Assert.Contains(Says, output, StringComparison.Ordinal);
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    [Fact]
    public async Task A_new_test_project_answers()
    {
        string folder = await feed.NewAsync("xunit", "TestProject");
        await TestTemplate.PinAsync(folder);
        await PackageFeed.AddPackageAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "UnitTest1.cs"), """
            public class UnitTest1
            {
                [Fact]
                public async Task Answers() => Assert.Equal("four", (await Models.Smart.ChatAsync("What is 2+2?")).Text);
            }
            """);

        Assert.Matches(@"Passed! +- Failed: +0, Passed: +1,", await Dotnet.RunAsync(folder, "test", "-tl:off"));
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    [Fact]
    public async Task A_project_that_gets_the_package_through_another_project_answers()
    {
        string library = await feed.NewAsync("classlib", "Library");
        await PackageFeed.AddPackageAsync(library);
        string folder = await feed.NewAsync("console", "ThroughLibrary");
        await Dotnet.RunAsync(folder, "add", "reference", "../Library/Library.csproj");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Line);

        Assert.Contains(Says, await Dotnet.RunAsync(folder, "run"), StringComparison.Ordinal);
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    [Fact]
    public async Task A_packed_library_depends_on_Relay_and_brings_it_with_its_compilers_part()
    {
        string library = await feed.NewAsync("classlib", "PackedLibrary");
        await PackageFeed.AddPackageAsync(library);
        await File.WriteAllTextAsync(Path.Combine(library, "Class1.cs"), "public static class Answers { public static async Task<string> AskAsync() => (await Models.Smart.ChatAsync(\"?\")).Text; }");

        string[] dependencies = await PackAsync(library);

        Assert.Equal([$"Relay {PackageFeed.Version} without Build,Analyzers"], dependencies);
        string folder = await feed.NewAsync("console", "ThroughPackage");
        await PackageFeed.AddPackageAsync(folder, "PackedLibrary");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Line + "Console.WriteLine(await Answers.AskAsync());");
        string output = await Dotnet.RunAsync(folder, "run");
        Assert.Contains(Says, output, StringComparison.Ordinal);
        Assert.EndsWith("four", output.TrimEnd(), StringComparison.Ordinal);
        ProjectOutput.AssertRuntimeOnly(folder);
    }

    [Fact]
    public async Task A_packed_library_whose_reference_is_private_depends_on_nothing()
    {
        string library = await feed.NewAsync("classlib", "PrivateLibrary");
        await PackageFeed.AddPackageAsync(library, attributes: "PrivateAssets=\"all\" ");
        Assert.Empty(await PackAsync(library));
    }

    [Fact]
    public async Task A_slip_in_a_preset_is_an_error_at_its_place()
    {
        string folder = await feed.NewAsync("console", "Slip");
        await PackageFeed.AddPackageAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Line);
        string preset = Path.Combine(folder, "presets", "models.yaml");
        await File.WriteAllTextAsync(preset, (await File.ReadAllTextAsync(preset)).Replace("openai/", "opnai/", StringComparison.Ordinal));

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "-nologo", "-tl:off");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("models.yaml(4,13): error RLY0201", output, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", output, StringComparison.Ordinal);
    }

    /// <summary>Packs a library into the feed and gives its package's dependencies.</summary>
    private async Task<string[]> PackAsync(string library)
    {
        string folder = Path.Combine(feed.Folder, "feed");
        await Dotnet.RunAsync(library, "pack", "-o", folder, $"-p:Version={PackageFeed.Version}", "-v:quiet", "-nologo", "-tl:off");
        string name = Path.GetFileName(library);
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(folder, $"{name}.{PackageFeed.Version}.nupkg"));
        using Stream nuspec = package.GetEntry(name + ".nuspec")!.Open();
        return
        [
            .. XDocument.Load(nuspec).Descendants().Where(e => e.Name.LocalName == "dependency")
                .Select(e => $"{(string?)e.Attribute("id")} {(string?)e.Attribute("version")} without {(string?)e.Attribute("exclude")}"),
        ];
    }

    /// <summary>Puts a line in front of the one that would start serving, and ends the program there.</summary>
    private static async Task InsertAsync(string folder, string line)
    {
        string path = Path.Combine(folder, "Program.cs");
        string text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("app.Run();", line, StringComparison.Ordinal));
    }
}
