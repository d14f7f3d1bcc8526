using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Which contents of earlier answers a target can be sent back: its maker's, in the form of its protocol.</summary>
/// <param name="Origin">The maker that the target is (<see cref="ContentOrigin"/>).</param>
/// <param name="Wire">The protocol.</param>
/// <param name="Provider">The provider, in whose dialect it is spoken.</param>
internal readonly record struct ConversationHome(string Origin, ChatWire Wire, ProviderFacts Provider)
{
    /// <summary>Under these, contents keep what only the protocol that gave it can write.</summary>
    private static readonly string[] s_opaqueKeys = [AnthropicOpaqueBlock.Key, ConverseOpaqueBlock.Key, GeminiKept.Part, ResponsesKept.WholeItem];

    /// <summary>Why a content stays behind, as the warning says it; null where it does not.</summary>
    public string? WhyNot(AIContent content)
    {
        if (ContentOrigin.Read(content) is not { } maker)
        {
            return null;
        }

        bool isReasoning = content is TextReasoningContent;
        if (maker != Origin)
        {
            return isReasoning
                ? $"reasoning of an earlier answer was not sent: it is {maker}'s, and only {maker} can read it back."
                : $"what {maker} did with tools of its own in an earlier answer was not sent: only {maker} can read it back.";
        }

        return isReasoning ? WhyNot((TextReasoningContent)content, maker)
            : IsOfAnotherProtocol(content) ? $"what {maker} did with tools of its own in an earlier answer was not sent: it can be read back over the protocol it came over, and not over this one."
            : null;
    }

    /// <summary>Whether a content is a refusal that has no form of its own here, and goes as text.</summary>
    public bool SaysAsText(AIContent content) => content is ErrorContent { ErrorCode: Answer.RefusalCode, Message.Length: > 0 } && !Wire.WritesRefusals(Provider);

    /// <summary>Says of a plan of Cohere's for its tool calls that it is not sent, where it is not.</summary>
    public void TellPlan(ChatMessage message, RequestWarnings warnings)
    {
        if (message.Role == ChatRole.Assistant && Wire is not CohereWire && CohereToolPlan.Of(message) is { Length: > 0 })
        {
            warnings.AddOnce($"what an earlier answer said of its tool calls ({CohereToolPlan.Key}) was not sent: only Cohere takes it back.");
        }
    }

    /// <summary>
    /// Responses give reasoning as items and take nothing else back; Chat Completions have no place for such an item, save as text where the provider takes reasoning as text. Claude's
    /// signatures and Gemini's hold over every protocol.
    /// </summary>
    private string? WhyNot(TextReasoningContent reasoning, string maker)
    {
        bool isItem = reasoning.ProtectedData is { Length: > 0 } data && data[0] == '{';
        bool stays = Wire is ResponsesWire ? !isItem : Wire is OpenAIChatWire && isItem && Provider.Dialect.ReasoningReplayField is null or "reasoning_details";
        return stays ? $"reasoning of an earlier answer was not sent: {maker} can read it back over the protocol it came over, and not over this one." : null;
    }

    private bool IsOfAnotherProtocol(AIContent content)
    {
        foreach (string key in s_opaqueKeys)
        {
            if (key != Wire.OpaqueKey && content.AdditionalProperties!.ContainsKey(key))
            {
                return true;
            }
        }

        return false;
    }
}
