using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads a conversation once, and refuses what no target takes: a message or a content that is null, and a role that nobody knows.</summary>
internal static class ConversationCheck
{
    /// <summary>The messages; those that can be read only once are read here.</summary>
    /// <exception cref="RelayException">The conversation holds something that cannot be sent to anybody.</exception>
    public static IReadOnlyList<ChatMessage> Read(IEnumerable<ChatMessage> messages, ProviderFacts provider, ModelSpec spec)
    {
        IReadOnlyList<ChatMessage> read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        List<ChatMessage>? renamed = null;
        for (int i = 0; i < read.Count; i++)
        {
            ChatMessage? message = read[i];
            if (message is null)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation holds a message that is null.");
            }

            IList<AIContent> contents = message.Contents;
            for (int j = 0; j < contents.Count; j++)
            {
                if (contents[j] is null)
                {
                    throw new RelayException(RelayErrorKind.InvalidRequest, $"A message of role '{message.Role.Value}' holds a content that is null.");
                }
            }

            if (MessageRole.IsUsual(message))
            {
                continue;
            }

            if (!MessageRole.IsDeveloper(message))
            {
                throw new RelayException(
                    RelayErrorKind.InvalidRequest, $"A message of role '{message.Role.Value}' cannot be sent to {spec.Target}. The roles are system, user, assistant and tool, and for OpenAI developer.");
            }

            if (!TakesDeveloper(provider))
            {
                ChatMessage system = message.Clone();
                system.Role = ChatRole.System;
                renamed ??= [.. read];
                renamed[i] = system;
            }
        }

        return renamed ?? read;
    }

    /// <summary>platform.openai.com/docs/api-reference/chat: developer messages take the place of system messages with o1 and newer; others know only system.</summary>
    private static bool TakesDeveloper(ProviderFacts provider) => provider.CatalogName is "openai" or "azure";
}
