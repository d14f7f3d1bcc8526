using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes a chat request: the call's options over the preset's defaults.</summary>
internal static class CohereRequestWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("model"u8, request.Spec.Model);
        var documents = new CohereDocuments();
        CohereConversationWriter.Write(writer, request, documents);
        if (request.Stream)
        {
            writer.WriteBoolean("stream"u8, true);
        }

        bool hasDocuments = documents.Write(writer, request);
        CohereSamplingWriter.Write(writer, request);
        bool hasThinking = CohereThinkingWriter.Write(writer, request);
        bool hasTools = CohereToolWriter.Write(writer, request);
        bool hasFormat = CohereResponseFormatWriter.Write(writer, request, hasTools, hasDocuments);
        WarnOfUnused(request);
        CohereExtras.Write(writer, request, new CohereWritten(hasThinking, hasTools, hasFormat));
        writer.WriteEndObject();
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

/// <summary>The optional fields that Relay wrote itself, so that a further one of that name would be a duplicate.</summary>
internal readonly record struct CohereWritten(bool Thinking, bool Tools, bool ResponseFormat);
