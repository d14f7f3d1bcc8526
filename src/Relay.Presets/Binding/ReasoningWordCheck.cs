using System.Globalization;

namespace Relay.Presets;

/// <summary>Looks for reasoning that a model is asked for in other words than the preset's.</summary>
internal static class ReasoningWordCheck
{
    /// <summary>Reports a budget that becomes a word, and a word that becomes another one.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="parameters">The parameters as written; null when there are none.</param>
    /// <param name="spec">The alias as bound.</param>
    /// <param name="provider">The alias's provider; null when it is unknown.</param>
    public static void Check(FindingSink findings, MappingNode? parameters, ModelSpec spec, ProviderFacts? provider)
    {
        string? effort = spec.Parameters.ReasoningEffort;
        int? budget = spec.Parameters.ReasoningBudget;
        if (provider is null
            || ReasoningEffortWord.ToSend(provider, spec.Model, effort, budget) is not { } sent
            || (ParameterRules.Rejected(provider, spec.Model, sent) & RequestParameters.ReasoningEffort) != 0)
        {
            return;
        }

        if (effort is null && budget > 0 && ReasoningBudgets.AreSent(provider, spec.Model) == false)
        {
            PresetNode? written = parameters.Value("reasoning");
            findings.Add(
                CapabilityRules.ReasoningReworded,
                (parameters.Mapping("reasoning").Value("max_tokens") ?? written)!.Location,
                $"{Echo.Plain(spec.Target)} is told in words how much to reason, so a budget of {budget.Value.ToString(CultureInfo.InvariantCulture)} tokens is sent as '{sent}'.",
                written is ScalarNode scalar ? SuggestedText.InPlaceOf(scalar, sent) : null);
        }
        else if (effort is not null && effort != sent && (parameters.Mapping("reasoning").Scalar("effort") ?? parameters.Scalar("reasoning")) is { } word)
        {
            findings.Add(
                CapabilityRules.ReasoningReworded,
                word.Location,
                $"{Echo.Plain(spec.Target)} knows no reasoning '{effort}', so '{sent}' is sent.",
                ReasoningEffortWord.IsKnown(sent) ? SuggestedText.InPlaceOf(word, sent) : null);
        }
    }
}
