using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>response_format</c>: a JSON object, with its schema where there is one.</summary>
/// <remarks>Not together with tools or documents, as docs.cohere.com/reference/chat says; there the reply has a warning.</remarks>
internal static class CohereResponseFormatWriter
{
    /// <summary>Writes the field; false when no form is asked for, or it cannot be.</summary>
    public static bool Write(Utf8JsonWriter writer, in WireRequest request, bool hasTools, bool hasDocuments)
    {
        if (request.Options?.ResponseFormat is not ChatResponseFormatJson json)
        {
            return false;
        }

        if (hasTools || hasDocuments)
        {
            request.Warnings.Add($"the response format was not sent: {request.Spec.Target} does not take it together with {(hasTools ? "tools" : "documents")}. Describe it in the prompt.");
            return false;
        }

        writer.WriteStartObject("response_format"u8);
        writer.WriteString("type"u8, "json_object"u8);
        if (json.Schema is not null)
        {
            writer.WritePropertyName("json_schema"u8);
            AnswerSchema.Of(json, request, WireSchemas.Cohere).WriteTo(writer);
        }

        writer.WriteEndObject();
        return true;
    }
}
