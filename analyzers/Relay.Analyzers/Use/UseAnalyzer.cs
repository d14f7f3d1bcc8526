using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Generators;

namespace Relay.Analyzers;

/// <summary>Looks at how C# uses the aliases of the project's presets (RLY07xx).</summary>
/// <remarks>
/// It runs while people type, so it asks the cheapest question first: a project without presets registers nothing; of the rest only syntax with a telling
/// name is bound; and presets are read when a use of them was found. It never throws, whatever the code looks like, and says nothing where it is not sure.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => PresetDescriptors.OfUse;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!MayHavePresets(start.Options) || start.Compilation.GetTypeByMetadataName(RelayNames.ModelAlias) is null)
            {
                return;
            }

            UseSession session = new(start.Compilation, PresetSession.Of(start.Compilation, start.Options), start.Options);
            AliasTexts texts = new(session);
            start.RegisterSyntaxNodeAction(texts.CheckInvocation, SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(texts.CheckCreation, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
            start.RegisterSyntaxNodeAction(new AliasCalls(session).Check, SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(texts.CheckInitializer, SyntaxKind.BaseConstructorInitializer, SyntaxKind.ThisConstructorInitializer, SyntaxKind.PrimaryConstructorBaseType);
            start.RegisterSyntaxNodeAction(texts.CheckIndexer, SyntaxKind.ElementAccessExpression, SyntaxKind.ElementBindingExpression, SyntaxKind.ImplicitElementAccess);
            start.RegisterSyntaxNodeAction(texts.CheckAttribute, SyntaxKind.Attribute);
            start.RegisterSyntaxNodeAction(texts.CheckParameter, SyntaxKind.Parameter);
        });
    }

    private static bool MayHavePresets(AnalyzerOptions options)
    {
        foreach (AdditionalText text in options.AdditionalFiles)
        {
            if (PresetSource.From(text, options.AnalyzerConfigOptionsProvider) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
