using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the output limit, sampling and the service tier, and names what Responses has no field for.</summary>
internal static class ResponsesSamplingWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        if ((options?.MaxOutputTokens ?? defaults.MaxTokens) is { } maxTokens)
        {
            bool hasBudget = request.Effort is not null && request.Provider.Dialect.Reasoning == ReasoningField.ReasoningObject;
            int limit = hasBudget && OpenAIReasoningWriter.Budget(request) is { } budget ? ReasoningRoom.Raise(maxTokens, budget, "max_output_tokens", request) : maxTokens;
            writer.WriteNumber("max_output_tokens"u8, limit);
        }

        SamplingNumber.Write(writer, request, "temperature", RequestParameters.Temperature, options?.Temperature, defaults.Temperature);
        SamplingNumber.Write(writer, request, "top_p", RequestParameters.TopP, options?.TopP, defaults.TopP);
        if (defaults.ServiceTier is { } tier && options?.AdditionalProperties?.ContainsKey("service_tier") != true && request.Takes(RequestParameters.ServiceTier, "service_tier"))
        {
            writer.WriteString("service_tier"u8, tier);
        }

        OpenAIPromptCache.Write(writer, request);
        WarnOf(request, RequestParameters.TopK, "top_k", (options?.TopK ?? defaults.TopK) is not null);
        WarnOf(request, RequestParameters.PresencePenalty, "presence_penalty", options?.PresencePenalty is not null || defaults.PresencePenalty is not null);
        WarnOf(request, RequestParameters.FrequencyPenalty, "frequency_penalty", options?.FrequencyPenalty is not null || defaults.FrequencyPenalty is not null);
        WarnOf(request, RequestParameters.Seed, "seed", (options?.Seed ?? defaults.Seed) is not null);
        WarnOf(request, RequestParameters.Stop, "stop", options?.StopSequences is { Count: > 0 } || (options?.StopSequences is null && defaults.Stop.Count > 0));
    }

    /// <summary>Says that it is left out, as the build does (<see cref="ParameterRules.Rejected"/>).</summary>
    private static void WarnOf(in WireRequest request, RequestParameters parameter, string name, bool isAsked)
    {
        if (isAsked)
        {
            request.Takes(parameter, name);
        }
    }
}
