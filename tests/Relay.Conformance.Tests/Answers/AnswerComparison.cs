using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>Whether a reply is what the exchange says it should be.</summary>
internal static class AnswerComparison
{
    public static void Compare(RecordedExchange exchange, ChatReply reply, Differences differences)
    {
        JsonElement expect = ResponsesExpectations.IsAbout(exchange) ? ResponsesExpectations.Of(exchange) : exchange.Expect;
        CompareContent(exchange, reply, differences);
        differences.Equal("finish reason", Json.Text(expect, "finish_reason") ?? Json.Text(expect, "block_reason"), reply.RawFinishReason);
        differences.Equal("mapped finish reason", GeminiExpectations.IsAbout(exchange) ? GeminiExpectations.Finish(expect) : BedrockExpectations.IsAbout(exchange) ? BedrockExpectations.Finish(expect) : MappedFinish(expect), reply.FinishReason?.Value);
        differences.Equal("echoed model", Json.Text(expect, "model"), reply.EchoedModel);
        differences.Equal("configured model", ReplayTarget.Model(exchange), reply.ConfiguredModel);
        differences.Equal("provider", ReplayTarget.Provider(exchange), reply.Provider);
        ExpectedUsage.Compare(expect, reply.Usage, differences);
        ExpectedCost.Compare(exchange, reply.Cost, differences);
    }

    /// <summary>The provider's word in the field's few; a stop with tool calls means that the tools are to be called.</summary>
    private static string? MappedFinish(JsonElement expect) => Json.Text(expect, "mapped_finish_reason") ?? Json.Text(expect, "finish_reason") switch
    {
        "stop" when Json.Items(expect, "tool_calls").Any() => "tool_calls",
        "eos" or "end_turn" or "stop_sequence" => "stop",
        "max_tokens" or "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "refusal" => "content_filter",
        "pause_turn" or "load" or "unload" => "other",
        "COMPLETE" => Json.Items(expect, "tool_calls").Any() ? "tool_calls" : "stop",
        "STOP_SEQUENCE" => "stop",
        "MAX_TOKENS" => "length",
        "TOOL_CALL" => "tool_calls",
        "ERROR" or "TIMEOUT" => "error",
        string same => same,
        null => null,
    };

    /// <summary>Text, reasoning, refusal and tool calls: of a failed stream, what arrived of them.</summary>
    public static void CompareContent(RecordedExchange exchange, ChatReply reply, Differences differences)
    {
        JsonElement expect = ResponsesExpectations.IsAbout(exchange) ? ResponsesExpectations.Of(exchange) : exchange.Expect;
        differences.Equal("text", Json.Text(expect, "text") ?? "", reply.Text);
        differences.Equal("reasoning", Json.Text(expect, "reasoning_text") ?? "", reply.ReasoningText ?? "");
        differences.Equal("refusal", Json.Text(expect, "refusal") ?? "", reply.Refusal ?? "");
        differences.Equal("tool plan", Json.Text(expect, "tool_plan"), reply.Message.AdditionalProperties?.GetValueOrDefault("tool_plan"));
        CompareToolCalls([.. BedrockExpectations.IsAbout(exchange) ? BedrockExpectations.ToolCalls(exchange) : Json.Items(expect, "tool_calls")], reply, differences);
        if (Json.Has(expect, "content_block_types"))
            differences.Equal("order of contents", BlockTypes(expect), BlockTypes(reply));
        if (Json.Has(expect, "output_item_types"))
            differences.Equal("order of items", ResponsesExpectations.ItemTypes(expect), ResponsesExpectations.ItemTypes(reply));
    }

    /// <summary>The kinds of the blocks of an answer made of blocks, in order.</summary>
    private static string BlockTypes(JsonElement expect) => string.Join(", ", Json.Items(expect, "content_block_types").Select(type => type.GetString()));

    private static string BlockTypes(ChatReply reply) => string.Join(", ", reply.Message.Contents.Where(content => content is not ErrorContent).Select(content => content switch
    {
        TextContent => "text",
        TextReasoningContent reasoning => reasoning.AdditionalProperties?.Keys.All(key => key == "origin") != false ? "thinking" : "redacted_thinking",
        FunctionCallContent => "tool_use",
        { RawRepresentation: JsonElement block } => Json.Text(block, "type"),
        _ => content.GetType().Name,
    }));

    private static void CompareToolCalls(JsonElement[] expected, ChatReply reply, Differences differences)
    {
        differences.Equal("tool call count", expected.Length, reply.ToolCalls.Count);
        for (int i = 0; i < Math.Min(expected.Length, reply.ToolCalls.Count); i++)
        {
            FunctionCallContent call = reply.ToolCalls[i];
            string where = "tool call " + i + " ";
            if (Json.Text(expected[i], "id") is { Length: > 0 } id)
            {
                differences.Equal(where + "id", id, call.CallId);
            }
            else
            {
                // A call that came without an id is given one, so that results can be told apart.
                differences.Equal(where + "calls of its id", 1, reply.ToolCalls.Count(other => other.CallId == call.CallId));
            }

            differences.Equal(where + "name", Json.Text(expected[i], "name"), call.Name);
            if (Json.Has(expected[i], "arguments") && !Json.Has(expected[i], "arguments_raw"))
            {
                // The protocol sends an object, not its text.
                differences.Equal(where + "argument text", Arguments(expected[i]), Json.TryParse(call.ArgumentsText(), out JsonElement sent) ? Json.Canonical(sent) : "unreadable");
            }
            else
            {
                differences.Equal(where + "argument text", Json.Text(expected[i], "arguments_raw") ?? "", call.ArgumentsText());
            }

            differences.Equal(where + "arguments", Arguments(expected[i]), Arguments(call));
        }
    }

    /// <summary>The expected arguments; an empty text means no arguments, a broken one none that can be read.</summary>
    private static string Arguments(JsonElement expected) =>
        Json.Has(expected, "arguments") ? Json.Canonical(expected.GetProperty("arguments"))
        : string.IsNullOrWhiteSpace(Json.Text(expected, "arguments_raw")) ? "{}"
        : "unreadable";

    private static string Arguments(FunctionCallContent call) =>
        call.Arguments is null ? "unreadable" : Json.Canonical(JsonSerializer.SerializeToElement(call.Arguments));
}
