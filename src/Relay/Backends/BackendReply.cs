using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Makes the reply of a backend's answer. Contents stay the very objects they are, so that a conversation goes back as its SDK made it.</summary>
internal static class BackendReply
{
    public static ChatReply Of(CallContext call, ChatResponse response, TokenUsage? usage, string? requestId)
    {
        ChatMessage message = LastOf(response);
        usage ??= response is ChatReply inner ? inner.Usage : UsageDetailsReader.Read(response.Usage);
        return new ChatReply(response.Messages.Count > 1 ? response.Messages : [message], message, call.Binding.Spec, call.ServedTier, call.Lane)
        {
            ReasoningText = Reasoning(message),
            Refusal = Refusal(message),
            ToolCalls = ToolCalls(message),
            FinishReason = response.FinishReason,
            Usage = usage,
            EchoedModel = CallFailure.Identifier(call, Echo(response.ModelId)),
            ResponseId = response.ResponseId,
            CreatedAt = response.CreatedAt,
            Latency = call.Elapsed,
            RequestId = CallFailure.Identifier(call, requestId),
            Warnings = call.Warnings.Items,
            AdditionalProperties = response.AdditionalProperties,
            RawRepresentation = response.RawRepresentation,
        };
    }

    /// <summary>The model an answer names; null for none. An empty name is no name.</summary>
    public static string? Echo(string? model) => string.IsNullOrWhiteSpace(model) ? null : model;

    /// <summary>The message that is the answer: the last one. What calls tools by itself answers with several.</summary>
    private static ChatMessage LastOf(ChatResponse response)
    {
        for (int i = response.Messages.Count - 1; i >= 0; i--)
        {
            if (response.Messages[i].Role == ChatRole.Assistant)
            {
                return response.Messages[i];
            }
        }

        return new ChatMessage(ChatRole.Assistant, (IList<AIContent>)[]);
    }

    private static string? Reasoning(ChatMessage message)
    {
        var all = default(TextAccumulator);
        foreach (AIContent content in message.Contents)
        {
            if (content is TextReasoningContent { Text.Length: > 0 } reasoning)
            {
                all.Append(reasoning.Text);
            }
        }

        return all.ToString();
    }

    private static string? Refusal(ChatMessage message)
    {
        foreach (AIContent content in message.Contents)
        {
            if (content is ErrorContent { ErrorCode: Answer.RefusalCode } refusal)
            {
                return refusal.Message;
            }
        }

        return null;
    }

    private static List<FunctionCallContent> ToolCalls(ChatMessage message)
    {
        var calls = new List<FunctionCallContent>();
        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionCallContent call)
            {
                calls.Add(call);
            }
        }

        return calls;
    }
}
