using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The options a backend gets: the call's own over the preset's, without what the target does not take.</summary>
internal static class BackendOptions
{
    public static ChatOptions Of(CallContext call)
    {
        AliasBinding binding = call.Binding;
        string? effort = EffortChoice.Of(binding, call.Options);
        var request = new WireRequest(
            binding.Spec, binding.Provider, call.Messages, call.Options, call.IsStream, EffortChoice.Rejected(binding, effort), effort, call.Warnings);
        var options = new PlainOptions(call.Options);
        ModelParameters defaults = binding.Spec.Parameters;
        options.ModelId = binding.Spec.Model;
        options.Temperature = Taken(request, RequestParameters.Temperature, "temperature", options.Temperature ?? (float?)defaults.Temperature);
        options.TopP = Taken(request, RequestParameters.TopP, "top_p", options.TopP ?? (float?)defaults.TopP);
        options.TopK = Taken(request, RequestParameters.TopK, "top_k", options.TopK ?? defaults.TopK);
        options.MaxOutputTokens = Taken(request, RequestParameters.MaxTokens, "max_tokens", options.MaxOutputTokens ?? defaults.MaxTokens);
        options.PresencePenalty = Taken(request, RequestParameters.PresencePenalty, "presence_penalty", options.PresencePenalty ?? (float?)defaults.PresencePenalty);
        options.FrequencyPenalty = Taken(request, RequestParameters.FrequencyPenalty, "frequency_penalty", options.FrequencyPenalty ?? (float?)defaults.FrequencyPenalty);
        options.Seed = Taken(request, RequestParameters.Seed, "seed", options.Seed ?? defaults.Seed);
        options.AllowMultipleToolCalls = options.AllowMultipleToolCalls ?? (options.Tools is { Count: > 0 } ? defaults.ParallelToolCalls : null);
        options.AllowMultipleToolCalls = Taken(request, RequestParameters.ParallelToolCalls, "parallel_tool_calls", options.AllowMultipleToolCalls);
        options.StopSequences ??= defaults.Stop.Count > 0 ? [.. defaults.Stop.Items] : null;
        if (options.StopSequences is { Count: > 0 } && !request.Takes(RequestParameters.Stop, "stop"))
        {
            options.StopSequences = null;
        }

        if (effort is not null && options.Reasoning?.Effort is null && request.Takes(RequestParameters.ReasoningEffort, "reasoning_effort"))
        {
            (options.Reasoning ??= new ReasoningOptions()).Effort = Effort(effort);
        }

        AddExtras(options, request);
        return options;
    }

    /// <summary>What has no property of its own goes under its name in the body, as the ecosystem has it.</summary>
    private static void AddExtras(ChatOptions options, in WireRequest request)
    {
        ModelParameters defaults = request.Spec.Parameters;
        foreach (ExtraParameter extra in defaults.Extra.Items)
        {
            using var json = JsonDocument.Parse(extra.Json);
            Add(options, extra.Name, json.RootElement.Clone());
        }

        if (defaults.ServiceTier is { } tier && request.Takes(RequestParameters.ServiceTier, "service_tier"))
        {
            Add(options, "service_tier", tier);
        }

        if (request.Options is CallOptions { User: { } user })
        {
            Add(options, "user", user);
        }
    }

    private static void Add(ChatOptions options, string name, object value) => (options.AdditionalProperties ??= []).TryAdd(name, value);

    private static T? Taken<T>(in WireRequest request, RequestParameters parameter, string name, T? value)
        where T : struct => value is null || request.Takes(parameter, name) ? value : null;

    private static ReasoningEffort Effort(string word) => word switch
    {
        "none" => ReasoningEffort.None,
        "minimal" or "low" => ReasoningEffort.Low,
        "high" => ReasoningEffort.High,
        "xhigh" or "max" => ReasoningEffort.ExtraHigh,
        _ => ReasoningEffort.Medium,
    };

    /// <summary>A copy of the call's options without what is Relay's own, the key above all.</summary>
    private sealed class PlainOptions(ChatOptions? other) : ChatOptions(other);
}
