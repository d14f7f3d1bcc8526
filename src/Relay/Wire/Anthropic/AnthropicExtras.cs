using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Fields Relay does not read: the preset's, then the call's own, which win.</summary>
internal static class AnthropicExtras
{
    /// <summary>Whether the call or the preset brings a field of this name itself.</summary>
    public static bool Has(in WireRequest request, string name)
    {
        if (request.Options?.AdditionalProperties?.ContainsKey(name) == true)
        {
            return true;
        }

        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (extra.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    public static void Write(Utf8JsonWriter writer, in WireRequest request, bool hasThinking, bool hasOutputConfig, bool hasTools)
    {
        AdditionalPropertiesDictionary? own = request.Options?.AdditionalProperties;
        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (own?.ContainsKey(extra.Name) != true && IsFree(extra.Name, request, hasThinking, hasOutputConfig, hasTools))
            {
                writer.WritePropertyName(extra.Name);
                writer.WriteRawValue(extra.Json, skipInputValidation: true);
            }
        }

        if (own is not null)
        {
            foreach (KeyValuePair<string, object?> entry in own)
            {
                if (IsFree(entry.Key, request, hasThinking, hasOutputConfig, hasTools))
                {
                    writer.WritePropertyName(entry.Key);
                    JsonValues.Write(writer, entry.Value);
                }
            }
        }
    }

    /// <summary>Whether nothing else writes the field, so that a further one of that name is no duplicate.</summary>
    private static bool IsFree(string name, in WireRequest request, bool hasThinking, bool hasOutputConfig, bool hasTools)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        return name switch
        {
            "model" or "messages" or "system" or "max_tokens" or "stream" or "strict" or "anthropic_version" or AnthropicBetas.Parameter => false,
            "thinking" => !hasThinking,
            "output_config" or "output_format" => !hasOutputConfig,
            "tools" or "tool_choice" => !hasTools,
            "temperature" => options?.Temperature is null && defaults.Temperature is null && request.Takes(RequestParameters.Temperature, name),
            "top_p" => options?.TopP is null && defaults.TopP is null && request.Takes(RequestParameters.TopP, name),
            "top_k" => (options?.TopK ?? defaults.TopK) is null && request.Takes(RequestParameters.TopK, name),
            "stop_sequences" => options?.StopSequences is null && defaults.Stop.Count == 0,
            "metadata" => (options as CallOptions)?.User is null,
            "service_tier" => defaults.ServiceTier is null || options?.AdditionalProperties?.ContainsKey(name) == true,
            "logprobs" or "top_logprobs" or "logit_bias" => request.Takes(RequestParameters.LogProbs, name),
            _ => true,
        };
    }
}
