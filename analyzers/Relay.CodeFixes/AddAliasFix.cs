using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Relay.Analyzers;

namespace Relay.CodeFixes;

/// <summary>Adds an alias to the preset that C# asks for and no preset defines (RLY0701), with the target of one that is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddAliasFix))]
[Shared]
public sealed class AddAliasFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["RLY0701"];

    /// <summary>None: several new aliases would be edits of one place.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DiagnosticKeys.UnknownName, out string? name) || name is null
                || !diagnostic.Properties.TryGetValue(DiagnosticKeys.PresetFile, out string? path) || path is null
                || Find(context.Document.Project, path) is not { } preset)
            {
                continue;
            }

            SourceText text = await preset.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            string[] near = diagnostic.ListOf(DiagnosticKeys.Names);
            if (AliasEntry.Insert(path, text.ToString(), name, near.Length == 0 ? null : near[0]) is { } change)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Add '{name}' to {preset.Name}",
                        _ => Task.FromResult(context.Document.Project.Solution.WithAdditionalDocumentText(preset.Id, text.WithChanges(change))),
                        nameof(AddAliasFix)),
                    diagnostic);
            }
        }
    }

    private static TextDocument? Find(Project project, string path)
    {
        foreach (TextDocument document in project.AdditionalDocuments)
        {
            if (document.FilePath == path)
            {
                return document;
            }
        }

        return null;
    }
}
