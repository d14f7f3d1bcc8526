namespace Relay;

/// <summary>One content block of a Messages answer, before it is written.</summary>
/// <param name="Type"><c>thinking</c>, <c>text</c> or <c>tool_use</c>.</param>
/// <param name="Text">The thinking, the text, or the input as text.</param>
/// <param name="Call">The call of a <c>tool_use</c> block; null otherwise.</param>
internal sealed record MessagesBlock(string Type, string Text, LoopbackToolCall? Call = null)
{
    /// <summary>What every thinking block is signed with.</summary>
    public const string Signature = "bG9vcGJhY2s=";

    /// <summary>The blocks of a reply: thinking, text, tool calls.</summary>
    public static List<MessagesBlock> Of(ReplyContent content)
    {
        var blocks = new List<MessagesBlock>();
        if (content.Reasoning is not null)
            blocks.Add(new MessagesBlock("thinking", content.Reasoning));
        if (content.Text is not null)
            blocks.Add(new MessagesBlock("text", content.Text));
        foreach (LoopbackToolCall call in content.ToolCalls)
            blocks.Add(new MessagesBlock("tool_use", call.Arguments, call));
        return blocks;
    }

    /// <summary>The stop reason told, else the one that follows from the content.</summary>
    public static string StopReason(ReplyContent content) => content.FinishReason
        ?? (content.Refusal is not null ? "refusal" : content.ToolCalls.Length > 0 ? "tool_use" : "end_turn");
}
