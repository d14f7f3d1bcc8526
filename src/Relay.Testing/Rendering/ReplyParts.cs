using System.Collections.Immutable;

namespace Relay;

/// <summary>What a reply says.</summary>
internal sealed record ReplyContent
{
    public string? Text { get; init; }

    public string? Reasoning { get; init; }

    public ReasoningShape ReasoningShape { get; init; }

    public string? Refusal { get; init; }

    public ImmutableArray<LoopbackToolCall> ToolCalls { get; init; } = [];

    public string? FinishReason { get; init; }

    public LoopbackUsage? Usage { get; init; } = LoopbackUsage.Default;

    public string? Model { get; init; }

    public string Id { get; init; } = "chatcmpl-loopback";

    /// <summary>The error that the reply is instead of an answer.</summary>
    public ReplyError? Error { get; init; }

    public ReadOnlyMemory<byte>? RawBody { get; init; }

    public string? RawContentType { get; init; }

    /// <summary>The finish reason told, else the one that follows from the content.</summary>
    public string Finish => FinishReason ?? (ToolCalls.Length > 0 ? "tool_calls" : "stop");
}

/// <summary>How a reply is put into events.</summary>
internal sealed record ReplyFraming
{
    public static ReplyFraming Plain { get; } = new();

    public int ChunkSize { get; init; } = 16;

    public string LineEnd { get; init; } = "\n";

    public string DataField { get; init; } = "data: ";

    public bool ByteOrderMark { get; init; }

    public bool Done { get; init; } = true;

    public string? Comment { get; init; }

    public bool MultilineData { get; init; }

    public bool UsageInEveryChunk { get; init; }

    public ToolDeltaShape ToolDeltas { get; init; }

    public ImmutableArray<InsertedEvent> Inserted { get; init; } = [];

    public bool MalformedJson { get; init; }
}

/// <summary>An event that does not come from the content: data as it is, or an error in the protocol's own envelope.</summary>
internal sealed record InsertedEvent(int AfterEvents, string Data, bool EndsStream, ReplyError? Error = null);

/// <summary>An error; each protocol has its own envelope for it.</summary>
internal sealed record ReplyError(string Message, string? Type, string? Code);

/// <summary>Status and headers of a reply.</summary>
internal sealed record ReplyHead
{
    public int Status { get; init; } = 200;

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];
}
