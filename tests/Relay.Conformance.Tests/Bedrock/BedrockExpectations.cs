using System.Text;
using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>What a Converse exchange means beyond what its <c>expect</c> says, worked out from the response itself.</summary>
internal static class BedrockExpectations
{
    public static bool IsAbout(RecordedExchange exchange) => exchange.Api == "bedrock-converse";

    /// <summary>Converse's word for why an answer ended, in the field's few.</summary>
    public static string? Finish(JsonElement expect) => Json.Text(expect, "mapped_finish_reason") ?? Json.Text(expect, "finish_reason") switch
    {
        "end_turn" or "stop_sequence" => "stop",
        "max_tokens" or "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "guardrail_intervened" or "content_filtered" => "content_filter",
        "malformed_model_output" or "malformed_tool_use" => "error",
        null => null,
        _ => "other",
    };

    /// <summary>The calls that a program has to answer: <c>expect</c> also lists those that the provider has run by itself, whose results stand in the same answer.</summary>
    public static IEnumerable<JsonElement> ToolCalls(RecordedExchange exchange)
    {
        HashSet<string> own = [];
        if (!exchange.Response.IsEventStream && Json.TryParse(Encoding.UTF8.GetString(exchange.Response.Body.Span), out JsonElement body))
        {
            own = Json.Items(Json.Member(Json.Member(body, "output"), "message"), "content")
                .Select(block => Json.Member(block, "toolUse"))
                .Where(use => Json.Text(use, "type") == "server_tool_use")
                .Select(use => Json.Text(use, "toolUseId")!)
                .ToHashSet(StringComparer.Ordinal);
        }

        return Json.Items(exchange.Expect, "tool_calls").Where(call => !own.Contains(Json.Text(call, "id") ?? ""));
    }
}
