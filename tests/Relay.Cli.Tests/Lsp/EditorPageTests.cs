using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Relay.Cli.Tests;

/// <summary>The settings on the page about editors are what a program can read, and start the server.</summary>
public sealed class EditorPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The command line that each editor is told to start.</summary>
    public static TheoryData<string, string[]> CommandLines() => new()
    {
        { "a shell", EditorPage.Blocks("sh")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(' ') },
        { "VS Code", [(string)Settings()["glspc.server.command"]!, .. Texts(Settings()["glspc.server.commandArguments"]!)] },
        { "an extension of VS Code", EditorPage.Quoted(Regex.Match(EditorPage.Blocks("js")[0], @"\{ command: .*\}").Value) },
        { "Neovim", EditorPage.Quoted(Regex.Match(EditorPage.Blocks("lua")[0], "cmd = .*").Value) },
        { "Helix", EditorPage.Quoted(Regex.Match(EditorPage.Blocks("toml")[0], @"command = .*\nargs = .*").Value) },
        { "Rider", EditorPage.Quoted(Regex.Match(EditorPage.Section("Rider"), "command `.*?`").Value).Single().Split(' ') },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task The_command_line_of_each_editor_starts_the_server(string editor, string[] commandLine)
    {
        Assert.Equal("relay", commandLine[0]);

        JsonNode answer = await LspProcess.GreetAsync(_folder.Path, "dotnet", [Path.Combine(AppContext.BaseDirectory, "relay.dll"), .. commandLine[1..]]);

        Assert.True(answer["capabilities"]!["hoverProvider"] is not null, editor);
    }

    [Fact]
    public void Blocks_of_JSON_are_JSON_and_name_what_the_extension_has()
    {
        IReadOnlyList<string> blocks = EditorPage.Blocks("json");
        string[] names = [.. blocks.SelectMany(static block => JsonDocument.Parse(block).RootElement.EnumerateObject()).Select(static property => property.Name)];

        // Generic LSP Client (v2), zsol.vscode-glspc: contributes.configuration of its package.json. The last is VS Code's own.
        Assert.Equal(["glspc.server.command", "glspc.server.commandArguments", "glspc.server.languageId", "files.associations"], names);
    }

    [Theory]
    [InlineData("yaml", "models.yaml", "version: 1\nmodels: { a: { target: antropic/x } }\n")]
    [InlineData("json", "models.relay.json", "{ \"version\": 1, \"models\": { \"a\": { \"target\": \"antropic/x\" } } }")]
    [InlineData("markdown", "a.mda", "---\nname: a\ndescription: A.\nmetadata: { snoai-llmix: { common: { provider: antropic, model: x } } }\n---\n")]
    public async Task Documents_of_each_language_that_is_named_are_served(string language, string file, string text)
    {
        Assert.Contains(language, Texts(Settings()["glspc.server.languageId"]!));
        Assert.Contains(language, EditorPage.Quoted(Regex.Match(EditorPage.Blocks("lua")[0], "filetypes = .*").Value));
        await using LspClient client = await LspClient.StartAsync(_folder.Path);

        await client.OpenAsync(_folder.PathOf(file), text, language);

        Assert.Equal(["RLY0201"], (await client.DiagnosticsAsync(_folder.PathOf(file))).Select(static finding => finding.Id));
    }

    [Fact]
    public void Markdown_presets_are_told_to_editors_that_do_not_know_them()
    {
        Assert.Equal("markdown", (string?)JsonNode.Parse(EditorPage.Blocks("json")[1])!["files.associations"]!["*.mda"]);
        Assert.Contains("extension = { mda = \"markdown\" }", EditorPage.Blocks("lua")[0], StringComparison.Ordinal);
        Assert.Contains("`*.mda`", EditorPage.Section("Rider"), StringComparison.Ordinal);
        Assert.Contains("{ glob = \"*.mda\" }", EditorPage.Blocks("toml")[0], StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task The_extension_in_JavaScript_is_a_program()
    {
        _folder.Write("extension.js", EditorPage.Blocks("js")[0]);

        await Command.SucceedAsync(_folder.Path, "node", "--check", "extension.js");
    }

    private static JsonNode Settings() => JsonNode.Parse(EditorPage.Blocks("json")[0])!;

    private static string[] Texts(JsonNode list) => [.. list.AsArray().Select(static item => (string)item!)];
}
