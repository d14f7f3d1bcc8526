using System.Text.Json;

namespace Relay;

/// <summary>Writes a generateContent request: the call's options over the preset's defaults.</summary>
internal static class GeminiRequestWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        GeminiExtras extras = GeminiExtras.Of(request);
        writer.WriteStartObject();
        GeminiConversationWriter.Write(writer, request);
        GeminiToolWriter.Write(writer, request, extras);
        GeminiGenerationWriter.Write(writer, request, extras);
        if (request.Provider.Wire != WireProtocol.Vertex && !extras.HasRoot("serviceTier") && request.Spec.Parameters.ServiceTier is { } tier && request.Takes(RequestParameters.ServiceTier, "serviceTier"))
        {
            writer.WriteString("serviceTier"u8, tier);
        }

        if (request.Options is CallOptions { PromptCache.CachedContent: { } cached } && !extras.HasRoot("cachedContent"))
        {
            writer.WriteString("cachedContent"u8, cached);
        }

        extras.WriteRoot(writer);
        writer.WriteEndObject();
        if (request.Options?.RawRepresentationFactory is not null)
        {
            request.Warnings.Add("RawRepresentationFactory was not used: Relay writes the request itself. Use AdditionalProperties for fields it does not know.");
        }
    }
}
