using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Relay.Cli;

/// <summary>The language server: one session over one pair of streams.</summary>
/// <remarks>
/// <para>Messages are answered in the order they come. A message that cannot be understood is answered with an error, where it can be answered, and
/// forgotten; it never ends the session.</para>
/// <para>All that is said about presets comes from <see cref="PresetCheck"/>, so it is what the build says.</para>
/// </remarks>
internal sealed class LanguageServer
{
    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;
    private readonly PresetWorkspace _workspace;
    private readonly Publications _publications;
    private bool _isInitialized, _isShutDown, _canWatch;

    /// <summary>Serves over streams.</summary>
    public LanguageServer(Stream input, Stream output, TimeProvider time)
    {
        _reader = new MessageReader(input);
        _writer = new MessageWriter(output);
        _workspace = new PresetWorkspace(time);
        _publications = new Publications(_workspace);
    }

    /// <summary>Serves until <c>exit</c> or the end of the input.</summary>
    /// <returns>0 when the session was shut down before it ended, else 1, as the protocol wants it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        while (await _reader.ReadAsync(cancellation).ConfigureAwait(false) is { } body)
        {
            JsonDocument message;
            try
            {
                message = JsonDocument.Parse(body);
            }
            catch (JsonException)
            {
                await FailAsync(null, LspErrorCode.ParseError, "The message is no JSON.", cancellation).ConfigureAwait(false);
                continue;
            }

            using (message)
            {
                if (await HandleAsync(message.RootElement, cancellation).ConfigureAwait(false))
                {
                    break;
                }
            }
        }

