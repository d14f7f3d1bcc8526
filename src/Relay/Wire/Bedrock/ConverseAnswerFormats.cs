using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>How an answer in a JSON schema is asked for: <c>outputConfig.textFormat</c> where the model takes it, else one further tool (<see cref="AnthropicAnswerFormat"/>).</summary>
/// <remarks>Source: docs.aws.amazon.com/bedrock/latest/userguide/structured-output.</remarks>
internal static class ConverseAnswerFormats
{
    public static AnthropicAnswerFormat Of(in WireRequest request, in ConverseReasoning reasoning)
    {
        if (request.Options?.ResponseFormat is not ChatResponseFormatJson json)
        {
            return AnthropicAnswerFormat.Free;
        }

        if (json.Schema is null)
        {
            request.Warnings.Add($"the response format was not sent: {request.Spec.Provider} takes JSON with a schema only.");
            return AnthropicAnswerFormat.Free;
        }

        return reasoning.TakesSchemas ? AnthropicAnswerFormat.Schema : AnthropicAnswerFormat.Tool;
    }

    /// <summary>Writes <c>outputConfig</c>. The schema is sent as text, within the limits that all structured outputs there have.</summary>
    public static void Write(Utf8JsonWriter writer, ChatResponseFormatJson json, in WireRequest request)
    {
        writer.WriteStartObject("outputConfig"u8);
        writer.WriteStartObject("textFormat"u8);
        writer.WriteString("type"u8, "json_schema"u8);
        writer.WriteStartObject("structure"u8);
        writer.WriteStartObject("jsonSchema"u8);
        writer.WriteString("schema"u8, AnswerSchema.Of(json, request, WireSchemas.Bedrock).ToString());
        if (!string.IsNullOrEmpty(json.SchemaName))
        {
            writer.WriteString("name"u8, json.SchemaName);
        }

        if (!string.IsNullOrEmpty(json.SchemaDescription))
        {
            writer.WriteString("description"u8, json.SchemaDescription);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
