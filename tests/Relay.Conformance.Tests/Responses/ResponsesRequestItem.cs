using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>The items of an <c>input</c> as texts that are equal where the items mean the same.</summary>
internal static class ResponsesRequestItem
{
    public static IEnumerable<string> All(JsonElement body) => Json.Text(body, "input") is { } text
        ? ["user: [{\"text\":" + JsonSerializer.Serialize(text) + ",\"type\":\"input_text\",},]"]
        : Json.Items(body, "input").Select(Of);

    /// <summary>A message may say that it is one, and its text may be a list of one; arguments are JSON in a text, whose blanks mean nothing.</summary>
    private static string Of(JsonElement item) => Json.Text(item, "type") switch
    {
        null or "message" => Json.Text(item, "role") + ": " + Content(item),
        _ => string.Join(", ", item.EnumerateObject().Select(member => member.Name + " " + Value(member)).Order(StringComparer.Ordinal)),
    };

    private static string Value(JsonProperty member) =>
        member.Name == "arguments" && Json.TryParse(member.Value.GetString()!, out JsonElement arguments) ? Json.Canonical(arguments) : Json.Canonical(member.Value);

    private static string Content(JsonElement item)
    {
        string type = Json.Text(item, "role") == "assistant" ? "output_text" : "input_text";
        return Json.Text(item, "content") is { } text
            ? "[{\"text\":" + JsonSerializer.Serialize(text) + ",\"type\":\"" + type + "\",},]"
            : Json.Canonical(item.GetProperty("content"));
    }
}
