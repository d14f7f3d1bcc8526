using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The updates of a stream as an <see cref="IChatClient"/> hands them out: none, one or two for each.</summary>
internal sealed class AnswerPieces
{
    private Answer? _answer;
    private StreamedContents? _contents;

    /// <summary>What an update becomes, in this order; null for nothing.</summary>
    public (ChatResponseUpdate? First, ChatResponseUpdate? Second) Of(ChatUpdate update)
    {
        switch (update.Kind)
        {
            case ChatUpdateKind.Start:
                _answer = update.Answer!;
                _contents = new StreamedContents(_answer);
                return default;
            case ChatUpdateKind.Text or ChatUpdateKind.Thinking:
                return (_contents!.Begin(update) is { } before ? Piece(before, _answer!) : null, Piece([_contents.Next(update)], _answer!));
            case ChatUpdateKind.ToolCallDelta:
                return (_contents!.Begin(update) is { } closed ? Piece(closed, _answer!) : null, null);
            case ChatUpdateKind.ToolResults:
                return (
                    Last(update.Reply!, update.Reply!, _contents!.End(update.Reply!.Message)),
                    new ChatResponseUpdate(ChatRole.Tool, update.ToolResults!.Contents) { MessageId = "results_" + update.Reply!.ResponseId });
            case ChatUpdateKind.End:
                ChatReply reply = update.Reply!;
                ChatReply last = reply.Rounds.Count > 0 ? reply.Rounds[^1] : reply;
                return (Last(last, reply, _contents!.End(last.Message)), null);
            default:
                return default;
        }
    }

    /// <summary>One message per answer on this wire, so the message goes by the answer's id.</summary>
    private static ChatResponseUpdate Piece(IList<AIContent> contents, Answer answer) => new(ChatRole.Assistant, contents)
    {
        ModelId = answer.ConfiguredModel,
        ResponseId = answer.ResponseId,
        MessageId = answer.ResponseId,
        CreatedAt = answer.CreatedAt,
    };

    /// <summary>What only the whole answer has: what is left of its contents, usage; and the reply itself.</summary>
    private static ChatResponseUpdate Last(ChatReply reply, ChatReply whole, List<AIContent> contents)
    {
        if (((ChatResponse)reply).Usage is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ModelId = reply.ModelId,
            ResponseId = reply.ResponseId,
            MessageId = reply.ResponseId,
            CreatedAt = reply.CreatedAt,
            ConversationId = reply.ConversationId,
            FinishReason = reply.FinishReason,
            RawRepresentation = whole,
            AdditionalProperties = reply.Message.AdditionalProperties,
        };
    }
}
