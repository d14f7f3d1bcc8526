using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>The outcome of a call that does not throw: an answer or a typed error.</summary>
public sealed class ChatResult
{
    private ChatResult(ChatReply? reply, RelayException? error)
    {
        Reply = reply;
        Error = error;
    }

    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Reply))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>The answer; null when the call failed.</summary>
    public ChatReply? Reply { get; }

    /// <summary>The failure; null when the call succeeded.</summary>
    public RelayException? Error { get; }

    /// <summary>The answer's text, or what went wrong.</summary>
    public override string ToString() => Reply?.ToString() ?? $"{Error!.Kind}: {Error.Message}";

    internal static ChatResult Success(ChatReply reply) => new(reply, null);

    internal static ChatResult Failure(RelayException error) => new(null, error);
}
