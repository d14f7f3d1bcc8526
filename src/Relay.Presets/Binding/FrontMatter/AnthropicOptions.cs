using System.Globalization;

namespace Relay.Presets;

/// <summary>Binds <c>providerOptions.anthropic</c>.</summary>
internal static class AnthropicOptions
{
    /// <summary>Binds the options of a preset of anthropic.</summary>
    public static void Bind(MappingNode own, NodeList parameters, NodeList extra)
    {
        if (own.Entry("disableParallelToolUse") is { } parallel)
        {
            parameters.Add("parallel_tool_calls", own.Flag("disableParallelToolUse") == true ? "false" : "true", parallel);
        }

        if (own.Entry("cacheControl") is { } cache)
        {
            extra.Add("cache_control", cache);
        }

        BindReasoning(own, parameters);
    }

    /// <summary>Reports thinking without a budget that the provider takes.</summary>
    public static void CheckThinking(FindingSink findings, MappingNode? own)
    {
        MappingNode? thinking = own.Mapping("thinking");
        if (thinking.Text("type") != "enabled" || thinking.Whole("budgetTokens") >= FrontMatterFields.LeastThinkingBudget)
        {
            return;
        }

        string least = FrontMatterFields.LeastThinkingBudget.ToString(CultureInfo.InvariantCulture);
        ScalarNode? budget = thinking.Scalar("budgetTokens");
        findings.Add(
            CapabilityRules.ThinkingBudgetTooSmall,
            (budget ?? thinking.Scalar("type"))!.Location,
            budget is null
                ? $"Enabled thinking needs 'budgetTokens' of at least {least}."
                : $"'budgetTokens' must be at least {least} where thinking is enabled, not {Echo.Plain(budget.Text)}.",
            budget is null ? null : least);
    }

    private static void BindReasoning(MappingNode own, NodeList parameters)
    {
        MappingEntry? thinking = own.Entry("thinking"), effort = own.Entry("effort");
        if (thinking is null)
        {
            parameters.Move(own, "effort", "reasoning");
            return;
        }

        MappingNode setting = (MappingNode)thinking.Value;
        if (setting.Text("type") == "disabled")
        {
            parameters.Add("reasoning", "none", thinking);
            return;
        }

        var reasoning = new NodeList(setting.Location);
        reasoning.Move(setting, "budgetTokens", "max_tokens");
        if (effort is not null)
        {
            reasoning.Add("effort", effort);
        }

        parameters.Add("reasoning", thinking, reasoning.ToMapping());
    }
}
