using Relay.Presets;

namespace Relay.Cli;

/// <summary>Offers the fixes of findings, and all at once that need no decision.</summary>
internal static class CodeActionFeature
{
    /// <summary>The kind of an action that mends one finding.</summary>
    public const string QuickFix = "quickfix";

    /// <summary>The kind of the action that mends the whole file; editors run it on saving where they are told to.</summary>
    public const string FixAll = "source.fixAll.relay";

    /// <summary>The actions at a stretch of a document.</summary>
    public static CodeAction[] For(PresetWorkspace workspace, Publications publications, CodeActionParams parameters)
    {
        if (DocumentUri.ToPath(parameters.TextDocument.Uri) is not { } path || workspace.CheckOf(path) is not { } check)
        {
            return [];
        }

        var actions = new List<CodeAction>();
        string[]? only = parameters.Context?.Only;
        PresetFile file = check.Files[path];
        if (IsAsked(only, QuickFix))
        {
            foreach (Finding finding in check.Compilation.Findings)
            {
                if (finding.Location.File == path && Touch(Positions.RangeOf(finding.Location.Span), parameters.Range))
                {
                    AddFixes(actions, publications, finding, file);
                }
            }
        }

        if (IsAsked(only, FixAll) && FixWhole(publications, check, file) is { } all)
        {
            actions.Add(all);
        }

        return [.. actions];
    }

    private static void AddFixes(List<CodeAction> actions, Publications publications, Finding finding, PresetFile file)
    {
        foreach (PresetFix fix in PresetFixes.For(finding, file.Text))
        {
            TextEdit[] edits = [.. fix.Edits.Select(static edit => new TextEdit(Positions.RangeOf(edit.Span), edit.NewText))];
            actions.Add(new CodeAction(fix.Title, QuickFix, new WorkspaceEdit(new() { [publications.UriOf(file.Path)] = edits }))
            {
                IsPreferred = fix.IsPreferred,
                Diagnostics = [publications.Convert(finding)],
            });
        }
    }

    private static CodeAction? FixWhole(Publications publications, CheckResult check, PresetFile file)
    {
        // Editors ask at every move of the cursor, and mostly there is nothing to mend.
        if (!check.Compilation.Findings.Any(finding => finding.Location.File == file.Path && PresetFixes.For(finding, file.Text).Any(static fix => fix.IsPreferred)))
        {
            return null;
        }

        List<PresetFile> files = [.. check.Files.Values];
        string mended = PresetMender.Run(files, today: null, only: []).Files[files.IndexOf(file)].Text;
        if (mended == file.Text)
        {
            return null;
        }

        LspRange whole = Positions.RangeOf(new SourceText(file.Path, file.Text), 0, file.Text.Length);
        return new CodeAction("Fix all that needs no decision", FixAll, new WorkspaceEdit(new() { [publications.UriOf(file.Path)] = [new TextEdit(whole, mended)] }));
    }

    /// <summary>Kinds are asked for by their beginning: <c>source</c> means <c>source.fixAll.relay</c> too.</summary>
    private static bool IsAsked(string[]? only, string kind) =>
        only is null || Array.Exists(only, asked => asked.Length == 0 || kind == asked || kind.StartsWith(asked + ".", StringComparison.Ordinal));

    private static bool Touch(LspRange left, LspRange right) => Compare(left.Start, right.End) <= 0 && Compare(right.Start, left.End) <= 0;

    private static int Compare(LspPosition left, LspPosition right) =>
        left.Line != right.Line ? left.Line.CompareTo(right.Line) : left.Character.CompareTo(right.Character);
}
