using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Who speaks. Roles that nobody knows never get to a wire: <see cref="ConversationCheck"/> refuses them.</summary>
internal static class MessageRole
{
    /// <summary>OpenAI's later word for a system message.</summary>
    private const string Developer = "developer";

    /// <summary>Whether a message is one of the system's: a developer's, as OpenAI calls it since, is one too.</summary>
    public static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System || IsDeveloper(message);

    /// <summary>Whether it is the system's under OpenAI's later word.</summary>
    public static bool IsDeveloper(ChatMessage message) => message.Role.Value == Developer;

    /// <summary>Whether it is of one of the four roles that every protocol knows in some form.</summary>
    public static bool IsUsual(ChatMessage message) =>
        message.Role == ChatRole.User || message.Role == ChatRole.Assistant || message.Role == ChatRole.Tool || message.Role == ChatRole.System;
}
