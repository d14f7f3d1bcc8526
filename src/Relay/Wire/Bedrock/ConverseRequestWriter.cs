using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes a Converse request: the call's options over the preset's defaults, in what the model's family takes.</summary>
internal static class ConverseRequestWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        IReadOnlyList<ChatMessage> messages = request.Messages as IReadOnlyList<ChatMessage> ?? [.. request.Messages];
        for (int i = 0; i < messages.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(messages[i], "messages");
        }

        var extras = ConverseExtras.Of(request);
        var reasoning = ConverseReasoning.Of(request, extras);
        AnthropicAnswerFormat format = ConverseAnswerFormats.Of(request, reasoning);
        CacheBreakpoints cache = CacheBreakpoints.Of(messages, request);

        // In the order of the prompt, which is the order in which cache points count.
        writer.WriteStartObject();
        ConverseToolWriter.Write(writer, messages, request, format, reasoning, cache);
        ConverseSystemWriter.Write(writer, messages, request, cache);
        ConverseMessageWriter.Write(writer, messages, request, reasoning.Family, cache);
        ConverseInferenceWriter.Write(writer, request, reasoning);
        if (format == AnthropicAnswerFormat.Schema)
        {
            ConverseAnswerFormats.Write(writer, (ChatResponseFormatJson)request.Options!.ResponseFormat!, request);
            extras.Root.Remove("outputConfig");
        }

        ConverseModelFieldsWriter.Write(writer, request, reasoning, extras);
        if (request.Spec.Parameters.ServiceTier is { } tier and not "auto" && !extras.Root.ContainsKey("serviceTier"))
        {
            writer.WriteStartObject("serviceTier"u8);
            writer.WriteString("type"u8, tier == "standard" ? "default" : tier);
            writer.WriteEndObject();
        }

        foreach (KeyValuePair<string, object?> extra in extras.Root)
        {
            writer.WritePropertyName(extra.Key);
            JsonValues.Write(writer, extra.Value);
        }

        writer.WriteEndObject();
    }
}
