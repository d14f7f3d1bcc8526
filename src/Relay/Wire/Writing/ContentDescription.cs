using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What a message says of a content that cannot be sent: its kind, and what is in it.</summary>
internal static class ContentDescription
{
    /// <summary>The type's name, with the media type in parentheses where it has one.</summary>
    public static string Of(AIContent content) => content switch
    {
        DataContent data => $"{content.GetType().Name} ({data.MediaType})",
        UriContent uri => $"{content.GetType().Name} ({uri.MediaType} by address)",
        _ => content.GetType().Name,
    };
}
