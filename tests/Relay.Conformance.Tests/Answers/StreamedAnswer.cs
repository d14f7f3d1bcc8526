using System.Text;

namespace Relay.Conformance.Tests;

/// <summary>A stream that was read to its end: its updates, checked against the grammar of streams, and how it ended.</summary>
internal sealed class StreamedAnswer
{
    private readonly List<ChatUpdate> _updates = [];

    /// <summary>The exception that ended the stream; null when it ended well.</summary>
    public RelayException? Failure { get; private set; }

    /// <summary>The reply of the End update, or of the Error one; null when there was neither.</summary>
    public ChatReply? Reply { get; private set; }

    public int Count(ChatUpdateKind kind) => _updates.Count(update => update.Kind == kind);

    public static async Task<StreamedAnswer> ReadAsync(IAsyncEnumerable<ChatUpdate> updates, Differences differences)
    {
        var answer = new StreamedAnswer();
        try
        {
            await foreach (ChatUpdate update in updates)
                answer._updates.Add(update);
        }
        catch (RelayException failure)
        {
            answer.Failure = failure;
        }

        if (answer._updates.Count > 0)
            answer.Reply = answer._updates[^1].Reply;
        answer.CheckGrammar(differences);
        return answer;
    }

    /// <summary>The updates as text, pieces of one kind joined: equal for streams that say the same, however they were cut.</summary>
    public string Transcript()
    {
        var text = new StringBuilder();
        foreach (ChatUpdate update in _updates)
        {
            text.Append(update.Kind).Append(' ').Append(update.Text).Append(update.ToolCall).Append(update.Usage).Append('\n');
        }

        return text.Append(Failure?.Kind).ToString();
    }

    private void CheckGrammar(Differences differences)
    {
        if (_updates.Count == 0)
        {
            differences.True("a stream without updates ends with an exception", Failure is not null);
            return;
        }

        differences.Equal("first update", ChatUpdateKind.Start, _updates[0].Kind);
        differences.Equal("Start updates", 1, Count(ChatUpdateKind.Start));
        differences.True("more than one Usage update", Count(ChatUpdateKind.Usage) <= 1);
        differences.Equal("last update", Failure is null ? ChatUpdateKind.End : ChatUpdateKind.Error, _updates[^1].Kind);
        differences.Equal("End updates", Failure is null ? 1 : 0, Count(ChatUpdateKind.End));
        differences.Equal("Error updates", Failure is null ? 0 : 1, Count(ChatUpdateKind.Error));
        if (Reply is not { } reply)
        {
            differences.True("the last update has no reply", false);
            return;
        }

        differences.Equal("text of the pieces", reply.Text, Joined(ChatUpdateKind.Text));
        differences.Equal("reasoning of the pieces", reply.ReasoningText ?? "", Joined(ChatUpdateKind.Thinking));
        CheckToolCalls(reply, differences);
    }

    private string Joined(ChatUpdateKind kind) => string.Concat(_updates.Where(update => update.Kind == kind).Select(update => update.Text));

    private void CheckToolCalls(ChatReply reply, Differences differences)
    {
        ToolCallDelta[] deltas = [.. _updates.Where(update => update.ToolCall is not null).Select(update => update.ToolCall!)];
        for (int i = 0; i < reply.ToolCalls.Count; i++)
        {
            ToolCallDelta[] own = [.. deltas.Where(delta => delta.Index == i)];
            differences.Equal("argument text of the pieces of call " + i, reply.ToolCalls[i].ArgumentsText(), string.Concat(own.Select(delta => delta.ArgumentsDelta)));
        }

        differences.Equal("calls among the pieces", reply.ToolCalls.Count, deltas.Select(delta => delta.Index).Distinct().Count());
    }
}
