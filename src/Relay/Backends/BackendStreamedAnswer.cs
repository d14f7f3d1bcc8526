using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A backend's streamed answer.</summary>
/// <remarks>The updates end when the answer is whole; a backend whose connection broke throws. Usage comes as <see cref="UsageContent"/>.</remarks>
/// <param name="updates">The pieces, as they come. Read once, and disposed of when the reader leaves.</param>
public sealed class BackendStreamedAnswer(IAsyncEnumerable<ChatResponseUpdate> updates)
{
    /// <summary>The pieces, as they come.</summary>
    public IAsyncEnumerable<ChatResponseUpdate> Updates { get; } = updates ?? throw new ArgumentNullException(nameof(updates));

    /// <summary>Whether an end without a <see cref="ChatResponseUpdate.FinishReason"/> means that the stream was cut off (<see cref="RelayErrorKind.StreamTruncated"/>): some SDKs end silently then.</summary>
    public bool MustSayWhyItEnded { get; init; }

    /// <summary>Gives the usage in disjoint buckets after the last update, where the backend knows it better than its updates say it; null takes theirs.</summary>
    public Func<TokenUsage?>? Usage { get; init; }

    /// <summary>Who paid; null means what the call says.</summary>
    public Lane? Lane { get; init; }

    /// <summary>How the call was served and billed.</summary>
    public ServiceTier ServedTier { get; init; }

    /// <summary>The provider's id of the request; null when it gave none.</summary>
    public string? RequestId { get; init; }
}
