using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Relay.Cli.Tests;

/// <summary>A client that talks to a server in the same process, over two pipes.</summary>
internal sealed class LspClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Pipe _toServer = new(), _toClient = new();
    private readonly Stream _output;
    private readonly MessageReader _reader;
    private readonly CancellationTokenSource _end = new(Patience);
    private readonly List<JsonNode> _notifications = [];
    
    // Far from the ids that tests write into frames by hand.
    private int _lastId = 1000;

    public LspClient()
    {
        _output = _toServer.Writer.AsStream();
        _reader = new MessageReader(_toClient.Reader.AsStream());
        Server = new LanguageServer(_toServer.Reader.AsStream(), _toClient.Writer.AsStream(), TimeProvider.System).RunAsync(_end.Token);
    }

    /// <summary>The server's run; its result is the exit code.</summary>
    public Task<int> Server { get; }

    /// <summary>What the server told unasked, until now.</summary>
    public IReadOnlyList<JsonNode> Notifications => _notifications;

    /// <summary>A client that has opened a session over a folder.</summary>
    public static async Task<LspClient> StartAsync(string? folder = null)
    {
        var client = new LspClient();
        JsonNode answer = await client.RequestAsync("initialize", new JsonObject { ["rootUri"] = folder is null ? null : DocumentUri.FromPath(folder), ["capabilities"] = new JsonObject() });
        Assert.NotNull(answer["result"]);
        await client.NotifyAsync("initialized", new JsonObject());
        return client;
    }

    public Task NotifyAsync(string method, JsonNode? parameters) =>
        SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    /// <summary>Asks, and gives the whole answer; what comes before it is kept.</summary>
    public async Task<JsonNode> RequestAsync(string method, JsonNode? parameters)
    {
        int id = ++_lastId;
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            JsonNode message = await ReceiveAsync();
            if (message["id"] is JsonValue value && value.TryGetValue(out int answered) && answered == id)
            {
                return message;
            }

            _notifications.Add(message);
        }
    }

    public Task OpenAsync(string path, string text, string language = "yaml") => NotifyAsync("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = DocumentUri.FromPath(path), ["languageId"] = language, ["version"] = 1, ["text"] = text },
    });

    public Task ChangeAsync(string path, int version, params JsonNode?[] changes) => NotifyAsync("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = DocumentUri.FromPath(path), ["version"] = version },
        ["contentChanges"] = new JsonArray(changes),
    });

    /// <summary>Asks about a place.</summary>
    public async Task<JsonNode?> AtAsync(string method, string path, int line, int character) => (await RequestAsync(method, new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = DocumentUri.FromPath(path) },
        ["position"] = Position(line, character),
    }))["result"];

    /// <summary>The diagnostics of a file as the editor shows them, after all that was sent has been handled.</summary>
    public async Task<IReadOnlyList<ReportedFinding>> DiagnosticsAsync(string path)
    {
        // Messages are handled in order, so an answer to anything comes behind what was told before it.
        await RequestAsync("relay/none", null);
        string uri = DocumentUri.FromPath(path);
        JsonNode? last = _notifications.LastOrDefault(message => (string?)message["method"] == "textDocument/publishDiagnostics" && (string?)message["params"]!["uri"] == uri);
        return last is null ? [] : [.. last["params"]!["diagnostics"]!.AsArray().Select(diagnostic => Convert(path, diagnostic!))];
    }

    public static JsonObject Position(int line, int character) => new() { ["line"] = line, ["character"] = character };

    public Task SendAsync(JsonNode message) => SendAsync(message.ToJsonString());

    public async Task SendAsync(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        await SendRawAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes.Length}\r\n\r\n")));
        await SendRawAsync(bytes);
    }

    public async Task SendRawAsync(byte[] bytes)
    {
        await _output.WriteAsync(bytes, _end.Token);
        await _output.FlushAsync(_end.Token);
    }

    public async Task<JsonNode> ReceiveAsync() =>
        JsonNode.Parse(await _reader.ReadAsync(_end.Token) ?? throw new EndOfStreamException("The server ended."))!;

    public async ValueTask DisposeAsync()
    {
        await _output.DisposeAsync();
        await Server;
        _end.Dispose();
    }

    private static ReportedFinding Convert(string path, JsonNode diagnostic)
    {
        JsonNode start = diagnostic["range"]!["start"]!, end = diagnostic["range"]!["end"]!;
        return new ReportedFinding(
            Path.GetFileName(path),
            (string)diagnostic["code"]!,
            (int)diagnostic["severity"]! switch { 1 => "error", 2 => "warning", _ => "note" },
            (int)start["line"]!,
            (int)start["character"]!,
            (int)end["line"]!,
            (int)end["character"]!,
            (string)diagnostic["message"]!);
    }
}
