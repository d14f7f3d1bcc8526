using System.Text;
using System.Text.Json.Nodes;

namespace Relay.Cli.Tests;

[Feature(64)]
public sealed class LanguageServerTests : IDisposable
{
    private const string Bad = "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5\n";
    private const string Good = "version: 1\nmodels:\n  smart:\n    target: anthropic/claude-sonnet-4-5\n";

    private readonly TemporaryFolder _folder = new();

    private string Preset => _folder.PathOf("models.yaml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_answered_before_the_session_is_initialized()
    {
        await using var client = new LspClient();

        JsonNode answer = await client.RequestAsync("textDocument/hover", new JsonObject());

        Assert.Equal(LspErrorCode.ServerNotInitialized, (int)answer["error"]!["code"]!);
    }

    [Fact]
    public async Task After_shutdown_requests_fail_and_exit_ends_with_0()
    {
        LspClient client = await LspClient.StartAsync();

        JsonNode shutdown = await client.RequestAsync("shutdown", null);
        JsonNode late = await client.RequestAsync("textDocument/hover", new JsonObject());
        await client.NotifyAsync("exit", null);

        Assert.True(shutdown.AsObject().ContainsKey("result"));
        Assert.Equal(LspErrorCode.InvalidRequest, (int)late["error"]!["code"]!);
        Assert.Equal(0, await client.Server);
        await client.DisposeAsync();
    }

    [Fact]
    public async Task A_session_that_just_ends_ends_with_1()
    {
        LspClient client = await LspClient.StartAsync();

        await client.DisposeAsync();

        Assert.Equal(1, await client.Server);
    }

    [Theory]
    [InlineData("{ no json", LspErrorCode.ParseError)]
    [InlineData("[]", LspErrorCode.InvalidRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7}", LspErrorCode.InvalidRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":5}", LspErrorCode.InvalidRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/hover\"}", LspErrorCode.InvalidParams)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/hover\",\"params\":{\"textDocument\":{\"uri\":5}}}", LspErrorCode.InvalidParams)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/nothing\",\"params\":{}}", LspErrorCode.MethodNotFound)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"initialize\",\"params\":{}}", LspErrorCode.InvalidRequest)]
    public async Task A_bad_message_is_answered_and_the_session_goes_on(string body, int code)
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);

        await client.SendAsync(body);
        JsonNode answer = await client.ReceiveAsync();
        await client.OpenAsync(Preset, Bad);

        Assert.Equal(code, (int)answer["error"]!["code"]!);
        Assert.Single(await client.DiagnosticsAsync(Preset));
    }

    [Theory]
    [InlineData("\r\n\r\n\r\n")]
    [InlineData("X-Other: 1\r\n\r\n")]
    [InlineData("Content-Length: many\r\n\r\n")]
    [InlineData("Content-Length: -5\r\n\r\n")]
    [InlineData("content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}")]
    public async Task Bytes_that_are_no_message_are_passed_over(string bytes)
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);

        await client.SendRawAsync(Encoding.ASCII.GetBytes(bytes));
        await client.OpenAsync(Preset, Bad);

        Assert.Single(await client.DiagnosticsAsync(Preset));
    }

    [Theory]
    [InlineData("textDocument/didOpen", "{\"textDocument\":{}}")]
    [InlineData("textDocument/didChange", "{\"textDocument\":{\"uri\":\"file:///nowhere.yaml\"},\"contentChanges\":[{\"text\":\"x\"}]}")]
    [InlineData("textDocument/didChange", "{}")]
    [InlineData("textDocument/didClose", "{\"textDocument\":{\"uri\":\"no uri\"}}")]
    [InlineData("textDocument/didOpen", "{\"textDocument\":{\"uri\":\"git:/a.yaml\",\"text\":\"a: b\",\"version\":1}}")]
    [InlineData("$/cancelRequest", "{\"id\":1}")]
    public async Task A_notification_that_makes_no_sense_changes_nothing(string method, string parameters)
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);

        await client.NotifyAsync(method, JsonNode.Parse(parameters));
        await client.OpenAsync(Preset, Bad);

        Assert.Single(await client.DiagnosticsAsync(Preset));
    }

    [Fact]
    public async Task Edits_of_a_stretch_count_utf_16_units_and_lines_of_every_kind()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, "# 😀😀\r\n" + Bad.Replace("models:\n", "models:\r", StringComparison.Ordinal));

        await client.ChangeAsync(
            Preset,
            2,
            Change(4, 12, 4, 20, "anthropic"),
            Change(0, 4, 0, 6, "x"),
            Change(99, 0, 99, 0, "  fast: { target: openai/gpt-4o }\n"));

        Assert.Empty(await client.DiagnosticsAsync(Preset));
        JsonNode? hover = await client.AtAsync("textDocument/hover", Preset, 5, 3);
        Assert.Contains("openai/gpt-4o", (string)hover!["contents"]!["value"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_without_a_range_is_the_whole_text()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, Bad);

        await client.ChangeAsync(Preset, 2, new JsonObject { ["text"] = Good });

        Assert.Empty(await client.DiagnosticsAsync(Preset));
    }

    [Fact]
    public async Task A_closed_document_is_what_the_disk_says()
    {
        _folder.Write("models.yaml", Good);
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, Bad);
        Assert.Single(await client.DiagnosticsAsync(Preset));

        await client.NotifyAsync("textDocument/didClose", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = DocumentUri.FromPath(Preset) } });

        Assert.Empty(await client.DiagnosticsAsync(Preset));
    }

    [Fact]
    public async Task A_file_that_appears_on_the_disk_is_seen_when_the_client_says_so()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        Assert.Empty(await client.DiagnosticsAsync(Preset));

        _folder.Write("models.yaml", Bad);
        await client.NotifyAsync("workspace/didChangeWatchedFiles", new JsonObject { ["changes"] = new JsonArray() });

        Assert.Single(await client.DiagnosticsAsync(Preset));
    }

    [Fact]
    public async Task Projects_of_one_workspace_do_not_know_each_others_names()
    {
        _folder.Write("a/A.csproj", "<Project />");
        _folder.Write("b/B.csproj", "<Project />");
        string first = _folder.Write("a/models.yaml", Good), second = _folder.Write("b/models.yaml", Good);
        await using LspClient client = await LspClient.StartAsync(_folder.Path);

        Assert.Empty(await client.DiagnosticsAsync(first));
        Assert.Empty(await client.DiagnosticsAsync(second));
    }

    [Fact]
    public async Task A_foreign_file_that_is_opened_is_left_alone()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        string path = _folder.PathOf("docker-compose.yaml");

        await client.OpenAsync(path, "version: '3'\nservices: {}\n");

        Assert.Empty(await client.DiagnosticsAsync(path));
        Assert.Null(await client.AtAsync("textDocument/hover", path, 0, 2));
    }

    [Theory]
    [InlineData(3, "my-gateway** speaks `openai-chat` at `https://llm.example.com/v1`")]
    [InlineData(5, "ours** stands for `my-gateway/llama-4`")]
    [InlineData(5, "The gateway of the house.")]
    [InlineData(5, "Key in `x-gateway-key`, from `MY_GATEWAY_KEY`.")]
    public async Task What_is_hovered_over_tells_of_the_projects_own_provider(int line, string told)
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, "version: 1\n\nproviders:\n  my-gateway: { wire: openai-chat, base_url: https://llm.example.com/v1, description: The gateway of the house., credential: $env.MY_GATEWAY_KEY, auth: header, auth_header: x-gateway-key }\nmodels:\n  ours: { target: my-gateway/llama-4 }\n");

        JsonNode? hover = await client.AtAsync("textDocument/hover", Preset, line, line == 3 ? 4 : 22);

        Assert.Contains(told, (string)hover!["contents"]!["value"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_hovered_over_does_not_tell_of_a_provider_that_Relay_knows_by_itself()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, Good);

        JsonNode? hover = await client.AtAsync("textDocument/hover", Preset, 3, 16);

        Assert.DoesNotContain("speaks", (string)hover!["contents"]!["value"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_actions_are_the_fixes_of_the_place_and_the_mend_of_all()
    {
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, Bad + "    parms: {}\n");

        JsonArray here = await ActionsAsync(client, 3, "quickfix"), elsewhere = await ActionsAsync(client, 0, "quickfix"), all = await ActionsAsync(client, 0, "source.fixAll");

        Assert.Equal("Replace with 'anthropic'", (string)here[0]!["title"]!);
        Assert.Empty(elsewhere);
        string mended = (string)Assert.Single(all)!["edit"]!["changes"]![DocumentUri.FromPath(Preset)]![0]!["newText"]!;
        Assert.Equal(Good + "    params: {}\n", mended);
    }

    [Fact]
    public async Task A_secret_is_in_no_message_of_the_server()
    {
        const string Secret = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";
        await using LspClient client = await LspClient.StartAsync(_folder.Path);
        await client.OpenAsync(Preset, "version: 1\nmodels:\n  a:\n    target: openai/gpt-4o\n    credential: { type: literal, value: " + Secret + " }\n");
        await client.DiagnosticsAsync(Preset);

        string said = string.Concat(client.Notifications.Select(static message => message.ToJsonString()));
        for (int character = 0; character < 60; character += 3)
        {
            said += (await client.AtAsync("textDocument/hover", Preset, 4, character))?.ToJsonString() + (await client.AtAsync("textDocument/completion", Preset, 4, character))?.ToJsonString();
        }

        said += (await ActionsAsync(client, 4, "quickfix")).ToJsonString();
        Assert.DoesNotContain(Secret[..16], said, StringComparison.Ordinal);
    }

    private async Task<JsonArray> ActionsAsync(LspClient client, int line, string only) => (await client.RequestAsync("textDocument/codeAction", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = DocumentUri.FromPath(Preset) },
        ["range"] = new JsonObject { ["start"] = LspClient.Position(line, 0), ["end"] = LspClient.Position(line, 99) },
        ["context"] = new JsonObject { ["diagnostics"] = new JsonArray(), ["only"] = new JsonArray(only) },
    }))["result"]!.AsArray();

    private static JsonObject Change(int line, int character, int endLine, int endCharacter, string text) => new()
    {
        ["range"] = new JsonObject { ["start"] = LspClient.Position(line, character), ["end"] = LspClient.Position(endLine, endCharacter) },
        ["text"] = text,
    };
}
