using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Relay.Analyzers;

namespace Relay.CodeFixes;

/// <summary>Puts an alias that there is in the place of one that there is not (RLY0701).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AliasNameFix))]
[Shared]
public sealed class AliasNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["RLY0701"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (ExpressionAt(root, diagnostic) is not { } expression)
            {
                continue;
            }

            string[] names = diagnostic.ListOf(DiagnosticKeys.Names);
            for (int i = 0; i < names.Length; i++)
            {
                string name = names[i];
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Change to '{name}'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(expression, Literal(name).WithTriviaFrom(expression)))),

                        // The likeliest of each place goes together when all are mended at once.
                        equivalenceKey: $"{nameof(AliasNameFix)}.{i}"),
                    diagnostic);
            }
        }
    }

    private static LiteralExpressionSyntax Literal(string name) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));

    private static ExpressionSyntax? ExpressionAt(SyntaxNode root, Diagnostic diagnostic) => root.NodeAt(diagnostic.Location) switch
    {
        ExpressionSyntax expression => expression,
        ArgumentSyntax argument => argument.Expression,
        AttributeArgumentSyntax argument => argument.Expression,
        _ => null,
    };
}
