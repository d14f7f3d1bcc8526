namespace Relay.Presets;

/// <summary>Binds <c>params</c>: typed parameters by name, everything else as JSON.</summary>
internal static class ParameterBinder
{
    private static readonly HashSet<string> Typed = new(StringComparer.Ordinal)
    {
        "temperature", "top_p", "top_k", "max_tokens", "presence_penalty", "frequency_penalty", "seed", "stop", "reasoning", "service_tier",
        "parallel_tool_calls", ParameterFields.ExtraBody,
    };

    /// <summary>The request defaults of a model.</summary>
    public static ModelParameters Bind(MappingNode? parameters)
    {
        if (parameters is null || parameters.Entries.Count == 0)
        {
            return ModelParameters.None;
        }

        ScalarNode? reasoning = parameters.Scalar("reasoning");
        MappingNode? reasoningParts = parameters.Mapping("reasoning");
        bool isBudget = reasoning is not null && ScalarReader.TryReadInteger(reasoning, out _);
        return new ModelParameters
        {
            Temperature = parameters.Double("temperature"),
            TopP = parameters.Double("top_p"),
            TopK = parameters.Whole("top_k"),
            MaxTokens = parameters.Whole("max_tokens"),
            PresencePenalty = parameters.Double("presence_penalty"),
            FrequencyPenalty = parameters.Double("frequency_penalty"),
            Seed = parameters.Long("seed"),
            Stop = parameters.Texts("stop"),
            ReasoningEffort = isBudget ? null : reasoning?.Text ?? reasoningParts.Text("effort"),
            ReasoningBudget = isBudget ? parameters.Whole("reasoning") : reasoningParts.Whole("max_tokens"),
            ServiceTier = parameters.Text("service_tier"),
            ParallelToolCalls = parameters.Flag("parallel_tool_calls"),
            Extra = Extra(parameters),
        };
    }

    /// <summary>The body fields to pass on, by ordinal name; <c>extra_body</c> goes before a field of the same name beside it.</summary>
    private static EquatableArray<ExtraParameter> Extra(MappingNode parameters)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (MappingEntry entry in parameters.Entries)
        {
            if (!Typed.Contains(entry.Key.Text))
            {
                extra[entry.Key.Text] = JsonText.Write(entry.Value);
            }
        }

        foreach (MappingEntry entry in parameters.Mapping(ParameterFields.ExtraBody)?.Entries ?? default)
        {
            extra[entry.Key.Text] = JsonText.Write(entry.Value);
        }

        var sorted = new List<ExtraParameter>(extra.Count);
        foreach (KeyValuePair<string, string> field in extra)
        {
            sorted.Add(new ExtraParameter(field.Key, field.Value));
        }

        return new EquatableArray<ExtraParameter>([.. sorted]);
    }
}
