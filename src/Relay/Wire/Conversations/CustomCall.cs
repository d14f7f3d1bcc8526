using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A call of a custom tool, whose input is free text and no JSON: <c>{"type": "custom", "custom": {"name", "input"}}</c>.</summary>
/// <remarks>
/// The text is <see cref="ToolCallExtensions.ArgumentsText"/> and the argument <c>input</c>. The mark is <c>AdditionalProperties["custom_tool"]</c>, so it outlives being stored as JSON.
/// Source: platform.openai.com/docs/api-reference/chat/object, tool_calls.
/// </remarks>
internal static class CustomCall
{
    private const string Mark = "custom_tool", Input = "input";

    public static FunctionCallContent Create(string id, string name, string input) => new(id, name, new Dictionary<string, object?>(StringComparer.Ordinal) { [Input] = input })
    {
        RawRepresentation = input,
        AdditionalProperties = new() { [Mark] = true },
    };

    /// <summary>The input of a custom tool; null for a call of a function.</summary>
    public static string? InputOf(FunctionCallContent call) =>
        call.AdditionalProperties?.ContainsKey(Mark) != true ? null
        : call.Arguments?.TryGetValue(Input, out object? input) != true ? ""
        : input is JsonElement { ValueKind: JsonValueKind.String } stored ? stored.GetString() : input as string ?? "";
}
