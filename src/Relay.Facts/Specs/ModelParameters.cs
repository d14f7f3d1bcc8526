namespace Relay;

/// <summary>The request defaults that a preset gives an alias. A value set on the call wins over each of them.</summary>
public sealed record ModelParameters
{
    /// <summary>No defaults at all.</summary>
    public static ModelParameters None { get; } = new();

    /// <summary>Sampling temperature, 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling mass, 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Number of most likely tokens sampled from, at least 1.</summary>
    public int? TopK { get; init; }

    /// <summary>Most tokens the answer may have, reasoning included where the provider counts it so.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Penalty for tokens that occurred at all, −2 to 2.</summary>
    public double? PresencePenalty { get; init; }

    /// <summary>Penalty for tokens by how often they occurred, −2 to 2.</summary>
    public double? FrequencyPenalty { get; init; }

    /// <summary>Seed for repeatable sampling, where the provider honours one.</summary>
    public long? Seed { get; init; }

    /// <summary>Texts that end the answer.</summary>
    public EquatableArray<string> Stop { get; init; }

    /// <summary>Reasoning effort as a word: none, minimal, low, medium, high, xhigh.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Reasoning budget in tokens; wins over <see cref="ReasoningEffort"/> where the wire takes a budget.</summary>
    public int? ReasoningBudget { get; init; }

    /// <summary>Service tier asked for (auto, default, flex, priority, …), in the provider's word.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Whether the model may call several tools in one answer.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>Further body fields, sent as they are.</summary>
    public EquatableArray<ExtraParameter> Extra { get; init; }
}

/// <summary>A body field that Relay passes on without reading it.</summary>
/// <param name="Name">The JSON property name.</param>
/// <param name="Json">The value as JSON text.</param>
public sealed record ExtraParameter(string Name, string Json);
