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
        (effort == binding.Effort ? binding.Rejected : ParameterRules.Rejected(binding.Provider, binding.Spec.Model, effort, binding.Spec.ApiStyle))
        | (effort is not null && CapabilityGap.IsKnown(binding.Spec, Capability.Reasoning) ? RequestParameters.ReasoningEffort : RequestParameters.None);

    /// <summary>Says so where the word that was asked for is not the one that is sent.</summary>
    public static void Tell(AliasBinding binding, ChatOptions? options, string? sent, RequestParameters rejected, RequestWarnings warnings)
    {
        string? asked = options?.Reasoning?.Effort is { } effort ? Word(effort) : binding.Spec.Parameters.ReasoningEffort;
        if (asked is not null && sent is not null && asked != sent && (rejected & RequestParameters.ReasoningEffort) == 0)
        {
            warnings.Add($"reasoning effort '{asked}' was sent as '{sent}', the nearest that {binding.Spec.Target} takes.");
        }
    }

    private static string Word(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => "medium",
    };
}
