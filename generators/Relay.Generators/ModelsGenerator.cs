using Microsoft.CodeAnalysis;
using Relay.Presets;

namespace Relay.Generators;

/// <summary>Turns the preset files of a project into one C# source: the class <c>Models</c> and a type for each alias and group.</summary>
/// <remarks>
/// <code>
/// additional files ─▶ Files ─▶ Documents ─▶ Model ───┐
/// build properties ─▶ Settings ──────────────────────┼─▶ Source
/// compilation ──────▶ NameTaken ─────────────────────┘
/// </code>
/// Every step is value-equal and holds neither syntax nor symbols, so an edit of C# or of a preset's comments stops before <see cref="StepNames.Source"/>.
/// What goes from step to step is always an object: for each kind of struct the compiler's machinery would be compiled once more in every new process.
/// It validates nothing: findings are the analyzer's, and a preset with an error still gets its class, so that one typo is one diagnostic.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ModelsGenerator : IIncrementalGenerator
{
    /// <summary>The name of the emitted source.</summary>
    public const string HintName = ModelsClass.SourceName;

    private static readonly PresetFileCache Files = new();

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<PresetSource> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => PresetSource.From(pair.Left, pair.Right))
            .Where(static source => source is not null)
            .WithTrackingName(StepNames.Files)!;

        // Always the same, so that the steps behind it see no change: it only makes use of all processors where much is new.
        IncrementalValueProvider<PresetFileCache> ahead = files.Collect().Select(static (sources, cancellation) =>
        {
            Files.ReadAhead(sources, cancellation);
            return Files;
        });

        IncrementalValueProvider<LinkedPresets> model = files
            .Combine(ahead)
            .Select(static (pair, cancellation) => pair.Right.Read(pair.Left, cancellation))
            .Where(static file => file is not null)
            .WithTrackingName(StepNames.Documents)
            .Collect()
            .Select(static (files, _) => LinkedPresets.Of(files))
            .WithTrackingName(StepNames.Model);

        IncrementalValueProvider<ModelsSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ModelsSettings.From(options.GlobalOptions))
            .WithTrackingName(StepNames.Settings);

        IncrementalValueProvider<ModelsSettings> named = context.CompilationProvider
            .Combine(settings)
            .Select(static (pair, _) => pair.Right.Named(pair.Left))
            .WithTrackingName(StepNames.NameTaken);

        IncrementalValueProvider<EmittedSource?> source = model.Combine(named)
            .Select(static (input, _) => Emit(input.Left, input.Right))
            .WithTrackingName(StepNames.Source);

        context.RegisterSourceOutput(source, static (output, emitted) =>
        {
            if (emitted is not null)
            {
                output.AddSource(HintName, new JoinedText(emitted.Pieces));
            }
        });
    }

    private static EmittedSource? Emit(LinkedPresets presets, ModelsSettings settings) =>
        presets.Any && settings is { IsEnabled: true, ClassName: { } name }
            ? new EmittedSource(ModelsSource.Write(presets.Model, settings.RootNamespace, name, settings.IsPublic, settings.Folder, settings.Form))
            : null;
}
