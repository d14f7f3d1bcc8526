using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Fields Relay does not read, such as <c>safety_mode</c>, <c>priority</c>, <c>citation_options</c> and <c>logprobs</c>: the preset's, then the call's own, which win.</summary>
internal static class CohereExtras
{
    /// <summary>Whether the call (<paramref name="own"/>) or the preset brings a field of this name.</summary>
    public static bool Has(in WireRequest request, string name, bool own)
    {
        if (own)
        {
            return request.Options?.AdditionalProperties?.ContainsKey(name) == true;
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

    public static void Write(Utf8JsonWriter writer, in WireRequest request, CohereWritten written)
    {
        AdditionalPropertiesDictionary? own = request.Options?.AdditionalProperties;
        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (own?.ContainsKey(extra.Name) != true && extra.Name is not "strict" && !IsWritten(extra.Name, request, written) && Knows(extra.Name, request))
            {
                writer.WritePropertyName(extra.Name);
                writer.WriteRawValue(extra.Json, skipInputValidation: true);
            }
        }

        if (own is null)
        {
            return;
        }

        foreach (KeyValuePair<string, object?> entry in own)
        {
            if (entry.Key is "strict" or "documents")
            {
                // A switch of other protocols' schemas, and a field that is written already.
                continue;
            }

            if (IsWritten(entry.Key, request, written))
            {
                request.Warnings.Add($"AdditionalProperties[\"{entry.Key}\"] was not sent: the request has this field already. Set the property of ChatOptions, or change the preset.");
            }
            else if (Knows(entry.Key, request))
            {
                writer.WritePropertyName(entry.Key);
                JsonValues.Write(writer, entry.Value);
            }
        }
    }

    private static bool Knows(string name, in WireRequest request)
    {
        if (name is not ("top_logprobs" or "logit_bias"))
        {
            return true;
        }

        request.Warnings.Add($"{name} was not sent: Cohere has no such parameter.");
        return false;
    }

    private static bool IsWritten(string name, in WireRequest request, CohereWritten written)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        return name switch
        {
            "model" or "messages" or "stream" or "documents" => true,
            "thinking" => written.Thinking,
            "tools" or "tool_choice" => written.Tools,
            "response_format" => written.ResponseFormat,
            "max_tokens" => (options?.MaxOutputTokens ?? defaults.MaxTokens) is not null,
            "temperature" => options?.Temperature is not null || defaults.Temperature is not null,
            "p" => options?.TopP is not null || defaults.TopP is not null,
            "k" => (options?.TopK ?? defaults.TopK) is not null,
            "presence_penalty" => options?.PresencePenalty is not null || defaults.PresencePenalty is not null,
            "frequency_penalty" => options?.FrequencyPenalty is not null || defaults.FrequencyPenalty is not null,
            "seed" => (options?.Seed ?? defaults.Seed) is not null,
            "stop_sequences" => options?.StopSequences is not null || defaults.Stop.Count > 0,
            _ => false,
        };
    }
}
