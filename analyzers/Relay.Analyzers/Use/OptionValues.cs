using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Relay.Presets;

namespace Relay.Analyzers;

/// <summary>Checks the values of options: what the model refuses, what is above its limit, what no model takes.</summary>
internal static class OptionValues
{
    private static readonly CheckedOption[] Checked =
    [
        new("Temperature", "temperature", RequestParameters.Temperature),
        new("TopP", "top_p", RequestParameters.TopP),
        new("TopK", "top_k", RequestParameters.TopK),
        new("PresencePenalty", "presence_penalty", RequestParameters.PresencePenalty),
        new("FrequencyPenalty", "frequency_penalty", RequestParameters.FrequencyPenalty),
        new("Seed", "seed", RequestParameters.Seed),
        new("StopSequences", "stop", RequestParameters.Stop),
        new("AllowMultipleToolCalls", "parallel_tool_calls", RequestParameters.ParallelToolCalls),
        new("MaxOutputTokens", "max_tokens", RequestParameters.MaxTokens),
    ];

    /// <summary>Reports, for each option at most one thing.</summary>
    public static void Check(CallReport report, IArgumentOperation argument, GivenOptions given)
    {
        GivenEffort? effort = given.Find("Reasoning") is { } reasoning ? GivenEffort.Of(reasoning.Value) : null;
        foreach (CheckedOption known in Checked)
        {
            if (given.Find(known.Name) is not { } option || !Operations.IsCertainlySet(option.Value) || Operations.IsEmpty(option.Value))
            {
                continue;
            }

            if (effort is not { IsCertain: false } && Reason(report.Alias.Specs, known, effort?.Word) is { } reason)
            {
                report.Rejected(option, argument, reason);
            }
            else if (Operations.Number(option.Value) is { } number && !IsInRange(known.Field, number, out string range))
            {
                report.OutOfRange(option, argument, range);
            }
            else if (known.Name == "MaxOutputTokens" && Operations.Number(option.Value) is { } asked && MostOf(report.Alias.Specs) is { } most && asked > most)
            {
                report.AboveLimit(option, argument, most);
            }
        }

        if (effort is { IsCertain: true, Word: not (null or "none") } && !AnyLacksReasoning(report.Alias.Specs)
            && Reason(report.Alias.Specs, new CheckedOption("Reasoning", "reasoning", RequestParameters.ReasoningEffort), effort.Word) is { } refusal)
        {
            report.Rejected(given.Find("Reasoning")!, argument, refusal);
        }
    }

    /// <summary>Why every model of the alias refuses the option, in the first one's words; null when some model may take it.</summary>
    private static string? Reason(IReadOnlyList<ModelSpec> specs, CheckedOption option, string? effort)
    {
        string? reason = null;
        foreach (ModelSpec spec in specs)
        {
            if (!ProviderTable.TryGet(spec, out ProviderFacts? provider))
            {
                return null;
            }

            string? sent = effort is null
                ? ReasoningEffortWord.ToSend(provider, spec.Model, spec.Parameters.ReasoningEffort, spec.Parameters.ReasoningBudget)
                : ReasoningEffortWord.ToSend(provider, spec.Model, effort);
            if ((ParameterRules.Rejected(provider, spec.Model, sent, spec.ApiStyle) & option.Parameter) == 0)
            {
                return null;
            }

            reason ??= ParameterRules.Explain(provider, spec.Model, option.Parameter, sent, spec.ApiStyle) ?? "";
        }

        return reason;
    }

    private static bool AnyLacksReasoning(IReadOnlyList<ModelSpec> specs)
    {
        foreach (ModelSpec spec in specs)
        {
            if (CapabilityGap.IsKnown(spec, Capability.Reasoning))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The longest answer that any model of the alias gives; null when it is not known of all.</summary>
    private static int? MostOf(IReadOnlyList<ModelSpec> specs)
    {
        int most = 0;
        foreach (ModelSpec spec in specs)
        {
            if (spec.MaxOutput is not { } own)
            {
                return null;
            }

            most = Math.Max(most, own);
        }

        return most;
    }

    /// <summary>The range of a preset's field, which is the option's too.</summary>
    private static bool IsInRange(string field, decimal value, out string range)
    {
        FieldDefinition? definition = ParameterFields.Mapping.Find(field);
        bool isInside = definition is null || !((definition.Minimum is { } least && value < least) || (definition.Maximum is { } greatest && value > greatest));
        range = isInside ? ""
            : definition!.Maximum is { } end ? Text(definition.Minimum ?? 0) + " to " + Text(end)
            : Text(definition.Minimum ?? 0) + " or more";
        return isInside;
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record CheckedOption(string Name, string Field, RequestParameters Parameter);
}
