using Microsoft.CodeAnalysis;

namespace Relay.CodeFixes;

/// <summary>Reads what analyzers left for code fixes in a diagnostic.</summary>
internal static class DiagnosticReading
{
    /// <summary>The list under a key; empty when there is none.</summary>
    public static string[] ListOf(this Diagnostic diagnostic, string key) =>
        diagnostic.Properties.TryGetValue(key, out string? list) && list is { Length: > 0 } ? list.Split('\n') : [];

    /// <summary>The innermost node of exactly this place; null when the text is another one.</summary>
    public static SyntaxNode? NodeAt(this SyntaxNode root, Location location) =>
        root.FullSpan.Contains(location.SourceSpan) ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) : null;

    /// <summary>Where the mistake is written: in a variable, when the diagnostic is about a call that uses it.</summary>
    public static Location Origin(this Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count > 0 && diagnostic.AdditionalLocations[0] is { IsInSource: true } own && own.SourceTree == diagnostic.Location.SourceTree ? own : diagnostic.Location;
}
