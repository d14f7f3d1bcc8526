using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A backend's whole answer.</summary>
/// <param name="response">The answer. Its usage, if it has any, has cached tokens within the input and reasoning within the output, as <see cref="UsageDetails"/> documents.</param>
public sealed class BackendAnswer(ChatResponse response)
{
    /// <summary>The answer.</summary>
    public ChatResponse Response { get; } = response ?? throw new ArgumentNullException(nameof(response));

    /// <summary>The usage in disjoint buckets, where the backend knows it better than <see cref="ChatResponse.Usage"/> says it; null takes that one.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Who paid; null means what the call says. A subscription's answer costs 0, and its usage may be unknown.</summary>
    public Lane? Lane { get; init; }

    /// <summary>How the call was served and billed.</summary>
    public ServiceTier ServedTier { get; init; }

    /// <summary>The provider's id of the request; null when it gave none.</summary>
    public string? RequestId { get; init; }
}
