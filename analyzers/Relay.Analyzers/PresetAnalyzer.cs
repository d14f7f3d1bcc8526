using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Relay.Analyzers;

/// <summary>Reports the findings of preset files at their places: what one file shows by itself, and what only all files together show.</summary>
/// <remarks>
/// <para>Diagnostics come from actions on additional files, never from the end of the compilation, so that an editor shows them while a preset is typed.
/// The files are linked once for each compilation, by whichever file's turn comes first; a file whose text did not change is not read again.</para>
/// <para>Nothing is judged here: every finding is that of <see cref="Relay.Presets.PresetCompiler"/>, and the same as elsewhere.</para>
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PresetAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => PresetDescriptors.OfPresets;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Options.AdditionalFiles.IsEmpty)
            {
                return;
            }

            PresetSession session = PresetSession.Of(start.Compilation, start.Options);
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (Diagnostic diagnostic in session.DiagnosticsOf(file.AdditionalFile))
                {
                    file.ReportDiagnostic(diagnostic);
                }
            });
        });
    }
}
