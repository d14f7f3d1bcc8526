namespace Relay;

/// <summary>Cuts an answer into the deltas of a stream.</summary>
internal static class ChatDeltas
{
    public static List<ChatDelta> Of(ReplyContent content, ReplyFraming framing, bool usage)
    {
        var deltas = new List<ChatDelta> { new() { Start = true } };
        foreach (string piece in Cut(content.Reasoning, framing.ChunkSize))
            deltas.Add(new ChatDelta { Reasoning = piece });
        foreach (string piece in Cut(content.Text, framing.ChunkSize))
            deltas.Add(new ChatDelta { Text = piece });
        foreach (string piece in Cut(content.Refusal, framing.ChunkSize))
            deltas.Add(new ChatDelta { Refusal = piece });
        AddToolDeltas(deltas, content, framing);
        deltas.Add(new ChatDelta { Finish = content.Finish });
        if (usage && content.Usage is not null && !framing.UsageInEveryChunk)
            deltas.Add(new ChatDelta { UsageOnly = true });
        return deltas;
    }

    private static void AddToolDeltas(List<ChatDelta> deltas, ReplyContent content, ReplyFraming framing)
    {
        var calls = new List<List<ChatDelta>>();
        for (int i = 0; i < content.ToolCalls.Length; i++)
            calls.Add(ToolDeltas(content.ToolCalls[i], i, framing));
        if (framing.ToolDeltas != ToolDeltaShape.Interleaved)
        {
            foreach (List<ChatDelta> call in calls)
                deltas.AddRange(call);
            return;
        }

        for (int turn = 0, added = 1; added > 0; turn++)
        {
            added = 0;
            foreach (List<ChatDelta> call in calls)
            {
                if (turn >= call.Count)
                    continue;
                deltas.Add(call[turn]);
                added++;
            }
        }
    }

    private static List<ChatDelta> ToolDeltas(LoopbackToolCall call, int position, ReplyFraming framing)
    {
        int? index = framing.ToolDeltas switch
        {
            ToolDeltaShape.NoIndex => null,
            ToolDeltaShape.IndexAlwaysZero => 0,
            ToolDeltaShape.IndexFromOne => position + 1,
            _ => position,
        };
        if (framing.ToolDeltas == ToolDeltaShape.WholeCalls)
            return [new ChatDelta { Tool = new ToolDelta(index, call.Id, call.Name, call.Arguments) }];
        bool repeat = framing.ToolDeltas == ToolDeltaShape.RepeatedId;
        var deltas = new List<ChatDelta> { new() { Tool = new ToolDelta(index, call.Id, call.Name, "") } };
        foreach (string piece in Cut(call.Arguments, framing.ChunkSize))
            deltas.Add(new ChatDelta { Tool = new ToolDelta(index, repeat ? call.Id : null, repeat ? call.Name : null, piece) });
        return deltas;
    }

    /// <summary>Pieces of at most <paramref name="size"/> characters; a pair of surrogates stays together.</summary>
    public static IEnumerable<string> Cut(string? text, int size)
    {
        int start = 0;
        while (start < (text?.Length ?? 0))
        {
            int end = Math.Min(start + size, text!.Length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end++;
            yield return text[start..end];
            start = end;
        }
    }
}
