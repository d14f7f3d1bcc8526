using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.RoslynTestKit;

/// <summary>A test of a code fix: what it offers for the diagnostics of an analyzer, and what the project's files are afterwards.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TFix">The code fix.</typeparam>
public sealed class CodeFixTest<TAnalyzer, TFix> : AnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The titles of everything that is offered, in order.</summary>
    public async Task<IReadOnlyList<string>> OffersAsync() => [.. (await ActionsAsync(await OpenAsync())).Select(static action => action.Title)];

    /// <summary>Takes the offer of a title, for the first diagnostic that has it, and gives the file of a path as it is then.</summary>
    public async Task<string> FixAsync(string title, string path)
    {
        Opened opened = await OpenAsync();
        IReadOnlyList<CodeAction> actions = await ActionsAsync(opened);
        CodeAction action = actions.FirstOrDefault(action => action.Title == title)
            ?? throw new TestKitException($"There is no '{title}' among:\n  {string.Join("\n  ", actions.Select(static action => action.Title))}");
        return await TextAsync(action, path);
    }

    /// <summary>Takes the offers of an equivalence key for all diagnostics of a file at once, and gives the file as it is then.</summary>
    public async Task<string> FixAllAsync(string equivalenceKey, string path)
    {
        Opened opened = await OpenAsync();
        TFix fix = new();
        FixAllProvider provider = fix.GetFixAllProvider() ?? throw new TestKitException("The fix cannot be made everywhere at once.");
        FixAllContext context = new(
            opened.Project.Documents.First(document => document.FilePath == path), fix, FixAllScope.Document, equivalenceKey, fix.FixableDiagnosticIds, new Known(opened), CancellationToken.None);
        return await TextAsync(await provider.GetFixAsync(context) ?? throw new TestKitException("Nothing was changed."), path);
    }

    private static async Task<string> TextAsync(CodeAction action, string path)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Project changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.Single();
        TextDocument document = changed.Documents.Concat(changed.AdditionalDocuments).First(document => document.FilePath == path);
        return (await document.GetTextAsync()).ToString();
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Opened opened)
    {
        TFix fix = new();
        List<CodeAction> actions = [];
        foreach (Diagnostic diagnostic in opened.Diagnostics.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            string path = diagnostic.Location.GetLineSpan().Path;
            TextDocument document = opened.Project.Documents.Concat(opened.Project.AdditionalDocuments).First(document => document.FilePath == path);
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    /// <summary>Opens the project in a workspace, with what was generated as a further document, and analyzes it there.</summary>
    private async Task<Opened> OpenAsync()
    {
        AnalyzerOptions options = CreateOptions();
        Compilation compilation = CreateProject(options);
        AdhocWorkspace workspace = new();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, AssemblyName, AssemblyName, LanguageNames.CSharp, compilationOptions: compilation.Options, parseOptions: ParseOptions, metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(tree.FilePath), await tree.GetTextAsync(), filePath: tree.FilePath);
        }

        foreach (AdditionalText file in options.AdditionalFiles)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(file.Path), file.GetText()!, filePath: file.Path);
        }

        Project project = solution.GetProject(id)!;
        return new Opened(project, await AnalyzeAsync((await project.GetCompilationAsync())!, options));
    }

    private sealed record Opened(Project Project, IReadOnlyList<Diagnostic> Diagnostics);

    private sealed class Known(Opened opened) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(opened.Diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(opened.Diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
