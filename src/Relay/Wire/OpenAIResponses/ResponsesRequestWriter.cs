using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes a Responses request: the call's options over the preset's defaults.</summary>
internal static class ResponsesRequestWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        ChatOptions? options = request.Options;
        writer.WriteStartObject();
        writer.WriteString("model"u8, request.SentModel);
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            writer.WriteString("instructions"u8, options.Instructions);
        }

        ResponsesInputWriter.Write(writer, request);
        if (request.Stream)
        {
            writer.WriteBoolean("stream"u8, true);
        }

        ResponsesSamplingWriter.Write(writer, request);
        ResponsesReasoningWriter.Write(writer, request);
        ResponsesTextWriter.Write(writer, request);
        ResponsesToolWriter.Write(writer, request);
        ResponsesStateWriter.Write(writer, request);
        ResponsesExtras.Write(writer, request);
        writer.WriteEndObject();
    }
}
