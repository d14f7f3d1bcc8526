using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the members of a part that the model gave before, with the signature it came with.</summary>
internal static class GeminiModelPartWriter
{
    /// <summary>Whether a content goes back. Thoughts without a signature do not: Gemini reads nothing from them; nor does what is no part of an answer.</summary>
    public static bool IsSent(AIContent content) => content switch
    {
        TextReasoningContent => Signature(content) is not null,
        ErrorContent { ErrorCode: not Answer.RefusalCode } or UsageContent => false,
        TextContent text => text.Text.Length > 0 || Signature(content) is not null,
        _ => true,
    };

    public static void Write(Utf8JsonWriter writer, AIContent content, GeminiTarget target)
    {
        switch (content)
        {
            case TextContent text:
                writer.WriteString("text"u8, text.Text);
                break;
            case TextReasoningContent reasoning:
                writer.WriteString("text"u8, reasoning.Text);
                writer.WriteBoolean("thought"u8, true);
                break;
            case FunctionCallContent call:
                WriteCall(writer, call, target);
                break;
            case DataContent data:
                GeminiPartWriter.WriteData(writer, data);
                if (content.AdditionalProperties?.ContainsKey(GeminiKept.Thought) == true)
                {
                    writer.WriteBoolean("thought"u8, true);
                }

                break;
            case ErrorContent refusal:
                writer.WriteString("text"u8, refusal.Message);
                break;
            case UriContent or HostedFileContent:
                GeminiPartWriter.Write(writer, content, target);
                break;
            default:
                WriteKept(writer, content, target);
                return;
        }

        if (Signature(content) is { } signature)
        {
            writer.WriteString("thoughtSignature"u8, signature);
        }
    }

    /// <summary>The signature that came with a part; null when none did.</summary>
    public static string? Signature(AIContent content) =>
        content.AdditionalProperties?.TryGetValue(GeminiKept.Signature, out object? value) != true ? null
        : value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString()
        : value as string;

    private static void WriteCall(Utf8JsonWriter writer, FunctionCallContent call, GeminiTarget target)
    {
        writer.WriteStartObject("functionCall"u8);
        if (target.SendsId(call.CallId))
        {
            writer.WriteString("id"u8, call.CallId);
        }

        writer.WriteString("name"u8, call.Name);
        writer.WritePropertyName("args"u8);
        GeminiObjectText.Write(writer, call.ArgumentsText(), "_raw");
        writer.WriteEndObject();
    }

    private static void WriteKept(Utf8JsonWriter writer, AIContent content, GeminiTarget target)
    {
        object? value = null;
        if (content.AdditionalProperties?.TryGetValue(GeminiKept.Part, out value) != true || value is not JsonElement { ValueKind: JsonValueKind.Object } part)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, $"Content of type {content.GetType().Name} cannot be sent to {target.Spec.Target} in an assistant message.");
        }

        foreach (JsonProperty member in part.EnumerateObject())
        {
            member.WriteTo(writer);
        }
    }
}
