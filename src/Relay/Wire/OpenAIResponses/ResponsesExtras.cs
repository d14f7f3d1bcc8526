using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Fields that Relay does not read, the preset's and the call's own, which win; and those it joins to what it writes itself.</summary>
/// <remarks>
/// <c>reasoning</c>, <c>text</c>, <c>include</c> and <c>tools</c> join what Relay writes there, <c>store</c> and <c>verbosity</c> take their place. So every other field of the API can be given:
/// <c>truncation</c>, <c>prompt_cache_key</c>, <c>prompt_cache_retention</c>, <c>safety_identifier</c>, <c>metadata</c>, <c>max_tool_calls</c>, <c>stream_options</c>, <c>tool_choice</c> in a form
/// that <see cref="ChatToolMode"/> has no word for.
/// </remarks>
internal static class ResponsesExtras
{
    /// <summary>The value of a field as JSON: the call's own, else the preset's.</summary>
    public static bool TryGet(in WireRequest request, string name, out JsonElement value)
    {
        if (request.Options?.AdditionalProperties?.TryGetValue(name, out object? own) == true)
        {
            value = own is JsonElement { ValueKind: not JsonValueKind.Undefined } element ? element : Parse(JsonValues.ToText(own));
            return true;
        }

        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (extra.Name == name)
            {
                value = Parse(extra.Json);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>As <see cref="TryGet"/>, for an object.</summary>
    public static bool TryGetObject(in WireRequest request, string name, out JsonElement value) => TryGet(request, name, out value) && value.ValueKind == JsonValueKind.Object;

    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        AdditionalPropertiesDictionary? own = request.Options?.AdditionalProperties;
        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (own?.ContainsKey(extra.Name) != true && !IsJoined(extra.Name) && !IsWritten(extra.Name, request) && TakesField(request, extra.Name))
            {
                writer.WritePropertyName(extra.Name);
                writer.WriteRawValue(extra.Json, skipInputValidation: true);
            }
        }

        if (own is not null)
        {
            foreach (KeyValuePair<string, object?> entry in own)
            {
                if (IsJoined(entry.Key))
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

        RefuseBackground(request);
        if (request.Options?.RawRepresentationFactory is not null)
        {
            request.Warnings.Add("RawRepresentationFactory was not used: Relay writes the request itself. Use AdditionalProperties for fields it does not know.");
        }
    }

    /// <summary>A call is answered, or it fails: there is nobody here to ask again later.</summary>
    private static void RefuseBackground(in WireRequest request)
    {
#pragma warning disable MEAI001 // Experimental: only looked at, to refuse it.
        bool isAsked = request.Options?.AllowBackgroundResponses == true;
#pragma warning restore MEAI001
        if (isAsked || (TryGet(request, "background", out JsonElement background) && background.ValueKind == JsonValueKind.True))
        {
            throw new RelayException(
                RelayErrorKind.InvalidRequest, "Relay waits for the answer of a call, so a background response (background, AllowBackgroundResponses) cannot be asked for.");
        }
    }

    private static string? User(in WireRequest request) =>
        request.Options is CallOptions { User: { } user } options && options.AdditionalProperties?.ContainsKey("user") != true ? user : null;

    private static bool IsJoined(string name) => name is "reasoning" or "text" or "include" or "tools" or "store" or "verbosity" or "strict";

    /// <summary>Whether Relay writes the field itself, so that a further one of that name would be a duplicate.</summary>
    private static bool IsWritten(string name, in WireRequest request) => name switch
    {
        "model" or "input" or "stream" => true,
        "instructions" => !string.IsNullOrEmpty(request.Options?.Instructions),
        "tool_choice" => request.Options is { ToolMode: not null, Tools.Count: > 0 },
        "parallel_tool_calls" => ResponsesToolWriter.Parallel(request) is not null,
        "max_output_tokens" => (request.Options?.MaxOutputTokens ?? request.Spec.Parameters.MaxTokens) is not null,
        "temperature" => request.Options?.Temperature is not null || request.Spec.Parameters.Temperature is not null,
        "top_p" => request.Options?.TopP is not null || request.Spec.Parameters.TopP is not null,
        "service_tier" => request.Spec.Parameters.ServiceTier is not null && request.Options?.AdditionalProperties?.ContainsKey("service_tier") != true,
        "previous_response_id" or "conversation" => !string.IsNullOrEmpty(request.Options?.ConversationId),
        "user" => User(request) is not null,
        _ => OpenAIPromptCache.IsWritten(name, request),
    };

    private static bool TakesField(in WireRequest request, string name) =>
        name is not ("logprobs" or "top_logprobs" or "logit_bias") || request.Takes(RequestParameters.LogProbs, name);

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
