using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Relay.Generators;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>Says why <c>Models</c> or <c>AddModels</c> leads nowhere (RLY0905): no preset was found, the class is another project's own, or a namespace hides it.</summary>
/// <remarks>It asks the compiler only about these two names, and speaks only where the compiler has an error already.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReachAnalyzer : DiagnosticAnalyzer
{
    private const int MostListed = 5;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PresetDescriptors.Of(UseRules.ClassUnreachable)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.SimpleMemberAccessExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        if (access.Name.Identifier.ValueText == "AddModels")
        {
            CheckMethod(context, access);
        }
        else if (NameOf(access.Expression) is { Identifier.ValueText: ModelsClass.DefaultName } name)
        {
            CheckClass(context, access, name);
        }
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax name ? name : (expression as MemberAccessExpressionSyntax)?.Name;

    private static void CheckMethod(SyntaxNodeAnalysisContext context, MemberAccessExpressionSyntax access)
    {
        if (context.SemanticModel.GetSymbolInfo(access, context.CancellationToken).Symbol is null
            && RelayNames.IsRelay(context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type, "RelayBuilder")
            && PresetSession.Of(context.Compilation, context.Options).Paths.Count == 0)
        {
            Report(context, access.Name, WithoutPresets(context));
        }
    }

    private static void CheckClass(SyntaxNodeAnalysisContext context, MemberAccessExpressionSyntax access, SimpleNameSyntax name)
    {
        if (context.SemanticModel.GetSymbolInfo(access, context.CancellationToken).Symbol is not null)
        {
            return;
        }

        SymbolInfo found = context.SemanticModel.GetSymbolInfo(access.Expression, context.CancellationToken);
        if (found.Symbol is INamespaceSymbol hiding)
        {
            if (Own(context) is { } own)
            {
                Report(context, name, $"'{ModelsClass.DefaultName}' is the namespace {hiding.ToDisplayString()} here. Write global::{own.ToDisplayString()}, or choose another name for the class: set the property RelayModelsName in the project.");
            }
        }
        else if (found.CandidateReason == CandidateReason.Inaccessible && found.CandidateSymbols.Length > 0 && found.CandidateSymbols[0] is INamedTypeSymbol type && RenamedClass.IsOurs(type))
        {
            Report(context, name, Internal(type));
        }
        else if (found.Symbol is null
            && found.CandidateSymbols.IsEmpty
            && access.Expression is IdentifierNameSyntax
            && context.Compilation.GetTypeByMetadataName(RelayNames.ModelAlias) is not null
            && PresetSession.Of(context.Compilation, context.Options).Paths.Count == 0)
        {
            Report(context, name, WithoutPresets(context));
        }
    }

    private static INamedTypeSymbol? Own(SyntaxNodeAnalysisContext context)
    {
        ModelsSettings settings = ModelsSettings.From(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions).Placed(context.Compilation);
        string prefix = settings.RootNamespace.Length == 0 ? "" : settings.RootNamespace.Replace("@", "") + ".";
        return context.Compilation.Assembly.GetTypeByMetadataName(prefix + ModelsClass.DefaultName) is { } type && RenamedClass.IsOurs(type) ? type : null;
    }

    private static string Internal(INamedTypeSymbol type) =>
        $"The class {type.ToDisplayString()} is internal to {type.ContainingAssembly.Name}. Set the property RelayModelsVisibility to public in that project, or give this one presets of its own.";

    private static string WithoutPresets(SyntaxNodeAnalysisContext context)
    {
        List<INamedTypeSymbol> others = OtherModels.In(context.Compilation, visibleOnly: false);
        if (others.Count > 0 && !context.Compilation.IsSymbolAccessibleWithin(others[0], context.Compilation.Assembly))
        {
            return Internal(others[0]);
        }

        List<string> alone = [];
        foreach (AdditionalText text in context.Options.AdditionalFiles)
        {
            if (alone.Count < MostListed && PresetSource.From(text, context.Options.AnalyzerConfigOptionsProvider) is { Origin: PresetOrigin.Default or PresetOrigin.Plain } source)
            {
                alone.Add(source.DisplayPath);
            }
        }

        string elsewhere = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.RelayUnreadFiles", out string? files) ? files.Trim().TrimEnd(',') : "";
        return "This project has no preset, so there is no class Models. Presets are looked for in presets/, models.yaml, models.yml and *.relay.yaml, and where the project says so: <RelayPreset Include=\"…\" />."
            + (alone.Count > 0 ? $" Looked at, and no preset: {string.Join(", ", alone)} (a preset has 'version: 1' and 'models')." : "")
            + (elsewhere.Length > 0 ? $" Not looked at: {elsewhere}." : "")
            + (others.Count > 0 ? $" Or do you mean {others[0].ToDisplayString()}?" : "");
    }

    private static void Report(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, string message) =>
        context.ReportDiagnostic(Diagnostic.Create(PresetDescriptors.Of(UseRules.ClassUnreachable), name.GetLocation(), message));
}
