namespace Relay;

/// <summary>What OpenAI's models reject, wherever they are served.</summary>
/// <remarks>
/// Sources: OpenAI API reference (chat/create), guide "Reasoning models" (limitations), guide "Using the latest model" (parameter compatibility),
/// Azure OpenAI "Reasoning models" (parameter table).
/// </remarks>
internal static class OpenAIModelRules
{
    private const RequestParameters Sampling =
        RequestParameters.Temperature | RequestParameters.TopP | RequestParameters.LogProbs;

    /// <summary>Rules that travel with the model to every host.</summary>
    internal static readonly ParameterRule[] Everywhere =
    [
        new(Sampling, "OpenAI's reasoning models sample in their own way; temperature, top_p and logprobs are refused.", HasFixedSampling),
        new(
            RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty,
            "OpenAI's reasoning models take no penalties.",
            static (id, _) => IsReasoning(id)),
    ];

    /// <summary>Rules of OpenAI's own endpoint and of Azure's.</summary>
    internal static readonly ParameterRule[] AtHome =
    [
        new(
            RequestParameters.Stop,
            "OpenAI's reasoning models since o3 take no stop sequences.",
            static (id, _) => ModelId.TryReadOSeries(id, out int number) ? number >= 3 : IsReasoning(id) && ModelId.TryReadGpt5(id, out int _)),
        new(
            RequestParameters.ParallelToolCalls,
            "OpenAI's o-series calls one tool at a time and refuses parallel_tool_calls.",
            static (id, _) => ModelId.TryReadOSeries(id, out int _)),
        new(
            RequestParameters.ReasoningEffort,
            "This model does not reason, and OpenAI refuses reasoning_effort for it.",
            static (id, _) => id.IsA("gpt-3.5") || id.Has("gpt-4") || id.IsA("chatgpt-4o") || id.IsA("gpt-5-chat")
                || id.IsA("o1-mini") || id.IsA("o1-preview")),
    ];

    /// <summary>Whether an id is one of OpenAI's reasoning models; gpt-5-chat is not one.</summary>
    internal static bool IsReasoning(string id) =>
        ModelId.TryReadOSeries(id, out int _)
        || (ModelId.TryReadGpt5(id, out int _) && !id.IsA("gpt-5-chat"))
        || id.Has("codex-")
        || id.IsA("computer-use");

    /// <summary>Whether max_tokens must be called max_completion_tokens. gpt-5-chat takes the new name too.</summary>
    internal static bool WantsMaxCompletionTokens(string id) => IsReasoning(id) || id.IsA("gpt-5-chat");

    /// <summary>
    /// Whether temperature and its like are refused. gpt-5.1, 5.2 and 5.4 take them with effort none (guide "Using the latest model");
    /// the catalog's sources say that gpt-5.3-chat takes them; their chat, codex and pro variants have no effort none.
    /// </summary>
    private static bool HasFixedSampling(string id, string? effort)
    {
        if (!IsReasoning(id))
        {
            return false;
        }

        if (!ModelId.TryReadGpt5(id, out int minor))
        {
            return true;
        }

        if (id.IsA("gpt-5.3-chat"))
        {
            return false;
        }

        return effort != "none" || minor is not (1 or 2 or 4) || IsVariantWithoutNone(id);
    }

    private static bool IsVariantWithoutNone(string id) =>
        id.IndexOf("-chat", StringComparison.Ordinal) > 0
        || id.IndexOf("-codex", StringComparison.Ordinal) > 0
        || id.IndexOf("-pro", StringComparison.Ordinal) > 0;
}
