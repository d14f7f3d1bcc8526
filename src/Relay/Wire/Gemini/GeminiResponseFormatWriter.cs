using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what form the answer must have: <c>responseMimeType</c> with <c>responseJsonSchema</c>, or with <c>responseSchema</c> before Gemini 2.5.</summary>
internal static class GeminiResponseFormatWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, GeminiExtras extras)
    {
        if (request.Options?.ResponseFormat is not ChatResponseFormatJson json)
        {
            return;
        }

        string id = ModelId.Normalize(request.Spec.Model);
        if (GeminiToolWriter.HasFunctions(request.Options.Tools) && !GeminiModelRules.TakesFunctionsWithJson(id))
        {
            request.Warnings.Add($"the response format was not sent: {request.Spec.Target} does not take it together with functions. Describe it in the prompt.");
            return;
        }

        GeminiGenerationWriter.Start(writer, extras, "responseMimeType");
        writer.WriteStringValue("application/json"u8);
        if (json.Schema is null)
        {
            return;
        }

        // The two are alternatives: one of the extras must not stand beside the one written here.
        extras.Drop("responseSchema");
        if (GeminiModelRules.TakesJsonSchema(id))
        {
            GeminiGenerationWriter.Start(writer, extras, "responseJsonSchema");
            AnswerSchema.Of(json, request, WireSchemas.Gemini).WriteTo(writer);
        }
        else
        {
            extras.Drop("responseJsonSchema");
            writer.WritePropertyName("responseSchema"u8);
            AnswerSchema.Of(json, request, WireSchemas.GeminiBefore25).WriteTo(writer);
        }
    }
}
