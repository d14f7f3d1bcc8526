namespace Relay.Generators;

/// <summary>Request defaults as a C# expression.</summary>
internal static class ParametersLiteral
{
    /// <summary>No defaults, which need not be written.</summary>
    public static ModelParameters None { get; } = new();

    /// <summary>Writes the expression.</summary>
    public static void Write(SourceBuilder builder, ModelParameters parameters)
    {
        builder.Append("new global::Relay.ModelParameters");
        Initializer.OnLine(builder, "()")
            .Add("Temperature", parameters.Temperature)
            .Add("TopP", parameters.TopP)
            .Add("TopK", parameters.TopK)
            .Add("MaxTokens", parameters.MaxTokens)
            .Add("PresencePenalty", parameters.PresencePenalty)
            .Add("FrequencyPenalty", parameters.FrequencyPenalty)
            .Add("Seed", parameters.Seed)
            .AddTexts("Stop", parameters.Stop)
            .AddText("ReasoningEffort", parameters.ReasoningEffort)
            .Add("ReasoningBudget", parameters.ReasoningBudget)
            .AddText("ServiceTier", parameters.ServiceTier)
            .Add("ParallelToolCalls", parameters.ParallelToolCalls is { } parallel ? CSharpLiteral.Of(parallel) : null)
            .AddList("Extra", "global::Relay.ExtraParameter", parameters.Extra, WriteExtra)
            .Close();
    }

    private static void WriteExtra(SourceBuilder builder, ExtraParameter extra) =>
        builder.Append("new global::Relay.ExtraParameter(").Literal(extra.Name).Append(", ").Literal(extra.Json).Append(')');
}
