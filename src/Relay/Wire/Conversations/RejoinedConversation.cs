using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A conversation with answers that a program put together out of updates: what was handed out behind a part (<see cref="PartRest"/>) is part of it again.</summary>
internal static class RejoinedConversation
{
    /// <summary>The messages as they were answered; the same object where there is nothing to join. The caller's own messages are never changed.</summary>
    public static IReadOnlyList<ChatMessage> For(IReadOnlyList<ChatMessage> messages)
    {
        List<ChatMessage>? joined = null;
        for (int i = 0; i < messages.Count; i++)
        {
            if (HasRest(messages[i]))
            {
                joined ??= [.. messages];
                joined[i] = Join(messages[i]);
            }
        }

        return joined ?? messages;
    }

    private static bool HasRest(ChatMessage message)
    {
        IList<AIContent> contents = message.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            if (contents[i].AdditionalProperties is not null && PartRest.Read(contents[i]) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static ChatMessage Join(ChatMessage message)
    {
        var contents = new List<AIContent>(message.Contents.Count);
        foreach (AIContent content in message.Contents)
        {
            switch (PartRest.Read(content))
            {
                case null:
                    contents.Add(content);
                    break;
                case PartRestKind.Text:
                    contents.Add(new TextContent("") { Annotations = content.Annotations, AdditionalProperties = PartRest.Properties(content) });
                    break;
                case PartRestKind.Rest when contents.Count > 0 && WithRest(contents[^1], content) is { } whole:
                    contents[^1] = whole;
                    break;
            }
        }

        ChatMessage copy = message.Clone();
        copy.Contents = contents;
        return copy;
    }

    private static AIContent? WithRest(AIContent part, AIContent rest)
    {
        AIContent? whole = part switch
        {
            TextContent text => new TextContent(text.Text) { RawRepresentation = text.RawRepresentation },
            TextReasoningContent reasoning => new TextReasoningContent(reasoning.Text) { ProtectedData = reasoning.ProtectedData, RawRepresentation = reasoning.RawRepresentation },
            _ => null,
        };
        if (whole is null)
        {
            return null;
        }

        whole.Annotations = rest.Annotations is null ? part.Annotations : part.Annotations is null ? rest.Annotations : [.. part.Annotations, .. rest.Annotations];
        AdditionalPropertiesDictionary? properties = part.AdditionalProperties?.Clone();
        if (PartRest.Properties(rest) is { } further)
        {
            properties ??= [];
            foreach (KeyValuePair<string, object?> property in further)
            {
                properties[property.Key] = property.Value;
            }
        }

        whole.AdditionalProperties = properties;
        return whole;
    }
}
