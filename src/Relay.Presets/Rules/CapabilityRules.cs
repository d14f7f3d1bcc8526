namespace Relay.Presets;

/// <summary>Rules about what a model takes and can (RLY03xx).</summary>
public static class CapabilityRules
{
    /// <summary>A parameter that the model does not take.</summary>
    public static FindingRule ParameterRejected { get; } = new(
        "RLY0301",
        FindingSeverity.Warning,
        "Parameter not accepted by the model",
        "The model refuses requests with this parameter, or the API that `api_style` names has no field for it, so Relay leaves it out. Remove it, or choose another model or style.");

    /// <summary>More output asked for than the model gives.</summary>
    public static FindingRule MaxTokensAboveLimit { get; } = new(
        "RLY0302",
        FindingSeverity.Warning,
        "More output asked for than the model gives",
        "`max_tokens` is above the longest answer that the model gives; most providers refuse such a request.");

    /// <summary>A reasoning budget that leaves no room for an answer.</summary>
    public static FindingRule BudgetNotBelowMaxTokens { get; } = new(
        "RLY0303",
        FindingSeverity.Warning,
        "Reasoning budget leaves no room for an answer",
        "Reasoning counts towards `max_tokens`, so its budget must be smaller. Raise `max_tokens` or lower the budget.");

    /// <summary>A model whose end is announced.</summary>
    public static FindingRule ModelDeprecated { get; } = new(
        "RLY0304",
        FindingSeverity.Warning,
        "Model is deprecated",
        "The provider has announced a day from which the model is no longer served. Move the alias to another model; where the provider names a successor, the message does.")
    {
        IsCatalogKnowledge = true,
    };

    /// <summary>A reasoning budget below what the provider takes.</summary>
    public static FindingRule BudgetTooSmall { get; } = new(
        "RLY0305",
        FindingSeverity.Warning,
        "Reasoning budget below the least",
        "Anthropic refuses reasoning budgets below 1,024 tokens (platform.claude.com/docs/en/build-with-claude/extended-thinking), so Relay sends 1,024. Write that, or `reasoning: none`.");

    /// <summary>A declared capability or limit that the catalog denies.</summary>
    public static FindingRule ContradictsCatalog { get; } = new(
        "RLY0306",
        FindingSeverity.Warning,
        "Capability contradicts the catalog",
        "The preset says of the model what the catalog says otherwise. What is declared wins: a capability that the model does not have fails at the provider, one that is denied is refused by Relay although the model has it. Remove the line, or say in a suppression why the catalog is wrong.")
    {
        IsCatalogKnowledge = true,
    };

    /// <summary>An amount of reasoning that is sent as another.</summary>
    public static FindingRule ReasoningReworded { get; } = new(
        "RLY0307",
        FindingSeverity.Info,
        "Reasoning is sent in other words",
        "Some models are told in words how much to reason and others in tokens, and not every model takes every word, so Relay sends what comes nearest. Write what is sent to say that it is meant, or choose a model that takes what you asked for.");

    /// <summary>A thinking budget below what the provider takes.</summary>
    public static FindingRule ThinkingBudgetTooSmall { get; } = new(
        "RLY0310",
        FindingSeverity.Error,
        "Thinking needs a greater budget",
        "Where `thinking` is enabled for Anthropic, `budgetTokens` is at least 1024. Write it, or disable thinking.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [ParameterRejected, MaxTokensAboveLimit, BudgetNotBelowMaxTokens, ModelDeprecated, BudgetTooSmall, ContradictsCatalog, ReasoningReworded, ThinkingBudgetTooSmall];
}
