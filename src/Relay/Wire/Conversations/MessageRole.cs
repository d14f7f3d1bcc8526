using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Who speaks, for protocols that know a system, a user, an assistant and tools.</summary>
internal static class MessageRole
{
    /// <summary>Whether a message is one of the system's: a developer's, as OpenAI calls it since, is one too.</summary>
    public static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System || message.Role.Value == "developer";

    /// <exception cref="RelayException">It is nobody that the protocol knows: sent as a user's it would say what the user did not.</exception>
    public static void Check(ChatMessage message)
    {
        if (message.Role != ChatRole.User && message.Role != ChatRole.Assistant && message.Role != ChatRole.Tool && !IsSystem(message))
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, $"A message of role '{message.Role.Value}' cannot be sent: the protocol knows system, user, assistant and tool.");
        }
    }
}
