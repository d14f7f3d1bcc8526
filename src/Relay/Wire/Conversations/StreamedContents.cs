using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>
/// The contents of an answer in the order of its parts, as its updates are handed out one by one: texts and reasoning in pieces, and behind the pieces of a part whatever
/// else it has.
/// </summary>
/// <remarks>
/// A program that puts the updates together (<see cref="ChatResponseExtensions"/>) joins neighbouring texts, and neighbouring reasoning up to its protected data, and keeps of
/// their properties those of the first piece. What would be lost in that goes as a content of its own (<see cref="PartRest"/>), which finds back to its part when the
/// conversation is sent again.
/// </remarks>
internal sealed class StreamedContents(Answer answer)
{
    /// <summary>Calls that others have come behind and whose arguments are not whole.</summary>
    private LinkedList<AnswerPart>? _waiting;
    private AnswerPart? _current;
    private int _seen;
    private bool _hasReasoning;

    /// <summary>What would be joined to the next content, were nothing put between: a text or an unprotected reasoning; null for anything else.</summary>
    private AnswerPartKind? _open;

    /// <summary>What is to be handed out before an update that begins another part; null for nothing.</summary>
    public List<AIContent>? Begin(ChatUpdate update)
    {
        List<AIContent>? closed = null;
        if (update.Part is not { } part)
        {
            if (update.Content is not null)
            {
                // Everything else that the backend has given came before this piece.
                Close(answer.Parts!.Count, ref closed);
            }

            return closed;
        }

        if (ReferenceEquals(part, _current))
        {
            return null;
        }

        Close(part.Position, ref closed);

        if (part.Kind is AnswerPartKind.Text or AnswerPartKind.Reasoning)
        {
            Separate(part.Kind, ref closed);
            _current = part;
            _hasReasoning = false;
        }

        return closed;
    }

    /// <summary>A piece of text or reasoning.</summary>
    public AIContent Next(ChatUpdate update)
    {
        if (update.Content is { } own)
        {
            // A backend's content is handed out as it is, with whatever its SDK has put on it.
            if (update.Part is { } part)
            {
                part.IsGiven = true;
            }

            return own;
        }

        if (update.Kind == ChatUpdateKind.Text)
        {
            _open = AnswerPartKind.Text;
            return new TextContent(update.Text);
        }

        // The first piece says whose reasoning it is; the others are joined to it.
        var reasoning = new TextReasoningContent(update.Text) { AdditionalProperties = _hasReasoning ? null : ContentOrigin.Only(answer.Origin) };
        _hasReasoning = true;
        _open = AnswerPartKind.Reasoning;
        return reasoning;
    }

    /// <summary>What has not been handed out when the answer is complete.</summary>
    public List<AIContent> End(ChatMessage message)
    {
        List<AIContent>? rest = [];
        if (answer.Parts is not { } parts)
        {
            foreach (AIContent content in message.Contents)
            {
                Add(PartRest.OfUnordered(content), ref rest);
            }

            return rest!;
        }

        Close(parts.Count, ref rest);
        AddLateAnnotations(parts, rest!);
        foreach (AIContent content in message.Contents)
        {
            // A refusal stands beside the parts, and so do the calls of a backend: which of them it has answered by itself is known at the end.
            if (content is ErrorContent || (!answer.HasToolCalls && content is FunctionCallContent or FunctionResultContent))
            {
                rest!.Add(content);
            }
        }

        return rest!;
    }

    /// <summary>Hands out what belongs to the parts before a position. A call whose arguments are not whole yet is waited for.</summary>
    private void Close(int end, ref List<AIContent>? into)
    {
        List<AnswerPart> parts = answer.Parts!;
        GiveWaiting(end, isAll: end == parts.Count, ref into);
        for (; _seen < end; _seen++)
        {
            AnswerPart part = parts[_seen];
            if (part.IsGiven)
            {
                continue;
            }

            if (part.Kind != AnswerPartKind.ToolCall || end == parts.Count || IsWhole(part))
            {
                Give(part, ref into);
            }
            else
            {
                (_waiting ??= new()).AddLast(part);
            }
        }
    }

    /// <summary>Hands out the calls that were waited for. Of very many the first are asked; the others are handed out at the end.</summary>
    private void GiveWaiting(int end, bool isAll, ref List<AIContent>? into)
    {
        const int MostAsked = 16;
        LinkedListNode<AnswerPart>? node = _waiting?.First;
        for (int i = 0; node is not null && (isAll || i < MostAsked); i++)
        {
            AnswerPart part = answer.Parts![node.Value.Position];
            LinkedListNode<AnswerPart>? next = node.Next;
            if (part.IsGiven || (part.Position < end && (isAll || IsWhole(part))))
            {
                _waiting!.Remove(node);
                if (!part.IsGiven)
                {
                    Give(part, ref into);
                }
            }

            node = next;
        }
    }

    private static bool IsWhole(AnswerPart call) => call.IsClosed || call.Call!.HasWholeArguments;

    private void Give(AnswerPart part, ref List<AIContent>? into)
    {
        part.IsGiven = true;
        part.AnnotationsGiven = part.Annotations?.Count ?? 0;
        if (part.Kind is AnswerPartKind.ToolCall or AnswerPartKind.Other)
        {
            if (part.Build() is { } whole)
            {
                ContentOrigin.Mark(whole, answer.Origin);
                Add(whole, ref into);
            }
        }
        else if (!part.IsEmpty)
        {
            Add(PartRest.ProtectedData(part), ref into);
            Add(PartRest.Of(part), ref into);
        }
        else if (PartRest.OfEmpty(part, answer.Origin) is { } empty)
        {
            Separate(part.Kind, ref into);
            Add(empty, ref into);
            _open = empty is TextReasoningContent { ProtectedData: null } ? AnswerPartKind.Reasoning : null;
        }
    }

    private void Separate(AnswerPartKind kind, ref List<AIContent>? into)
    {
        if (_open == kind)
        {
            Add(PartRest.End(), ref into);
        }
    }

    private void Add(AIContent? content, ref List<AIContent>? into)
    {
        if (content is not null)
        {
            (into ??= []).Add(content);
            _open = null;
        }
    }

    /// <summary>Sources that a provider names at the end, for texts that were handed out long before.</summary>
    private static void AddLateAnnotations(List<AnswerPart> parts, List<AIContent> into)
    {
        foreach (AnswerPart part in parts)
        {
            if (part.Annotations is { } annotations && annotations.Count > part.AnnotationsGiven)
            {
                into.Add(new TextContent("") { Annotations = annotations[part.AnnotationsGiven..] });
            }
        }
    }
}
