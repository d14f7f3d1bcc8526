namespace Relay.Cli;

// What the server sends.

/// <summary>A finding in an editor.</summary>
internal sealed record LspDiagnostic(LspRange Range, int Severity, string Code, string Source, string Message)
{
    /// <summary>Other places that belong to it.</summary>
    public RelatedInformation[]? RelatedInformation { get; init; }

    /// <summary>Where the rule is described, where that has an address.</summary>
    public CodeDescription? CodeDescription { get; init; }
}

/// <summary>An address that tells more about a diagnostic's code.</summary>
internal sealed record CodeDescription(string Href);

/// <summary>Another place that belongs to a diagnostic.</summary>
internal sealed record RelatedInformation(LspLocation Location, string Message);

/// <summary>Parameters of <c>textDocument/publishDiagnostics</c>.</summary>
internal sealed record PublishDiagnosticsParams(string Uri, LspDiagnostic[] Diagnostics)
{
    /// <summary>The version that they are about, where the document is open.</summary>
    public int? Version { get; init; }
}

/// <summary>What is shown over a place.</summary>
internal sealed record LspHover(MarkupContent Contents, LspRange Range);

/// <summary>What may be written at a place.</summary>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <summary>One text that may be written.</summary>
internal sealed record CompletionItem(string Label, int Kind, TextEdit TextEdit)
{
    /// <summary>A few words beside the label.</summary>
    public string? Detail { get; init; }

    /// <summary>What it is.</summary>
    public MarkupContent? Documentation { get; init; }

    /// <summary>What is compared with what was typed.</summary>
    public string? FilterText { get; init; }

    /// <summary>By what it is ordered.</summary>
    public string? SortText { get; init; }
}

/// <summary>A change that is offered.</summary>
internal sealed record CodeAction(string Title, string Kind, WorkspaceEdit Edit)
{
    /// <summary>Whether it is what was surely meant.</summary>
    public bool? IsPreferred { get; init; }

    /// <summary>What it mends.</summary>
    public LspDiagnostic[]? Diagnostics { get; init; }
}

/// <summary>The kinds of completion that the server uses (LSP 3.17, CompletionItemKind).</summary>
internal static class CompletionKind
{
    /// <summary>A model of a provider.</summary>
    public const int Value = 12;

    /// <summary>A provider.</summary>
    public const int Module = 9;

    /// <summary>A key.</summary>
    public const int Property = 10;

    /// <summary>A word of a closed list.</summary>
    public const int EnumMember = 20;

    /// <summary>An alias or group.</summary>
    public const int Reference = 18;
}
