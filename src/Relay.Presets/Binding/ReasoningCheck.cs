using System.Globalization;

namespace Relay.Presets;

/// <summary>Checks a reasoning budget against the least that the provider takes.</summary>
internal static class ReasoningCheck
{
    /// <summary>platform.claude.com/docs/en/build-with-claude/extended-thinking: the least budget is 1,024 tokens.</summary>
    private const int LeastAnthropicBudget = 1_024;

    /// <summary>Reports a budget that is sent as another. A budget of 0 turns reasoning off and is none.</summary>
    public static void Check(FindingSink findings, MappingNode? parameters, ModelSpec spec, ProviderFacts? provider)
    {
        if (provider?.RulesFor(spec.Model).Wire == WireProtocol.AnthropicMessages
            && spec.Parameters.ReasoningBudget is > 0 and < LeastAnthropicBudget
            && ClaudeTraits.Of(spec.Model).Thinking is ThinkingForm.Budget or ThinkingForm.AdaptiveOrBudget
            && Budget(parameters) is { } budget)
        {
            findings.Add(
                CapabilityRules.BudgetTooSmall,
                budget.Location,
                $"{Echo.Plain(spec.Target)} takes reasoning budgets of at least 1024 tokens, so {spec.Parameters.ReasoningBudget.Value.ToString(CultureInfo.InvariantCulture)} is sent as 1024.",
                "1024");
        }
    }

    private static PresetNode? Budget(MappingNode? parameters) => parameters.Mapping("reasoning").Value("max_tokens") ?? parameters.Value("reasoning");
}
