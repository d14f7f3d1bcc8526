using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes a Messages request: the call's options over the preset's defaults, in what the model takes.</summary>
internal static class AnthropicRequestWriter
{
    /// <summary>Writes the request.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="version">The API's version where it stands in the body, as on clouds that have the model in the path; null where the body names the model.</param>
    public static void Write(Utf8JsonWriter writer, in WireRequest request, string? version = null)
    {
        IReadOnlyList<ChatMessage> messages = request.Messages as IReadOnlyList<ChatMessage> ?? [.. request.Messages];
        for (int i = 0; i < messages.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(messages[i], "messages");
        }

        ClaudeTraits traits = ClaudeTraits.Of(ModelId.Normalize(request.Spec.Model));
        AnthropicThinking thinking = AnthropicThinking.Of(request, traits);
        if (thinking.IsOn)
        {
            PrefillCheck.RefuseWhileThinking(messages, request.Spec);
        }

        AnthropicAnswerFormat format = AnthropicAnswerFormats.Of(request, traits);
        CacheBreakpoints cache = CacheBreakpoints.Of(messages, request);

        writer.WriteStartObject();
        if (version is null)
        {
            writer.WriteString("model"u8, request.Spec.Model);
        }
        else
        {
            writer.WriteString("anthropic_version"u8, version);
        }

        writer.WriteNumber("max_tokens"u8, thinking.MaxTokens);

        // In the order of the prompt, which is the order in which breakpoints count.
        bool hasTools = AnthropicToolWriter.Write(writer, request, format, canForce: traits.ForcedTools && !thinking.IsOn, cache);
        AnthropicSystemWriter.Write(writer, messages, request, cache);
        AnthropicMessageWriter.Write(writer, messages, request, cache);
        if (request.Stream)
        {
            writer.WriteBoolean("stream"u8, true);
        }

        thinking.Write(writer, request.Options);
        bool hasOutputConfig = WriteOutputConfig(writer, request, thinking, format);
        AnthropicSamplingWriter.Write(writer, request, traits, thinking);
        if (request.Spec.Parameters.ServiceTier is { } tier && request.Options?.AdditionalProperties?.ContainsKey("service_tier") != true
            && request.Takes(RequestParameters.ServiceTier, "service_tier"))
        {
            writer.WriteString("service_tier"u8, tier);
        }

        if (request.Options is CallOptions { User: { } user })
        {
            writer.WriteStartObject("metadata"u8);
            writer.WriteString("user_id"u8, user);
            writer.WriteEndObject();
        }

        AnthropicExtras.Write(writer, request, thinking.Type is not null, hasOutputConfig, hasTools);
        writer.WriteEndObject();
    }

    private static bool WriteOutputConfig(Utf8JsonWriter writer, in WireRequest request, in AnthropicThinking thinking, AnthropicAnswerFormat format)
    {
        if (thinking.Effort is null && format != AnthropicAnswerFormat.Schema)
        {
            return false;
        }

        writer.WriteStartObject("output_config"u8);
        if (thinking.Effort is not null)
        {
            writer.WriteString("effort"u8, thinking.Effort);
        }

        if (format == AnthropicAnswerFormat.Schema)
        {
            writer.WriteStartObject("format"u8);
            writer.WriteString("type"u8, "json_schema"u8);
            writer.WritePropertyName("schema"u8);
            AnswerSchema.Of((ChatResponseFormatJson)request.Options!.ResponseFormat!, request, WireSchemas.Anthropic).WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        return true;
    }
}
