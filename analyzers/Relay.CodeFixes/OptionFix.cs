using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Relay.Analyzers;

namespace Relay.CodeFixes;

/// <summary>Removes an option that the model does not take (RLY0705, RLY0709, RLY0710), or lowers it to what it gives (RLY0708).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OptionFix))]
[Shared]
public sealed class OptionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["RLY0705", "RLY0708", "RLY0709", "RLY0710"];

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
            if (root.NodeAt(diagnostic.Origin())?.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Parent: InitializerExpressionSyntax initializer } assignment)
            {
                continue;
            }

            if (diagnostic.Properties.TryGetValue(DiagnosticKeys.Suggestion, out string? limit) && int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int most))
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Lower to {limit}", _ => Task.FromResult(context.Document.WithSyntaxRoot(Lower(root, assignment, most))), nameof(Lower)),
                    diagnostic);
            }
            else
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Remove {assignment.Left}", _ => Task.FromResult(context.Document.WithSyntaxRoot(Remove(root, initializer, assignment))), nameof(Remove)),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode Lower(SyntaxNode root, AssignmentExpressionSyntax assignment, int most) => root.ReplaceNode(
        assignment.Right,
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(most)).WithTriviaFrom(assignment.Right));

    /// <summary>Without the last property the braces would be empty but for a space; that is what is left then.</summary>
    private static SyntaxNode Remove(SyntaxNode root, InitializerExpressionSyntax initializer, AssignmentExpressionSyntax assignment)
    {
        int index = initializer.Expressions.IndexOf(assignment);
        SeparatedSyntaxList<ExpressionSyntax> left = initializer.Expressions.RemoveAt(index);
        if (index == left.Count && left.Count > 0)
        {
            // What stood behind the last one (a line end, a space before the brace) stands behind the new last one.
            left = left.Replace(left[index - 1], left[index - 1].WithTrailingTrivia(assignment.GetTrailingTrivia()));
        }

        return root.ReplaceNode(initializer, initializer.WithExpressions(left));
    }
}
