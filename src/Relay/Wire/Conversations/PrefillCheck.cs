using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Looks at a conversation that ends with a message of the assistant, which asks the model to go on from there, and refuses it where the model does not.</summary>
/// <remarks>An answer that paused while the provider ran tools of its own is no such beginning: it is sent back as it was, to be gone on with.</remarks>
internal static class PrefillCheck
{
    /// <exception cref="RelayException">The model takes no beginning of an answer, or not this one.</exception>
    public static void Check(IReadOnlyList<ChatMessage> messages, in WireRequest request)
    {
        if (Of(messages) is not { } prefill)
        {
            return;
        }

        if (PrefillRules.WhyNot(request.Provider, request.Spec.Model) is { } why)
        {
            throw new RelayException(
                RelayErrorKind.InvalidRequest,
                $"The conversation ends with a message of the assistant, which {request.Spec.Target} does not take: {why} Ask for the form of the answer in a system message or with ChatOptions.ResponseFormat, and end with a message of the user.");
        }

        if (request.Spec.Model.Contains("claude", StringComparison.OrdinalIgnoreCase) && prefill.Contents[^1] is TextContent { Text: { Length: > 0 } text } && char.IsWhiteSpace(text[^1]))
        {
            throw new RelayException(
                RelayErrorKind.InvalidRequest,
                $"The conversation ends with a message of the assistant whose text ends in blanks, which {request.Spec.Target} refuses: take them off (TrimEnd).");
        }
    }

    /// <summary>platform.claude.com/docs/en/build-with-claude/extended-thinking: no prefill together with thinking.</summary>
    /// <exception cref="RelayException">There is a beginning of the answer.</exception>
    public static void RefuseWhileThinking(IReadOnlyList<ChatMessage> messages, ModelSpec spec)
    {
        if (Of(messages) is not null)
        {
            throw new RelayException(
                RelayErrorKind.InvalidRequest,
                $"The conversation ends with a message of the assistant, which {spec.Target} does not take while it thinks. End with a message of the user, or leave reasoning out of this call.");
        }
    }

    private static ChatMessage? Of(IReadOnlyList<ChatMessage> messages)
    {
        if (messages.Count == 0 || messages[^1] is not { } last || last.Role != ChatRole.Assistant || last.Contents.Count == 0)
        {
            return null;
        }

        foreach (AIContent content in new ContentSequence(last.Contents))
        {
            if (content is FunctionCallContent or FunctionResultContent || content.GetType() == typeof(AIContent))
            {
                return null;
            }
        }

        return last;
    }
}
