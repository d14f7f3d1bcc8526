using System.Text.Json;

namespace Relay;

/// <summary>What an event says.</summary>
internal enum ResponsesEventKind
{
    Other,
    Begun,
    ItemAdded,
    ItemDone,
    TextDelta,
    RefusalDelta,
    ReasoningDelta,
    SummaryDelta,
    ArgumentsDelta,
    ArgumentsDone,
    AnnotationAdded,
    Completed,
    Incomplete,
    Failed,
    Cancelled,
    Error,
}

/// <summary>Tells the kind of an event by its type.</summary>
internal static class ResponsesEventKinds
{
    /// <summary>The kind named by the string the reader stands on; the most frequent ones are looked at first.</summary>
    public static ResponsesEventKind Of(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return ResponsesEventKind.Other;
        }

        return reader.ValueTextEquals("response.output_text.delta"u8) ? ResponsesEventKind.TextDelta
            : reader.ValueTextEquals("response.reasoning_summary_text.delta"u8) ? ResponsesEventKind.SummaryDelta
            : reader.ValueTextEquals("response.reasoning_text.delta"u8) ? ResponsesEventKind.ReasoningDelta
            : reader.ValueTextEquals("response.function_call_arguments.delta"u8) ? ResponsesEventKind.ArgumentsDelta
            : reader.ValueTextEquals("response.function_call_arguments.done"u8) ? ResponsesEventKind.ArgumentsDone
            : reader.ValueTextEquals("response.output_item.added"u8) ? ResponsesEventKind.ItemAdded
            : reader.ValueTextEquals("response.output_item.done"u8) ? ResponsesEventKind.ItemDone
            : reader.ValueTextEquals("response.refusal.delta"u8) ? ResponsesEventKind.RefusalDelta
            : reader.ValueTextEquals("response.output_text.annotation.added"u8) ? ResponsesEventKind.AnnotationAdded
            : reader.ValueTextEquals("response.created"u8) || reader.ValueTextEquals("response.in_progress"u8) || reader.ValueTextEquals("response.queued"u8) ? ResponsesEventKind.Begun
            : reader.ValueTextEquals("response.completed"u8) ? ResponsesEventKind.Completed
            : reader.ValueTextEquals("response.incomplete"u8) ? ResponsesEventKind.Incomplete
            : reader.ValueTextEquals("response.failed"u8) ? ResponsesEventKind.Failed
            : reader.ValueTextEquals("response.cancelled"u8) ? ResponsesEventKind.Cancelled
            : reader.ValueTextEquals("error"u8) ? ResponsesEventKind.Error
            : ResponsesEventKind.Other;
    }
}
