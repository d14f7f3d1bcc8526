using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The reasoning effort of a call: the call's own over the preset's, in a word the target takes.</summary>
internal static class EffortChoice
{
    public static string? Of(AliasBinding binding, ChatOptions? options) => options?.Reasoning?.Effort is { } effort
        ? ReasoningEffortWord.ToSend(binding.Provider, binding.Spec.Model, Word(effort))
        : binding.Effort;

    /// <summary>What the target rejects depends on the effort; the preset's own case is worked out once.</summary>
    public static RequestParameters Rejected(AliasBinding binding, string? effort) =>
        (effort == binding.Effort ? binding.Rejected : ParameterRules.Rejected(binding.Provider, binding.Spec.Model, effort))
        | (effort is not null && CapabilityGap.IsKnown(binding.Spec, Capability.Reasoning) ? RequestParameters.ReasoningEffort : RequestParameters.None);

    private static string Word(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => "medium",
    };
}
