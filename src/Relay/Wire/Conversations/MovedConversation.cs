using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A conversation in which another provider answered before: what only that one can read stays behind, and the reply says so.</summary>
internal static class MovedConversation
{
    /// <summary>The messages as the target can be sent them; the same object where nothing has to stay behind.</summary>
    /// <param name="read">The conversation.</param>
    /// <param name="origin">The maker that the target is (<see cref="ContentOrigin"/>).</param>
    /// <param name="warnings">Where losses are stated, once for each maker and kind.</param>
    public static IReadOnlyList<ChatMessage> For(IReadOnlyList<ChatMessage> read, string origin, RequestWarnings warnings)
    {
        for (int i = 0; i < read.Count; i++)
        {
            if (read[i] is { } message && HasForeign(message, origin))
            {
                return Moved(read, i, origin, warnings);
            }
        }

        return read;
    }

    private static List<ChatMessage> Moved(IReadOnlyList<ChatMessage> messages, int first, string origin, RequestWarnings warnings)
    {
        var moved = new List<ChatMessage>(messages.Count);
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i];
            if (i < first || message is null || !HasForeign(message, origin))
            {
                moved.Add(message!);
                continue;
            }

            ChatMessage copy = message.Clone();
            copy.Contents = [.. message.Contents.Where(content => !IsForeign(content, origin, warnings))];
            if (copy.Contents.Count > 0)
            {
                moved.Add(copy);
            }
        }

        return moved;
    }

    private static bool HasForeign(ChatMessage message, string origin)
    {
        IList<AIContent> contents = message.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            if (contents[i].AdditionalProperties is not null && ContentOrigin.Read(contents[i]) is { } maker && maker != origin)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsForeign(AIContent content, string origin, RequestWarnings warnings)
    {
        if (ContentOrigin.Read(content) is not { } maker || maker == origin)
        {
            return false;
        }

        warnings.AddOnce(content is TextReasoningContent
            ? $"reasoning of an earlier answer was not sent: it is {maker}'s, and only {maker} can read it back."
            : $"what {maker} did with tools of its own in an earlier answer was not sent: only {maker} can read it back.");
        return true;
    }
}
