using System.Globalization;

namespace Relay.Presets;

/// <summary>Checks request defaults against what the model takes.</summary>
internal static class ParameterCheck
{
    private static readonly KeyValuePair<string, RequestParameters>[] Checked =
    [
        new("temperature", RequestParameters.Temperature),
        new("top_p", RequestParameters.TopP),
        new("top_k", RequestParameters.TopK),
        new("presence_penalty", RequestParameters.PresencePenalty),
        new("frequency_penalty", RequestParameters.FrequencyPenalty),
        new("seed", RequestParameters.Seed),
        new("stop", RequestParameters.Stop),
        new("max_tokens", RequestParameters.MaxTokens),
        new("reasoning", RequestParameters.ReasoningEffort),
        new("parallel_tool_calls", RequestParameters.ParallelToolCalls),
        new("service_tier", RequestParameters.ServiceTier),
        new("logprobs", RequestParameters.LogProbs),
        new("top_logprobs", RequestParameters.LogProbs),
        new("logit_bias", RequestParameters.LogProbs),
    ];

    /// <summary>Reports parameters that the model refuses, and limits that do not fit.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="parameters">The parameters as written; null when there are none.</param>
    /// <param name="spec">The alias as bound.</param>
    /// <param name="provider">The alias's provider; null when it is unknown.</param>
    public static void Check(FindingSink findings, MappingNode? parameters, ModelSpec spec, ProviderFacts? provider)
    {
        if (parameters is null)
        {
            return;
        }

        if (provider is not null)
        {
            ReportRejected(findings, parameters, spec, provider);
        }

        ReportLimits(findings, parameters, spec);
    }

    private static void ReportRejected(FindingSink findings, MappingNode parameters, ModelSpec spec, ProviderFacts provider)
    {
        string? effort = spec.Parameters.ReasoningEffort;
        RequestParameters rejected = ParameterRules.Rejected(provider, spec.Model, effort, spec.ApiStyle);
        foreach (KeyValuePair<string, RequestParameters> parameter in Checked)
        {
            if ((rejected & parameter.Value) == 0 || parameters.Entry(parameter.Key) is not { } entry)
            {
                continue;
            }

            string reason = ParameterRules.Explain(provider, spec.Model, parameter.Value, effort, spec.ApiStyle) is { } sentence ? " " + sentence : "";
            string subject = parameter.Value == RequestParameters.ReasoningEffort ? "Reasoning effort" : "'" + (entry.Written ?? parameter.Key) + "'";
            findings.Add(
                CapabilityRules.ParameterRejected,
                entry.Key.Location,
                $"{subject} is not accepted by {Echo.Plain(spec.Target)}; it is left out.{reason}");
        }
    }

    private static void ReportLimits(FindingSink findings, MappingNode parameters, ModelSpec spec)
    {
        if (spec.Parameters.MaxTokens is not { } most)
        {
            return;
        }

        if (most > spec.MaxOutput)
        {
            findings.Add(
                CapabilityRules.MaxTokensAboveLimit,
                parameters.Value("max_tokens")!.Location,
                $"{Echo.Plain(spec.Target)} gives at most {Figure(spec.MaxOutput.Value)} tokens, fewer than the {Figure(most)} asked for.",
                Figure(spec.MaxOutput.Value));
        }

        if (spec.Parameters.ReasoningBudget >= most)
        {
            findings.Add(
                CapabilityRules.BudgetNotBelowMaxTokens,
                (parameters.Mapping("reasoning").Value("max_tokens") ?? parameters.Value("reasoning"))!.Location,
                $"The reasoning budget of {Figure(spec.Parameters.ReasoningBudget.Value)} tokens uses up max_tokens ({Figure(most)}); no room is left for an answer.",
                related: parameters.Value("max_tokens")!.Location);
        }
    }

    private static string Figure(int value) => value.ToString(CultureInfo.InvariantCulture);
}
