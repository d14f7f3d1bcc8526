using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>What a Responses exchange means beyond what its <c>expect</c> says, worked out from the response itself.</summary>
internal static class ResponsesExpectations
{
    public static bool IsAbout(RecordedExchange exchange) => exchange.Api.Contains("openai-responses", StringComparison.Ordinal);

    /// <summary>
    /// The expectation in the shape of the other wires: the reason of an incomplete answer as the reason why it ended, and reasoning that the oracle does not look for, because it
    /// stands in <c>content</c> (<c>reasoning_text</c>: DeepSeek, gpt-oss) and not in <c>summary</c>. The oracle puts nothing between the summaries of an item, which are paragraphs.
    /// </summary>
    public static JsonElement Of(RecordedExchange exchange)
    {
        JsonObject expect = JsonNode.Parse(exchange.Expect.GetRawText())!.AsObject();
        if (Json.Text(exchange.Expect, "incomplete_reason") is { } reason)
            expect["finish_reason"] = reason;
        string shown = string.Concat(Items(exchange).Where(item => Json.Text(item, "type") == "reasoning")
            .SelectMany(item => Json.Items(item, "content")).Select(part => Json.Text(part, "text")));
        if (!expect.ContainsKey("reasoning_text") && shown.Length > 0)
            expect["reasoning_text"] = shown;
        string[][] paragraphs = [.. Items(exchange).Where(item => Json.Text(item, "type") == "reasoning")
            .Select(item => Json.Items(item, "summary").Select(part => Json.Text(part, "text") ?? "").Where(text => text.Length > 0).ToArray())];
        if (paragraphs.Any(item => item.Length > 1) && string.Concat(paragraphs.SelectMany(item => item)) == Json.Text(exchange.Expect, "reasoning_text"))
            expect["reasoning_text"] = string.Concat(paragraphs.Select(item => string.Join("\n\n", item)));
        expect["mapped_finish_reason"] ??= Finish(expect["finish_reason"]?.GetValue<string>(), Json.Items(exchange.Expect, "tool_calls").Any());
        return JsonSerializer.SerializeToElement(expect);
    }

    /// <summary>The types of the items of an answer, in order.</summary>
    public static string ItemTypes(JsonElement expect) => string.Join(", ", Json.Items(expect, "output_item_types").Select(type => type.GetString()));

    public static string ItemTypes(ChatReply reply)
    {
        var types = new List<string?>();
        object? message = null;
        foreach (AIContent content in reply.Message.Contents)
        {
            object? item = content.AdditionalProperties?.GetValueOrDefault("responses_item");
            bool isText = content is TextContent or ErrorContent;
            if (!isText || message is null || (content is TextContent && !Equals(item, message)))
            {
                types.Add(content switch
                {
                    TextContent or ErrorContent => "message",
                    TextReasoningContent => "reasoning",
                    FunctionCallContent => "function_call",
                    { RawRepresentation: JsonElement raw } => Json.Text(raw, "type"),
                    _ => content.GetType().Name,
                });
            }

            message = isText ? item ?? "a refusal" : null;
        }

        return string.Join(", ", types);
    }

    private static string? Finish(string? word, bool hasCalls) => word switch
    {
        "completed" => hasCalls ? "tool_calls" : "stop",
        "max_output_tokens" => "length",
        "content_filter" => "content_filter",
        null => null,
        _ => "other",
    };

    /// <summary>The items of the answer: those of the object, or of the last event that has it.</summary>
    private static IEnumerable<JsonElement> Items(RecordedExchange exchange)
    {
        string body = Encoding.UTF8.GetString(exchange.Response.Body.Span);
        if (!exchange.Response.IsEventStream)
            return Json.TryParse(body, out JsonElement answer) ? Json.Items(answer, "output") : [];
        return body.Split('\n')
            .Where(line => line.StartsWith("data:", StringComparison.Ordinal) && Json.TryParse(line[5..], out _))
            .Select(line => Json.Parse(line[5..]))
            .Where(data => Json.Text(data, "type") == "response.output_item.done")
            .Select(data => Json.Member(data, "item"));
    }
}
