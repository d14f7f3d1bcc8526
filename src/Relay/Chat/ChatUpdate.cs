using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What a <see cref="ChatUpdate"/> is.</summary>
public enum ChatUpdateKind
{
    /// <summary>The answer has begun; comes once, first, and only when the first piece of the answer is there.</summary>
    Start,

    /// <summary>A piece of visible text.</summary>
    Text,

    /// <summary>A piece of visible reasoning.</summary>
    Thinking,

    /// <summary>A piece of a tool call.</summary>
    ToolCallDelta,

    /// <summary>The functions that a round called have been run, and the model is asked again; only with <see cref="CallOptions.ToolInvocation"/>.</summary>
    ToolResults,

    /// <summary>The usage; comes once at the most.</summary>
    Usage,

    /// <summary>The answer is complete; comes once, last.</summary>
    End,

    /// <summary>The stream failed after it had begun; <see cref="ChatUpdate.Reply"/> holds what arrived, and the exception follows.</summary>
    Error,
}

/// <summary>One step of a streamed answer. A small value: kind and at most one payload.</summary>
/// <remarks>
/// Exactly one Start, at most one Usage, then exactly one End, or an exception. A failure before the first piece of the answer is only the
/// exception; after it, one Error update comes first. A stream never ends silently. With <see cref="CallOptions.ToolInvocation"/> the pieces of all rounds are in it, one after the
/// other, with a ToolResults between each two.
/// </remarks>
public readonly struct ChatUpdate
{
    private readonly object? _payload;

    /// <summary>The reply; of a piece of text or reasoning, the part it belongs to, or the content of a backend's that it is.</summary>
    private readonly object? _whole;

    private ChatUpdate(ChatUpdateKind kind, object? payload, object? whole = null)
    {
        Kind = kind;
        _payload = payload;
        _whole = whole;
    }

    /// <summary>What this is.</summary>
    public ChatUpdateKind Kind { get; }

    /// <summary>The piece of text (Text) or reasoning (Thinking); null otherwise.</summary>
    public string? Text => _payload as string;

    /// <summary>The piece of a tool call (ToolCallDelta); null otherwise.</summary>
    public ToolCallDelta? ToolCall => _payload as ToolCallDelta;

    /// <summary>The results of a round's tool calls, in their order (ToolResults); null otherwise.</summary>
    public ChatMessage? ToolResults => _payload as ChatMessage;

    /// <summary>The usage (Usage); null otherwise.</summary>
    public TokenUsage? Usage => _payload as TokenUsage;

    /// <summary>The failure (Error); null otherwise.</summary>
    public RelayException? Error => _payload as RelayException;

    /// <summary>The whole answer (End), what arrived of it (Error), or a round's answer (ToolResults); null otherwise.</summary>
    public ChatReply? Reply => _whole as ChatReply;

    /// <summary>The text of a Text update, so that updates can be written out as they come; else empty.</summary>
    public override string ToString() => Kind == ChatUpdateKind.Text ? Text ?? "" : "";

    /// <summary>The answer while it is read (Start); null otherwise.</summary>
    internal Answer? Answer => _payload as Answer;

    internal static ChatUpdate Start(Answer answer) => new(ChatUpdateKind.Start, answer);

    /// <summary>The part of the answer that a piece of text or reasoning belongs to, or that the first piece of a call began; null where the answer keeps no order of parts.</summary>
    internal AnswerPart? Part => _whole as AnswerPart;

    /// <summary>The backend's own content that a piece of text or reasoning is; null for a piece that a wire read.</summary>
    internal AIContent? Content => _whole as AIContent ?? (_whole as AnswerPart)?.Content;

    internal static ChatUpdate OfText(string text, AnswerPart? part = null) => new(ChatUpdateKind.Text, text, part);

    internal static ChatUpdate OfThinking(string text, AnswerPart? part = null) => new(ChatUpdateKind.Thinking, text, part);

    /// <summary>A piece of text or reasoning that is a content of a backend's: in its place among others where <paramref name="part"/> says which.</summary>
    internal static ChatUpdate OfContent(ChatUpdateKind kind, string text, AIContent content, AnswerPart? part) => new(kind, text, part ?? (object)content);

    internal static ChatUpdate OfToolCall(ToolCallDelta delta, AnswerPart? begun = null) => new(ChatUpdateKind.ToolCallDelta, delta, begun);

    internal static ChatUpdate OfToolResults(ChatMessage results, ChatReply round) => new(ChatUpdateKind.ToolResults, results, round);

    internal static ChatUpdate OfUsage(TokenUsage usage) => new(ChatUpdateKind.Usage, usage);

    internal static ChatUpdate End(ChatReply reply) => new(ChatUpdateKind.End, null, reply);

    /// <summary>The same, its tool call numbered after <paramref name="count"/> others.</summary>
    internal ChatUpdate AfterCalls(int count) => ToolCall is { } call ? new ChatUpdate(Kind, call with { Index = call.Index + count }) : this;

    internal static ChatUpdate Failed(RelayException error, ChatReply partial) => new(ChatUpdateKind.Error, error, partial);
}

/// <summary>A piece of a tool call, as it streams in.</summary>
/// <param name="Index">Which call of the answer, from 0, in order of first appearance.</param>
/// <param name="Id">The call's id, on its first piece; null afterwards.</param>
/// <param name="Name">The tool's name, on its first piece; null afterwards.</param>
/// <param name="ArgumentsDelta">The next piece of the argument text; may be empty.</param>
public sealed record ToolCallDelta(int Index, string? Id, string? Name, string ArgumentsDelta);