        return _isShutDown ? 0 : 1;
    }

    /// <summary>Handles one message; true when it ends the session.</summary>
    private async Task<bool> HandleAsync(JsonElement message, CancellationToken cancellation)
    {
        JsonElement? id = null;
        string? method = null;
        try
        {
            if (message.ValueKind != JsonValueKind.Object || !TryReadId(message, out id))
            {
                await FailAsync(null, LspErrorCode.InvalidRequest, "The message is no request.", cancellation).ConfigureAwait(false);
                return false;
            }

            if (!message.TryGetProperty("method", out JsonElement name) || name.ValueKind != JsonValueKind.String)
            {
                // An answer to a request of ours needs nothing more.
                if (id is null || !(message.TryGetProperty("result", out _) || message.TryGetProperty("error", out _)))
                {
                    await FailAsync(id, LspErrorCode.InvalidRequest, "The message is no request.", cancellation).ConfigureAwait(false);
                }

                return false;
            }

            method = name.GetString()!;
            JsonElement parameters = message.TryGetProperty("params", out JsonElement passed) ? passed : default;
            if (id is not null)
            {
                await AnswerAsync(id.Value, method, parameters, cancellation).ConfigureAwait(false);
            }
            else if (method == "exit")
            {
                return true;
            }
            else if (_isInitialized && !_isShutDown)
            {
                await NoticeAsync(method, parameters, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (method is null && exception is InvalidOperationException)
        {
            // Half a character, or a byte that is no UTF-8, in a name or in the method.
            await FailAsync(id, LspErrorCode.InvalidRequest, "The message holds text that is no Unicode.", cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsEnd(cancellation) && exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            await FailAsync(id, LspErrorCode.InvalidParams, $"The parameters of '{Shown(method)}' cannot be understood.", cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsEnd(cancellation))
        {
            // The message of an exception could repeat what a document holds; its type cannot.
            await FailAsync(id, LspErrorCode.InternalError, $"'{Shown(method)}' failed ({exception.GetType().Name}).", cancellation).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Whether nothing can be answered any more, be it that the client is gone or that the server is told to end.</summary>
    private bool IsEnd(CancellationToken cancellation) => _writer.IsBroken || cancellation.IsCancellationRequested;

    /// <summary>The id, if there is one that can be sent back; false when there is one that cannot.</summary>
    private static bool TryReadId(JsonElement message, out JsonElement? id)
    {
        id = null;
        if (!message.TryGetProperty("id", out JsonElement given))
        {
            return true;
        }

        if (given.ValueKind == JsonValueKind.String)
        {
            // Throws for what is no Unicode, before anything is written.
            _ = given.GetString();
        }
        else if (given.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        id = given;
        return true;
    }

    private static string Shown(string? method) => method is { Length: > 100 } ? method[..100] + "…" : method ?? "";

    private Task AnswerAsync(JsonElement id, string method, JsonElement parameters, CancellationToken cancellation)
    {
        if (method == "initialize" && !_isInitialized)
        {
            return InitializeAsync(id, parameters, cancellation);
        }

        if (!_isInitialized || _isShutDown)
        {
            return FailAsync(id, _isShutDown ? LspErrorCode.InvalidRequest : LspErrorCode.ServerNotInitialized, _isShutDown ? "The session was shut down." : "The session is not initialized.", cancellation);
        }

        switch (method)
        {
            case "shutdown":
                _isShutDown = true;
                return ReplyAsync(id, static json => json.WriteNull("result"), cancellation);
            case "textDocument/hover":
                return ReplyAsync(id, HoverFeature.At(_workspace, Read(parameters, LspJson.Default.PositionParams)), LspJson.Default.LspHover, cancellation);
            case "textDocument/completion":
                return ReplyAsync(id, CompletionFeature.At(_workspace, Read(parameters, LspJson.Default.PositionParams)), LspJson.Default.CompletionList, cancellation);
            case "textDocument/codeAction":
                return ReplyAsync(id, CodeActionFeature.For(_workspace, _publications, Read(parameters, LspJson.Default.CodeActionParams)), LspJson.Default.CodeActionArray, cancellation);
            default:
                return FailAsync(id, method == "initialize" ? LspErrorCode.InvalidRequest : LspErrorCode.MethodNotFound, $"There is no '{Shown(method)}' here.", cancellation);
        }
    }

    private async Task InitializeAsync(JsonElement id, JsonElement parameters, CancellationToken cancellation)
    {
        InitializeParams read = Read(parameters, LspJson.Default.InitializeParams);
        IEnumerable<string> uris = read.WorkspaceFolders is { } folders ? folders.Select(static folder => folder.Uri) : read.RootUri is { } root ? [root] : [];
        _workspace.ChangeFolders(uris.Select(DocumentUri.ToPath).OfType<string>(), []);
        _canWatch = ClientCapabilities.CanWatch(read.Capabilities);
        _isInitialized = true;
        await ReplyAsync(id, ServerCapabilities.Write, cancellation).ConfigureAwait(false);
    }

    private async Task NoticeAsync(string method, JsonElement parameters, CancellationToken cancellation)
    {
        switch (method)
        {
            case "initialized":
                if (_canWatch)
                {
                    await _writer.WriteAsync(ClientCapabilities.WriteWatchRequest, cancellation).ConfigureAwait(false);
                }

                await RescanAsync(cancellation).ConfigureAwait(false);
                break;
            case "textDocument/didOpen":
                TextDocumentItem opened = Read(parameters, LspJson.Default.DidOpenParams).TextDocument;
                if (DocumentUri.ToPath(opened.Uri) is { } path)
                {
                    _workspace.Open(new OpenDocument(opened.Uri, path, opened.Text, opened.Version));
                    await PublishAsync(path, cancellation).ConfigureAwait(false);
                }

                break;
            case "textDocument/didChange":
                DidChangeParams changed = Read(parameters, LspJson.Default.DidChangeParams);
                if (DocumentUri.ToPath(changed.TextDocument.Uri) is { } changedPath && _workspace.Find(changedPath) is { } document)
                {
                    _workspace.Open(document.With(changed.ContentChanges, changed.TextDocument.Version));
                    await PublishAsync(changedPath, cancellation).ConfigureAwait(false);
                }

                break;
            case "textDocument/didClose":
                if (DocumentUri.ToPath(Read(parameters, LspJson.Default.TextDocumentParams).TextDocument.Uri) is { } closed)
                {
                    await _workspace.CloseAsync(closed, cancellation).ConfigureAwait(false);
                    await PublishAsync(null, cancellation).ConfigureAwait(false);
                }

                break;
            case "textDocument/didSave" or "workspace/didChangeWatchedFiles":
                await RescanAsync(cancellation).ConfigureAwait(false);
                break;
            case "workspace/didChangeWorkspaceFolders":
                WorkspaceFoldersEvent folders = Read(parameters, LspJson.Default.WorkspaceFoldersParams).Event;
                _workspace.ChangeFolders(Paths(folders.Added), Paths(folders.Removed));
                await RescanAsync(cancellation).ConfigureAwait(false);
                break;
        }
    }

    private async Task RescanAsync(CancellationToken cancellation)
    {
        await _workspace.ScanAsync(cancellation).ConfigureAwait(false);
        await PublishAsync(null, cancellation).ConfigureAwait(false);
    }

    private async Task PublishAsync(string? changed, CancellationToken cancellation)
    {
        foreach (PublishDiagnosticsParams publication in _publications.Take(changed))
        {
            await _writer.WriteAsync(
                json =>
                {
                    json.WriteString("method", "textDocument/publishDiagnostics");
                    json.WritePropertyName("params");
                    JsonSerializer.Serialize(json, publication, LspJson.Default.PublishDiagnosticsParams);
                },
                cancellation).ConfigureAwait(false);
        }
    }

    private Task ReplyAsync<T>(JsonElement id, T? result, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class => ReplyAsync(
        id,
        json =>
        {
            json.WritePropertyName("result");
            if (result is null)
            {
                json.WriteNullValue();
            }
            else
            {
                JsonSerializer.Serialize(json, result, type);
            }
        },
        cancellation);

    private Task ReplyAsync(JsonElement id, Action<Utf8JsonWriter> result, CancellationToken cancellation) => _writer.WriteAsync(
        json =>
        {
            json.WritePropertyName("id");
            id.WriteTo(json);
            result(json);
        },
        cancellation);

    /// <summary>Answers with an error; a notification gets no answer, and what is no message at all one without an id.</summary>
    private Task FailAsync(JsonElement? id, int code, string message, CancellationToken cancellation)
    {
        if (id is null && code is not (LspErrorCode.ParseError or LspErrorCode.InvalidRequest))
        {
            return Task.CompletedTask;
        }

        return _writer.WriteAsync(
            json =>
            {
                json.WritePropertyName("id");
                if (id is { } known)
                {
                    known.WriteTo(json);
                }
                else
                {
                    json.WriteNullValue();
                }

                json.WriteStartObject("error");
                json.WriteNumber("code", code);
                json.WriteString("message", message);
                json.WriteEndObject();
            },
            cancellation);
    }

    private static IEnumerable<string> Paths(WorkspaceFolder[] folders) => folders.Select(static folder => DocumentUri.ToPath(folder.Uri)).OfType<string>();

    private static T Read<T>(JsonElement parameters, JsonTypeInfo<T> type)
        where T : class =>
        (parameters.ValueKind == JsonValueKind.Undefined ? null : parameters.Deserialize(type)) ?? throw new JsonException("There are no parameters.");
}
