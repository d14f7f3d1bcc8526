namespace Relay.Generators;

/// <summary>Request defaults as a C# expression.</summary>
internal static class ParametersLiteral
{
    /// <summary>The expression; null when there are no defaults.</summary>
    public static string? Of(ModelParameters parameters)
    {
        Initializer initializer = new Initializer()
            .Add("Temperature", parameters.Temperature)
            .Add("TopP", parameters.TopP)
            .Add("TopK", parameters.TopK)
            .Add("MaxTokens", parameters.MaxTokens)
            .Add("PresencePenalty", parameters.PresencePenalty)
            .Add("FrequencyPenalty", parameters.FrequencyPenalty)
            .Add("Seed", parameters.Seed)
            .AddList("Stop", "string", ModelSpecLiteral.Literals(parameters.Stop))
            .AddText("ReasoningEffort", parameters.ReasoningEffort)
            .Add("ReasoningBudget", parameters.ReasoningBudget)
            .AddText("ServiceTier", parameters.ServiceTier)
            .Add("ParallelToolCalls", parameters.ParallelToolCalls is { } parallel ? CSharpLiteral.Of(parallel) : null)
            .AddList("Extra", "global::Relay.ExtraParameter", Extra(parameters.Extra));
        return initializer.IsEmpty ? null : initializer.After("new global::Relay.ModelParameters");
    }

    private static List<string> Extra(EquatableArray<ExtraParameter> extra)
    {
        List<string> literals = new(extra.Count);
        for (int i = 0; i < extra.Count; i++)
        {
            literals.Add("new global::Relay.ExtraParameter(" + CSharpLiteral.Of(extra[i].Name) + ", " + CSharpLiteral.Of(extra[i].Json) + ")");
        }

        return literals;
    }
}
