using System.Text.Json;

namespace Relay.Cli;

// What a client sends, as far as the server reads it.

/// <summary>Parameters of <c>initialize</c>.</summary>
internal sealed record InitializeParams(string? RootUri = null, WorkspaceFolder[]? WorkspaceFolders = null, JsonElement? Capabilities = null);

/// <summary>A folder of the workspace.</summary>
internal sealed record WorkspaceFolder(string Uri, string? Name = null);

/// <summary>Parameters of <c>workspace/didChangeWorkspaceFolders</c>.</summary>
internal sealed record WorkspaceFoldersParams(WorkspaceFoldersEvent Event);

/// <summary>Folders that came and went.</summary>
internal sealed record WorkspaceFoldersEvent(WorkspaceFolder[] Added, WorkspaceFolder[] Removed);

/// <summary>Parameters of <c>textDocument/didOpen</c>.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>A document with its text.</summary>
internal sealed record TextDocumentItem(string Uri, string Text, int Version = 0, string? LanguageId = null);

/// <summary>Parameters of <c>textDocument/didChange</c>.</summary>
internal sealed record DidChangeParams(VersionedDocument TextDocument, ContentChange[] ContentChanges);

/// <summary>A document at a version.</summary>
internal sealed record VersionedDocument(string Uri, int? Version = null);

/// <summary>A change: of a stretch, or of the whole text where there is no range.</summary>
internal sealed record ContentChange(string Text, LspRange? Range = null);

/// <summary>Parameters that name a document and nothing else that is read.</summary>
internal sealed record TextDocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Parameters that name a place.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, LspPosition Position);

/// <summary>Parameters of <c>textDocument/codeAction</c>.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, LspRange Range, CodeActionContext? Context = null);

/// <summary>What kinds of action are asked for; all when it does not say.</summary>
internal sealed record CodeActionContext(string[]? Only = null);
