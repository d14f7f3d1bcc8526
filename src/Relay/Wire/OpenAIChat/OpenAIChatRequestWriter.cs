using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes a Chat Completions request: the call's options over the preset's defaults, in the provider's dialect.</summary>
internal static class OpenAIChatRequestWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("model"u8, request.SentModel);
        writer.WritePropertyName("messages"u8);
        OpenAIChatMessageWriter.Write(writer, request);
        if (request.Stream)
        {
            writer.WriteBoolean("stream"u8, true);
            if (request.Provider.Dialect.StreamOptions)
            {
                writer.WriteStartObject("stream_options"u8);
                writer.WriteBoolean("include_usage"u8, true);
                writer.WriteEndObject();
            }
        }

        WriteSampling(writer, request);
        OpenAIReasoningWriter.Write(writer, request);
        if (request.Options is { } options)
        {
            OpenAIToolWriter.Write(writer, options, request);
            WriteResponseFormat(writer, options, request);
            WarnOfUnused(options, request);
        }

        OpenAIPromptCache.Write(writer, request);
        WriteExtras(writer, request);
        writer.WriteEndObject();
    }

    private static void WriteSampling(Utf8JsonWriter writer, in WireRequest request)
    {
        ModelParameters defaults = request.Spec.Parameters;
        ChatOptions? options = request.Options;
        OpenAIChatDialect dialect = request.Provider.Dialect;

        if ((options?.MaxOutputTokens ?? defaults.MaxTokens) is { } maxTokens)
        {
            // openrouter.ai/docs/use-cases/reasoning-tokens: max_tokens must be higher than the reasoning budget.
            if (dialect.Reasoning == ReasoningField.ReasoningObject && request.Effort is not null && OpenAIReasoningWriter.Budget(request) is { } budget)
            {
                maxTokens = ReasoningRoom.Raise(maxTokens, budget, "max_tokens", request);
            }

            writer.WriteNumber(ParameterRules.MaxTokensField(request.Provider, request.Spec.Model), maxTokens);
        }

        SamplingNumber.Write(writer, request, "temperature", RequestParameters.Temperature, options?.Temperature, defaults.Temperature);
        SamplingNumber.Write(writer, request, "top_p", RequestParameters.TopP, options?.TopP, defaults.TopP);
        SamplingNumber.Write(writer, request, "presence_penalty", RequestParameters.PresencePenalty, options?.PresencePenalty, defaults.PresencePenalty);
        SamplingNumber.Write(writer, request, "frequency_penalty", RequestParameters.FrequencyPenalty, options?.FrequencyPenalty, defaults.FrequencyPenalty);
        if ((options?.TopK ?? defaults.TopK) is { } topK && request.Takes(RequestParameters.TopK, "top_k"))
        {
            writer.WriteNumber("top_k"u8, topK);
        }

        if ((options?.Seed ?? defaults.Seed) is { } seed && request.Takes(RequestParameters.Seed, "seed"))
        {
            writer.WriteNumber(dialect.SeedField, seed);
        }

        StopSequences.Write(writer, "stop", request);
        if (defaults.ServiceTier is { } tier && options?.AdditionalProperties?.ContainsKey("service_tier") != true && request.Takes(RequestParameters.ServiceTier, "service_tier"))
        {
            writer.WriteString("service_tier"u8, tier);
        }
    }

    private static void WriteResponseFormat(Utf8JsonWriter writer, ChatOptions options, in WireRequest request)
    {
        if (options.ResponseFormat is not ChatResponseFormatJson json || !TakesJson(request, json))
        {
            return;
        }

        writer.WriteStartObject("response_format"u8);
        if (json.Schema is not null && request.Provider.Dialect.JsonSchema)
        {
            writer.WriteString("type"u8, "json_schema"u8);
            writer.WriteStartObject("json_schema"u8);
            OpenAIAnswerSchema.Write(writer, json, request);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString("type"u8, "json_object"u8);
        }

        writer.WriteEndObject();
    }

    private static bool TakesJson(in WireRequest request, ChatResponseFormatJson json)
    {
        OpenAIChatDialect dialect = request.Provider.Dialect;
        if (json.Schema is not null && !dialect.JsonSchema && dialect.JsonObject)
        {
            request.Warnings.Add($"the JSON schema was not sent: {request.Spec.Provider} only takes json_object. Describe the schema in the prompt.");
        }

        if (dialect.JsonObject || (dialect.JsonSchema && json.Schema is not null))
        {
            return true;
        }

        request.Warnings.Add($"the response format was not sent: {request.Spec.Provider} does not take json_object.");
        return false;
    }

    /// <summary>Fields Relay does not read: the preset's, then the call's own, which win.</summary>
    private static void WriteExtras(Utf8JsonWriter writer, in WireRequest request)
    {
        AdditionalPropertiesDictionary? own = request.Options?.AdditionalProperties;
        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (own?.ContainsKey(extra.Name) != true && !IsWritten(extra.Name, request) && TakesField(request, extra.Name))
            {
                writer.WritePropertyName(extra.Name);
                writer.WriteRawValue(extra.Json, skipInputValidation: true);
            }
        }

        if (own is not null)
        {
            foreach (KeyValuePair<string, object?> entry in own)
            {
                if (entry.Key == "strict")
                {
                    continue;
                }

                if (IsWritten(entry.Key, request))
                {
                    request.Warnings.Add($"AdditionalProperties[\"{entry.Key}\"] was not sent: the request has this field already. Set the property of ChatOptions, or change the preset.");
                }
                else if (TakesField(request, entry.Key))
                {
                    writer.WritePropertyName(entry.Key);
                    JsonValues.Write(writer, entry.Value);
                }
            }
        }

        if (User(request) is { } user)
        {
            writer.WriteString("user"u8, user);
        }
    }

    private static string? User(in WireRequest request) =>
        request.Options is CallOptions { User: { } user } options && options.AdditionalProperties?.ContainsKey("user") != true ? user : null;

    /// <summary>Options that only make sense to another client are not left out silently.</summary>
    private static void WarnOfUnused(ChatOptions options, in WireRequest request)
    {
        if (options.RawRepresentationFactory is not null)
        {
            request.Warnings.Add("RawRepresentationFactory was not used: Relay writes the request itself. Use AdditionalProperties for fields it does not know.");
        }

#pragma warning disable MEAI001 // Experimental: only looked at, to say that it has no effect.
        if (options.AllowBackgroundResponses == true)
#pragma warning restore MEAI001
        {
            request.Warnings.Add("AllowBackgroundResponses has no effect: Chat Completions answers in the foreground.");
        }
    }

    /// <summary>Whether Relay writes the field itself, so that a further one of that name would be a duplicate.</summary>
    private static bool IsWritten(string name, in WireRequest request) => name switch
    {
        "model" or "messages" or "stream" or "stream_options" => true,
        "tools" or "tool_choice" => request.Options?.Tools is { Count: > 0 },
        "response_format" => request.Options?.ResponseFormat is ChatResponseFormatJson,
        "parallel_tool_calls" => (request.Options?.AllowMultipleToolCalls ?? request.Spec.Parameters.ParallelToolCalls) is not null && request.Options?.Tools is { Count: > 0 },
        "max_tokens" or "max_completion_tokens" => (request.Options?.MaxOutputTokens ?? request.Spec.Parameters.MaxTokens) is not null,
        "temperature" => request.Options?.Temperature is not null || request.Spec.Parameters.Temperature is not null,
        "top_p" => request.Options?.TopP is not null || request.Spec.Parameters.TopP is not null,
        "top_k" => (request.Options?.TopK ?? request.Spec.Parameters.TopK) is not null,
        "presence_penalty" => request.Options?.PresencePenalty is not null || request.Spec.Parameters.PresencePenalty is not null,
        "frequency_penalty" => request.Options?.FrequencyPenalty is not null || request.Spec.Parameters.FrequencyPenalty is not null,
        "seed" or "random_seed" => (request.Options?.Seed ?? request.Spec.Parameters.Seed) is not null,
        "stop" => request.Options?.StopSequences is not null || request.Spec.Parameters.Stop.Count > 0,
        "service_tier" => request.Spec.Parameters.ServiceTier is not null && request.Options?.AdditionalProperties?.ContainsKey("service_tier") != true,
        "user" => User(request) is not null,
        _ => OpenAIReasoningWriter.Writes(name, request) || OpenAIPromptCache.IsWritten(name, request),
    };

    private static bool TakesField(in WireRequest request, string name) =>
        name is not ("logprobs" or "top_logprobs" or "logit_bias") || request.Takes(RequestParameters.LogProbs, name);
}
