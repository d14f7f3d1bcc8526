namespace Relay;

/// <summary>One item of a Responses answer, before it is written.</summary>
/// <param name="Type"><c>reasoning</c>, <c>message</c>, <c>refusal</c> (a message too) or <c>function_call</c>.</param>
/// <param name="Id">The item's id.</param>
/// <param name="Text">The summary, the text, the refusal, or the arguments.</param>
/// <param name="Call">The call of a <c>function_call</c>; null otherwise.</param>
internal sealed record ResponsesItem(string Type, string Id, string Text, LoopbackToolCall? Call = null)
{
    /// <summary>What every reasoning item is encrypted to.</summary>
    public const string Encrypted = "bG9vcGJhY2s=";

    /// <summary>The items of a reply: reasoning, text, refusal, tool calls.</summary>
    public static List<ResponsesItem> Of(ReplyContent content)
    {
        var items = new List<ResponsesItem>();
        if (content.Reasoning is not null)
            items.Add(new ResponsesItem("reasoning", "rs_loopback", content.Reasoning));
        if (content.Text is not null)
            items.Add(new ResponsesItem("message", "msg_loopback", content.Text));
        if (content.Refusal is not null)
            items.Add(new ResponsesItem("refusal", "msg_refusal", content.Refusal));
        foreach (LoopbackToolCall call in content.ToolCalls)
            items.Add(new ResponsesItem("function_call", "fc_" + call.Id, call.Arguments, call));
        return items;
    }

    /// <summary>The status told, else <c>completed</c>; reasons why an answer is incomplete, in the word of this protocol or of Chat Completions, make it so.</summary>
    public static string Status(ReplyContent content) => content.FinishReason switch
    {
        "failed" or "cancelled" or "in_progress" or "queued" => content.FinishReason,
        _ => IncompleteReason(content) is null ? "completed" : "incomplete",
    };

    /// <summary>Why the answer is incomplete; null when it is not.</summary>
    public static string? IncompleteReason(ReplyContent content) => content.FinishReason switch
    {
        "length" or "max_tokens" or "max_output_tokens" => "max_output_tokens",
        "content_filter" => "content_filter",
        _ => null,
    };
}
