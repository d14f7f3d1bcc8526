using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Relay.Analyzers;
using Relay.Presets;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Relay.CodeFixes;

/// <summary>Offers the mends of preset files (<see cref="PresetFixes"/>) where their findings are shown.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(PresetFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml", ".json", ".mda"])]
[Shared]
public sealed class PresetFileFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Ids();

    /// <summary>None: mends of one file may touch. The command line's fix makes them one after the other.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument preset = context.TextDocument;
        SourceText text = await preset.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (FindingRules.Find(diagnostic.Id) is not { } rule)
            {
                continue;
            }

            foreach (PresetFix fix in PresetFixes.For(FindingOf(rule, diagnostic), text.ToString()))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        fix.Title,
                        _ => Task.FromResult(preset.Project.Solution.WithAdditionalDocumentText(preset.Id, text.WithChanges(Changes(fix)))),
                        equivalenceKey: diagnostic.Id + "." + fix.Title),
                    diagnostic);
            }
        }
    }

    /// <summary>The finding that the diagnostic was made of.</summary>
    private static Finding FindingOf(FindingRule rule, Diagnostic diagnostic)
    {
        SourceLocation[] related = new SourceLocation[diagnostic.AdditionalLocations.Count];
        for (int i = 0; i < related.Length; i++)
        {
            related[i] = At(diagnostic.AdditionalLocations[i]);
        }

        return new Finding(rule, At(diagnostic.Location), diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
        {
            Suggestion = diagnostic.Properties.TryGetValue(DiagnosticKeys.Suggestion, out string? suggestion) ? suggestion : null,
            Alternatives = new EquatableArray<string>(diagnostic.ListOf(DiagnosticKeys.Names)),
            Related = new EquatableArray<SourceLocation>(related),
        };
    }

    private static SourceLocation At(Location location)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return new SourceLocation(
            lines.Path,
            new SourceSpan(
                new SourcePosition(lines.StartLinePosition.Line, lines.StartLinePosition.Character, location.SourceSpan.Start),
                new SourcePosition(lines.EndLinePosition.Line, lines.EndLinePosition.Character, location.SourceSpan.End)));
    }

    private static List<TextChange> Changes(PresetFix fix)
    {
        List<TextChange> changes = [];
        for (int i = 0; i < fix.Edits.Count; i++)
        {
            changes.Add(new TextChange(TextSpan.FromBounds(fix.Edits[i].Span.Start.Offset, fix.Edits[i].Span.End.Offset), fix.Edits[i].NewText));
        }

        changes.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return changes;
    }

    private static ImmutableArray<string> Ids()
    {
        ImmutableArray<string>.Builder ids = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < FindingRules.All.Count; i++)
        {
            if (FindingRules.All[i].IsAboutPresets)
            {
                ids.Add(FindingRules.All[i].Id);
            }
        }

        return ids.ToImmutable();
    }
}
