using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the schema an answer is held to, on both of OpenAI's protocols.</summary>
internal static class OpenAIAnswerSchema
{
    /// <summary>Writes <c>name</c>, <c>description</c>, <c>strict</c> and <c>schema</c>.</summary>
    public static void Write(Utf8JsonWriter writer, ChatResponseFormatJson json, in WireRequest request)
    {
        writer.WriteString("name"u8, json.SchemaName ?? "answer");
        if (json.SchemaDescription is { } description)
        {
            writer.WriteString("description"u8, description);
        }

        AnswerSchema answer = AnswerSchema.Of(json, request, WireSchemas.OfOpenAI(request), request.Provider.Dialect.StrictAnswers);
        if (answer.IsStrict is { } strict)
        {
            writer.WriteBoolean("strict"u8, strict);
        }

        writer.WritePropertyName("schema"u8);
        answer.WriteTo(writer);
    }
}
