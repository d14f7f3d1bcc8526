using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A conversation as Perplexity takes it: what the system says first, then users and assistants in turns.</summary>
/// <remarks>"After the (optional) system message(s), user and assistant roles should be alternating." Source: github.com/perplexityai/api-discussion/issues/265.</remarks>
internal static class AlternatingTurns
{
    /// <summary>The messages in that order: neighbours of one role are one message, whose texts are parted by a blank line. The caller's messages are not changed.</summary>
    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> messages, RequestWarnings warnings)
    {
        if (AreInTurns(messages))
        {
            return messages;
        }

        var system = new List<ChatMessage>();
        var turns = new List<ChatMessage>(messages.Count);
        foreach (ChatMessage message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                if (turns.Count > 0)
                {
                    warnings.AddOnce("a system message inside the conversation was sent before it: the API takes system messages at the front only.");
                }

                system.Add(message);
            }
            else if (turns.Count > 0 && turns[^1].Role == message.Role && message.Role != ChatRole.Tool)
            {
                turns[^1] = Joined(turns[^1], message);
            }
            else
            {
                turns.Add(message);
            }
        }

        return [.. system, .. turns];
    }

    private static bool AreInTurns(IReadOnlyList<ChatMessage> messages)
    {
        for (int i = 1; i < messages.Count; i++)
        {
            ChatRole role = messages[i].Role, before = messages[i - 1].Role;
            if (role == ChatRole.System ? before != ChatRole.System : role == before && role != ChatRole.Tool)
            {
                return false;
            }
        }

        return true;
    }

    private static ChatMessage Joined(ChatMessage first, ChatMessage second)
    {
        ChatMessage joined = first.Clone();
        joined.Contents = first.Contents.Count > 0 && first.Contents[^1] is TextContent && second.Contents.Count > 0 && second.Contents[0] is TextContent
            ? [.. first.Contents, new TextContent("\n\n"), .. second.Contents]
            : [.. first.Contents, .. second.Contents];
        return joined;
    }
}
