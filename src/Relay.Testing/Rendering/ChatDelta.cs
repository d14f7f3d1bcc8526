namespace Relay;

/// <summary>What one streamed chunk carries.</summary>
internal readonly record struct ChatDelta
{
    /// <summary>Whether this is the first chunk, which names the role.</summary>
    public bool Start { get; init; }

    public string? Text { get; init; }

    public string? Reasoning { get; init; }

    public string? Refusal { get; init; }

    public ToolDelta? Tool { get; init; }

    public string? Finish { get; init; }

    /// <summary>Whether the chunk has no choice and only reports usage.</summary>
    public bool UsageOnly { get; init; }
}

/// <summary>A piece of a tool call; null members are left out.</summary>
internal sealed record ToolDelta(int? Index, string? Id, string? Name, string Arguments);
