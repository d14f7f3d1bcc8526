using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>additionalModelRequestFields</c>: what a family takes beside the shared parameters, and what the caller gave for it, which wins.</summary>
/// <remarks>Source: docs.aws.amazon.com/bedrock/latest/userguide/model-parameters, one page for each family.</remarks>
internal static class ConverseModelFieldsWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, in ConverseReasoning reasoning, ConverseExtras extras)
    {
        int? topK = (request.Options?.TopK ?? request.Spec.Parameters.TopK) is { } asked && request.Takes(RequestParameters.TopK, "top_k") ? asked : null;
        if (extras.ModelFields.Count == 0 && topK is null && !SaysEffort(reasoning) && reasoning.Thinking is not { Type: not null })
        {
            return;
        }

        writer.WriteStartObject("additionalModelRequestFields"u8);
        if (reasoning.Thinking is { Type: not null } thinking)
        {
            thinking.Write(writer, request.Options);
            if (thinking.Effort is { } effort && Has(extras, "output_config") is false)
            {
                writer.WriteStartObject("output_config"u8);
                writer.WriteString("effort"u8, effort);
                writer.WriteEndObject();
            }
        }

        WriteEffort(writer, request, reasoning, extras);
        if (topK is { } count)
        {
            WriteTopK(writer, count, reasoning.Family, extras);
        }

        foreach (KeyValuePair<string, object?> extra in extras.ModelFields)
        {
            writer.WritePropertyName(extra.Key);
            JsonValues.Write(writer, extra.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether there is a word to send: that DeepSeek is not to think is said by saying nothing.</summary>
    private static bool SaysEffort(in ConverseReasoning reasoning) => reasoning.Effort is { } effort && !(reasoning.Family == BedrockFamily.DeepSeek && effort == "none");

    private static void WriteEffort(Utf8JsonWriter writer, in WireRequest request, in ConverseReasoning reasoning, ConverseExtras extras)
    {
        if (!SaysEffort(reasoning))
        {
            return;
        }

        string effort = reasoning.Effort!;
        switch (reasoning.Family)
        {
            case BedrockFamily.Nova2 when !Has(extras, "reasoningConfig"):
                writer.WriteStartObject("reasoningConfig"u8);
                writer.WriteString("type"u8, effort == "none" ? "disabled"u8 : "enabled"u8);
                if (effort != "none")
                {
                    writer.WriteString("maxReasoningEffort"u8, effort);
                }

                writer.WriteEndObject();
                break;
            case BedrockFamily.GptOss or BedrockFamily.Kimi or BedrockFamily.DeepSeek when !Has(extras, "reasoning_effort"):
                writer.WriteString("reasoning_effort"u8, effort);
                break;
            case BedrockFamily.OpenAI when !Has(extras, "reasoning"):
                writer.WriteStartObject("reasoning"u8);
                writer.WriteString("effort"u8, effort);
                if (request.Options?.Reasoning?.Output is ReasoningOutput.Summary or ReasoningOutput.Full)
                {
                    writer.WriteString("summary"u8, "auto"u8);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteTopK(Utf8JsonWriter writer, int topK, BedrockFamily family, ConverseExtras extras)
    {
        switch (family)
        {
            case BedrockFamily.Nova or BedrockFamily.Nova2 when !Has(extras, "inferenceConfig"):
                writer.WriteStartObject("inferenceConfig"u8);
                writer.WriteNumber("topK"u8, topK);
                writer.WriteEndObject();
                break;
            case BedrockFamily.Cohere when !Has(extras, "k"):
                writer.WriteNumber("k"u8, topK);
                break;
            case not (BedrockFamily.Nova or BedrockFamily.Nova2 or BedrockFamily.Cohere) when !Has(extras, "top_k"):
                writer.WriteNumber("top_k"u8, topK);
                break;
        }
    }

    private static bool Has(ConverseExtras extras, string name) => extras.ModelFields.ContainsKey(name);
}
