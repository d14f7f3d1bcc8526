using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>text</c>: the format of the answer, its verbosity, and whatever else the preset or the call put into an object of that name.</summary>
/// <remarks>A field <c>verbosity</c>, as Chat Completions calls it, becomes <c>text.verbosity</c>: one preset serves both styles.</remarks>
internal static class ResponsesTextWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        bool hasObject = ResponsesExtras.TryGetObject(request, "text", out JsonElement given);
        bool hasVerbosity = ResponsesExtras.TryGet(request, "verbosity", out JsonElement verbosity);
        ChatResponseFormatJson? format = request.Options?.ResponseFormat as ChatResponseFormatJson;
        if (!hasObject && !hasVerbosity && format is null)
        {
            return;
        }

        writer.WriteStartObject("text"u8);
        if (format is not null)
        {
            WriteFormat(writer, format, request);
        }

        if (hasVerbosity)
        {
            writer.WritePropertyName("verbosity"u8);
            verbosity.WriteTo(writer);
        }

        if (hasObject)
        {
            foreach (JsonProperty member in given.EnumerateObject())
            {
                if (!(format is not null && member.NameEquals("format"u8)) && !(hasVerbosity && member.NameEquals("verbosity"u8)))
                {
                    member.WriteTo(writer);
                }
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteFormat(Utf8JsonWriter writer, ChatResponseFormatJson json, in WireRequest request)
    {
        bool takesSchema = request.Provider.Dialect.JsonSchema;
        if (json.Schema is not null && !takesSchema)
        {
            request.Warnings.Add($"the JSON schema was not sent: {request.Spec.Provider} only takes json_object. Describe the schema in the prompt.");
        }

        writer.WriteStartObject("format"u8);
        if (json.Schema is not null && takesSchema)
        {
            writer.WriteString("type"u8, "json_schema"u8);
            OpenAIAnswerSchema.Write(writer, json, request);
        }
        else
        {
            writer.WriteString("type"u8, "json_object"u8);
        }

        writer.WriteEndObject();
    }
}
