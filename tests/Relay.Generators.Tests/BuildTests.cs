using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Relay.Generators.Tests;

/// <summary>Real builds of real projects that reference src/Relay, with what was built for this test run.</summary>
[Feature(65)]
public sealed class BuildTests
{
    private const string Program = "System.Console.WriteLine(string.Join(' ', Models.Smart.Name, Models.FastCheap.Spec.Target, Models.Default.Name, Models.Names.Smart));";

    [Fact]
    public async Task The_transcript_that_opens_the_list_of_rules_is_what_a_build_prints()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Metadata("RelayRoot"), "docs", "rules", "README.md"));
        string[] transcript = Block(page, "console").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        (int exitCode, string output) = await BuildAsync("five-mistakes", Block(page, "yaml"), "", program: "System.Console.WriteLine();");

        Assert.NotEqual(0, exitCode);
        Assert.Equal("$ dotnet build", transcript[0]);
        Assert.Equal(transcript[1..], MessagesIn(output));
        Assert.Equal(transcript.Length - 1, DiagnosticsIn(output).Length);
    }

    [Fact]
    public async Task A_preset_and_a_program_that_uses_it_build_and_run()
    {
        (int exitCode, string output) = await BuildAsync("clean", PresetProject.Typical, "");
        Assert.True(exitCode == 0, output);
        Assert.Empty(DiagnosticsIn(output));

        string folder = FolderOf("clean");
        (exitCode, output) = await RunAsync(folder, Path.Combine(folder, "bin", Metadata("Configuration"), "net10.0", "App.dll"));
        Assert.True(exitCode == 0, output);
        Assert.Equal("smart groq/llama-3.3-70b-versatile default smart", output.Trim());
    }

    [Fact]
    public async Task A_provider_of_the_projects_own_is_compiled_in_and_found_by_its_name()
    {
        const string Preset = """
            version: 1
            providers:
              my-gateway: { wire: openai-chat, base_url: "https://llm.example.com/v1", credential: $env.MY_GATEWAY_KEY, headers: { x-team: blue } }
            models:
              smart: { target: my-gateway/llama-4 }
            """;
        const string Shown = """
            Relay.ModelSpec named = Relay.RelayRuntime.Model("my-gateway/other").Spec;
            System.Console.WriteLine(string.Join(' ', Models.Smart.Spec.Target, Models.Smart.Spec.CustomProvider!.BaseUrl, named.CustomProvider == Models.Smart.Spec.CustomProvider, named.Model));
            """;

        (int exitCode, string output) = await BuildAsync("own-provider", Preset, "", program: Shown);
        Assert.True(exitCode == 0, output);
        Assert.Empty(DiagnosticsIn(output));

        string folder = FolderOf("own-provider");
        (exitCode, output) = await RunAsync(folder, Path.Combine(folder, "bin", Metadata("Configuration"), "net10.0", "App.dll"));
        Assert.True(exitCode == 0, output);
        Assert.Equal("my-gateway/llama-4 https://llm.example.com/v1 True other", output.Trim());
    }

    [Fact]
    public async Task An_edited_preset_is_built_again_and_one_that_was_not_is_not()
    {
        (int exitCode, string output) = await BuildAsync("edited", PresetProject.Typical, "");
        Assert.True(exitCode == 0, output);
        string folder = FolderOf("edited");
        string assembly = Path.Combine(folder, "bin", Metadata("Configuration"), "net10.0", "App.dll");
        DateTime built = File.GetLastWriteTimeUtc(assembly);

        (exitCode, output) = await BuildAgainAsync(folder);
        Assert.True(exitCode == 0, output);
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));

        await File.WriteAllTextAsync(Path.Combine(folder, "presets", "models.yaml"), PresetProject.Typical.Replace("llama-3.3-70b-versatile", "openai/gpt-oss-20b", StringComparison.Ordinal));
        (exitCode, output) = await BuildAgainAsync(folder);
        Assert.True(exitCode == 0, output);
        (_, output) = await RunAsync(folder, assembly);
        Assert.Equal("smart groq/openai/gpt-oss-20b default smart", output.Trim());
    }

    [Fact]
    public async Task Neither_presets_nor_the_compilers_parts_lie_beside_the_program()
    {
        (int exitCode, string output) = await BuildAsync("beside", PresetProject.Typical, "", "-t:Build");
        Assert.True(exitCode == 0, output);
        string folder = FolderOf("beside");
        (exitCode, output) = await RunAsync(folder, "publish", "App.csproj", "-c", Metadata("Configuration"), "--no-build", "-nologo", "-v:quiet", "-o", Path.Combine(folder, "out"));
        Assert.True(exitCode == 0, output);

        string[] files = [.. Directory.GetFiles(Path.Combine(folder, "out"), "*", SearchOption.AllDirectories).Select(static path => Path.GetFileName(path))];

        Assert.Contains("App.dll", files);
        Assert.Contains("Relay.dll", files);
        Assert.DoesNotContain(files, static file => file.EndsWith(".yaml", StringComparison.Ordinal) || file is "Relay.Generators.dll" or "Relay.Analyzers.dll" or "Relay.Presets.dll" or "YamlDotNet.dll");
        Assert.DoesNotContain(files, static file => file.StartsWith("relay-catalog", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../../../src/Relay/Relay.csproj", "true")]
    [InlineData(@"..\..\..\..\src\Relay\Relay.csproj", "true")]
    [InlineData("../../../../SRC/relay/relay.CSPROJ", "true")]
    [InlineData("$(RelayRoot)src/Relay/Relay.csproj", "true")]
    [InlineData("../../../../src/Relay.Testing/Relay.Testing.csproj", "")]
    public async Task A_project_opts_in_however_it_writes_its_reference(string reference, string expected)
    {
        (int exitCode, string output) = await BuildAsync("reference", PresetProject.Typical, "", "-getProperty:RelayIsReferenced", reference: reference, command: "msbuild");

        Assert.True(exitCode == 0, output);
        Assert.Equal(expected, output.Trim());
    }

    [Fact]
    public async Task A_project_that_has_its_reference_from_elsewhere_is_told()
    {
        (int exitCode, string output) = await BuildAsync("imported-reference", PresetProject.Typical, "", "-t:RelayCheckReference", reference: "$(RelayRoot)src/$(Product)/$(Product).csproj", command: "msbuild");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("RelayIsReferenced", output);
    }

    [Fact]
    public async Task A_preset_that_was_named_is_no_content_of_a_web_project_either()
    {
        (int exitCode, string output) = await BuildAsync(
            "web-named",
            PresetProject.Typical,
            "<EnableDefaultRelayPresetItems>false</EnableDefaultRelayPresetItems>",
            "-getItem:Content,AdditionalFiles,Watch",
            sdk: "Microsoft.NET.Sdk.Web",
            json: "{ \"version\": 1, \"models\": {} }",
            items: "<RelayPreset Include=\"presets/extra.json\" />",
            command: "msbuild");

        Assert.True(exitCode == 0, output);
        string[] sections = output.Split("\"AdditionalFiles\"");
        Assert.DoesNotContain("extra.json", sections[0]);
        Assert.Equal(3, sections[1].Split("\"Identity\": \"presets/extra.json\"").Length);
    }

    [Fact]
    public async Task A_preset_in_JSON_is_no_content_of_a_web_project()
    {
        (int exitCode, string output) = await BuildAsync("web", PresetProject.Typical, "", "-getItem:Content,AdditionalFiles", sdk: "Microsoft.NET.Sdk.Web", json: "{ \"version\": 1, \"models\": {} }");

        Assert.True(exitCode == 0, output);
        string[] sections = output.Split("\"AdditionalFiles\"");
        Assert.DoesNotContain("extra.json", sections[0]);
        Assert.Contains("extra.json", sections[1]);
        Assert.Contains("models.yaml", sections[1]);
        Assert.Contains("appsettings.json", sections[0]);
    }

    [Fact]
    public async Task Default_patterns_can_be_turned_off()
    {
        (int exitCode, string output) = await BuildAsync(
            "no-defaults", PresetProject.Typical, "<EnableDefaultRelayPresetItems>false</EnableDefaultRelayPresetItems>", "-getItem:AdditionalFiles");

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("models.yaml", output);
    }

    [Fact]
    public async Task An_old_compiler_is_told_loudly()
    {
        (int exitCode, string output) = await BuildAsync("old-compiler", PresetProject.Typical, "", "-t:RelayCheckCompiler", "-p:CompilerApiVersion=roslyn4.12");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error RLY0902", output);
        Assert.Contains("9.0.300", output);
    }

    /// <summary>The first block of a language on a page.</summary>
    private static string Block(string page, string language)
    {
        int start = page.IndexOf("```" + language + "\n", StringComparison.Ordinal) + language.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>Every error and warning of a build as it is printed, by place, without the folder in front and without the rule's page and the project behind.</summary>
    private static string[] MessagesIn(string output) =>
    [
        .. Regex.Matches(output, @"^\s*(?:.*/artifacts/tests/builds/[\w-]+/)?(\S.*?)\((\d+),(\d+)\): ((?:error|warning) \w+: .*?)(?: \(\S+/RLY\d+\.md\))? \[\S+\]\r?$", RegexOptions.Multiline)
            .DistinctBy(static match => match.Value.Trim())
            .OrderBy(static match => int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture))
            .Select(static match => $"{match.Groups[1].Value}({match.Groups[2].Value},{match.Groups[3].Value}): {match.Groups[4].Value}"),
    ];

    /// <summary>Every error and warning of a build, with its path from the project's folder.</summary>
    private static string[] DiagnosticsIn(string output) =>
    [
        .. Regex.Matches(output, @"^\s*(.*?): ((?:error|warning) \w+):", RegexOptions.Multiline)
            .Select(static match => Regex.Replace(match.Groups[1].Value, @"^.*/artifacts/tests/builds/[\w-]+/", "") + ": " + match.Groups[2].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Builds a project in the repository's artifacts folder, so that it has the repository's build files over it.</summary>
    private static async Task<(int ExitCode, string Output)> BuildAsync(
        string name,
        string preset,
        string properties,
        string what = "-t:Build",
        string extra = "",
        string sdk = "Microsoft.NET.Sdk",
        string json = "",
        string reference = "../../../../src/Relay/Relay.csproj",
        string items = "",
        string command = "build",
        string program = Program)
    {
        string folder = FolderOf(name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(folder, "presets"));
        await File.WriteAllTextAsync(Path.Combine(folder, "presets", "models.yaml"), preset);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        if (json.Length > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "presets", "extra.json"), json);
            await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{}");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{reference}" />
                {items}
              </ItemGroup>
            </Project>
            """);

        // What it references was built with this test; to build that again would get in the way of whoever builds it at the same time.
        string[] arguments = [command, "App.csproj", "-p:Configuration=" + Metadata("Configuration"), "-nologo", "-v:quiet", "-tl:off", "-p:BuildProjectReferences=false", what, extra];
        return await RunAsync(folder, [.. arguments.Where(static argument => argument.Length > 0)]);
    }

    private static Task<(int ExitCode, string Output)> BuildAgainAsync(string folder) =>
        RunAsync(folder, "build", "App.csproj", "--no-restore", "-c", Metadata("Configuration"), "-nologo", "-v:quiet", "-tl:off", "-p:BuildProjectReferences=false");

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The build of this test must not shine through.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private static string FolderOf(string name) => Path.Combine(Metadata("RelayRoot"), "artifacts", "tests", "builds", name);

    private static string Metadata(string key) =>
        typeof(BuildTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
