using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes a chat request: the call's options over the preset's defaults.</summary>
internal static class OllamaRequestWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        var extras = OllamaExtras.Of(request);
        writer.WriteStartObject();
        writer.WriteString("model"u8, request.Spec.Model);
        OllamaConversationWriter.Write(writer, request);

        // Without it the server streams.
        writer.WriteBoolean("stream"u8, request.Stream);
        OllamaToolWriter.Write(writer, request);
        WriteFormat(writer, request, extras);
        WriteThink(writer, request, extras);
        OllamaOptionsWriter.Write(writer, request, extras);
        extras.WriteRoot(writer);
        WarnOfUnused(request);
        writer.WriteEndObject();
    }

    /// <summary>A JSON schema, or <c>json</c> for any object.</summary>
    private static void WriteFormat(Utf8JsonWriter writer, in WireRequest request, OllamaExtras extras)
    {
        if (request.Options?.ResponseFormat is not ChatResponseFormatJson json)
        {
            return;
        }

        extras.Drop(isRoot: true, "format");
        writer.WritePropertyName("format"u8);
        if (json.Schema is not null)
        {
            AnswerSchema.Of(json, request, WireSchemas.Ollama).WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue("json"u8);
        }
    }

    /// <summary>On or off; how much, only where the model has levels. A <c>think</c> among the further fields wins over the preset's effort.</summary>
    private static void WriteThink(Utf8JsonWriter writer, in WireRequest request, OllamaExtras extras)
    {
        if (request.Effort is not { } effort || extras.Wins("think", request.Options?.Reasoning?.Effort is not null) || !request.Takes(RequestParameters.ReasoningEffort, "think"))
        {
            return;
        }

        extras.Drop(isRoot: true, "think");
        writer.WritePropertyName("think"u8);
        if (ReasoningEffortWord.Accepted(request.Provider, request.Spec.Model).Count > 0)
        {
            writer.WriteStringValue(effort);
        }
        else
        {
            writer.WriteBooleanValue(effort != "none");
        }
    }

    /// <summary>Options that only make sense to another client are not left out silently.</summary>
    private static void WarnOfUnused(in WireRequest request)
    {
        if (request.Options?.RawRepresentationFactory is not null)
        {
            request.Warnings.Add("RawRepresentationFactory was not used: Relay writes the request itself. Use AdditionalProperties for fields it does not know.");
        }

        if (request.Spec.Parameters.ServiceTier is not null)
        {
            request.Takes(RequestParameters.ServiceTier, "service_tier");
        }
    }
}
