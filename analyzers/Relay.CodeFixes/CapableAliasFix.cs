using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Relay.Analyzers;

namespace Relay.CodeFixes;

/// <summary>Calls an alias that has what the call needs (RLY0702 to RLY0706). Only where the alias stands in the call itself: <c>Models.X.ChatAsync(…)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapableAliasFix))]
[Shared]
public sealed class CapableAliasFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["RLY0702", "RLY0703", "RLY0704", "RLY0705", "RLY0706"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            string[] members = diagnostic.ListOf(DiagnosticKeys.Members);
            if (members.Length == 0 || root.NodeAt(diagnostic.Location) is not { } node || AliasOf(node) is not { } alias
                || model.GetSymbolInfo(alias, context.CancellationToken).Symbol is not IPropertySymbol { IsStatic: true, ContainingType: var models })
            {
                continue;
            }

            for (int i = 0; i < members.Length; i++)
            {
                string member = members[i];
                if (models.GetMembers(member).IsEmpty)
                {
                    continue;
                }

                IdentifierNameSyntax name = SyntaxFactory.IdentifierName(member).WithTriviaFrom(alias);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Call {models.Name}.{member}, which can",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(alias, name))),
                        equivalenceKey: $"{nameof(CapableAliasFix)}.{i}"),
                    diagnostic);
            }
        }
    }

    /// <summary>The X of the call <c>Models.X.ChatAsync(…)</c> around a node.</summary>
    private static SimpleNameSyntax? AliasOf(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.AncestorsAndSelf())
        {
            if (ancestor is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ChatAsync" or "StreamAsync" or "TryChatAsync" or "GetResponseAsync" or "GetStreamingResponseAsync", Expression: var receiver } })
            {
                return receiver switch
                {
                    MemberAccessExpressionSyntax access => access.Name,
                    IdentifierNameSyntax name => name,
                    _ => null,
                };
            }
        }

        return null;
    }
}
