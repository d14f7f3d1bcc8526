namespace Relay.Cli;

// The shapes of LSP 3.17 under "Basic JSON Structures"; names and meanings are the specification's.

/// <summary>A position: line and UTF-16 unit, from 0.</summary>
internal readonly record struct LspPosition(int Line, int Character);

/// <summary>A stretch of a document.</summary>
internal readonly record struct LspRange(LspPosition Start, LspPosition End);

/// <summary>A stretch of a document that is named.</summary>
internal sealed record LspLocation(string Uri, LspRange Range);

/// <summary>A document by name.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>A replacement.</summary>
internal sealed record TextEdit(LspRange Range, string NewText);

/// <summary>Replacements in documents, by URI.</summary>
internal sealed record WorkspaceEdit(Dictionary<string, TextEdit[]> Changes);

/// <summary>Text for people.</summary>
internal sealed record MarkupContent(string Kind, string Value)
{
    /// <summary>Markdown.</summary>
    public static MarkupContent Markdown(string value) => new("markdown", value);
}
