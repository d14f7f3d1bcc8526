using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>Findings as diagnostics.</summary>
internal static class FindingDiagnostic
{
    /// <summary>The key under which a diagnostic carries the text that would mend it, for code fixes.</summary>
    public const string SuggestionKey = DiagnosticKeys.Suggestion;

    /// <summary>The diagnostic: same place, same words.</summary>
    public static Diagnostic Of(Finding finding)
    {
        Location[] related = new Location[finding.Related.Count];
        for (int i = 0; i < related.Length; i++)
        {
            related[i] = At(finding.Related[i]);
        }

        ImmutableDictionary<string, string?> properties = finding.Alternatives.Count == 0
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticKeys.Names, string.Join("\n", finding.Alternatives));
        return Diagnostic.Create(
            PresetDescriptors.Of(finding.Rule),
            At(finding.Location),
            related,
            finding.Suggestion is null ? properties : properties.Add(SuggestionKey, finding.Suggestion),
            finding.Message);
    }

    private static Location At(SourceLocation location) => Location.Create(
        location.File,
        TextSpan.FromBounds(location.Span.Start.Offset, Math.Max(location.Span.Start.Offset, location.Span.End.Offset)),
        new LinePositionSpan(PositionOf(location.Span.Start), PositionOf(location.Span.End)));

    private static LinePosition PositionOf(SourcePosition position) => new(position.Line, position.Column);
}
