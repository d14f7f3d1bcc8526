using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.Benchmarks.Editor;

/// <summary>An analyzer that is asked about the same syntax and does nothing with it.</summary>
#pragma warning disable RS1001, RS1036, RS1038, RS1041, RS2008 // It is handed to a compilation here, and to no compiler.
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer

{
    private static readonly DiagnosticDescriptor s_rule = new("BENCH1", "Nothing", "{0}", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start => start.RegisterSyntaxNodeAction(
            static _ => { }, SyntaxKind.InvocationExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.Attribute));
    }
}
