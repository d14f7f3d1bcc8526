using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A conversation in which another provider answered before, or the same one over another protocol: what only that one can read stays behind, and the reply says so.</summary>
internal static class MovedConversation
{
    /// <summary>The messages as the target can be sent them; the same object where nothing has to stay behind.</summary>
    /// <param name="read">The conversation.</param>
    /// <param name="home">What can be read back.</param>
    /// <param name="warnings">Where losses are stated, once for each maker and kind.</param>
    public static IReadOnlyList<ChatMessage> For(IReadOnlyList<ChatMessage> read, in ConversationHome home, RequestWarnings warnings)
    {
        List<ChatMessage>? moved = null;
        for (int i = 0; i < read.Count; i++)
        {
            ChatMessage message = read[i];
            home.TellPlan(message, warnings);
            if (!HasForeign(message, home))
            {
                moved?.Add(message);
                continue;
            }

            moved ??= [.. read.Take(i)];
            ChatMessage copy = message.Clone();
            copy.Contents = Own(message, home, warnings);
            if (copy.Contents.Count > 0)
            {
                moved.Add(copy);
            }
        }

        return moved ?? read;
    }

    private static bool HasForeign(ChatMessage message, in ConversationHome home)
    {
        IList<AIContent> contents = message.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            if ((contents[i].AdditionalProperties is not null && home.WhyNot(contents[i]) is not null) || home.SaysAsText(contents[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static List<AIContent> Own(ChatMessage message, in ConversationHome home, RequestWarnings warnings)
    {
        var own = new List<AIContent>(message.Contents.Count);
        foreach (AIContent content in message.Contents)
        {
            if (home.WhyNot(content) is { } loss)
            {
                warnings.AddOnce(loss);
            }
            else
            {
                own.Add(home.SaysAsText(content) ? new TextContent(((ErrorContent)content).Message) : content);
            }
        }

        return own;
    }
}
