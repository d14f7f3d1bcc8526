using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The contents that a tool gave as its result, where it gave contents: one, several, or either of them out of a store.</summary>
internal static class ToolResultContents
{
    /// <summary>The contents; null for a result of another kind (text, a value, nothing).</summary>
    public static IReadOnlyList<AIContent>? Of(FunctionResultContent result) => result.Result switch
    {
        AIContent content => [content],
        IReadOnlyList<AIContent> contents => contents,
        IEnumerable<AIContent> contents => [.. contents],
        JsonElement { ValueKind: JsonValueKind.Object } stored => Load(stored) is { } content ? [content] : null,
        JsonElement { ValueKind: JsonValueKind.Array } stored => LoadAll(stored),
        _ => null,
    };

    /// <summary>A text that is all of a result: a string, or one out of a store; null for any other result.</summary>
    public static string? Text(FunctionResultContent result) => result.Result switch
    {
        string text => text,
        TextContent text => text.Text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => null,
    };

    /// <summary>A result that is no contents, as text: itself, the error of a call that failed, empty for nothing, anything else as JSON.</summary>
    public static string TextOrJson(FunctionResultContent result) => result.Result switch
    {
        null => result.Exception is { } error ? "Error: " + error.Message : "",
        _ => Text(result) ?? JsonValues.ToText(result.Result),
    };

    private static List<AIContent>? LoadAll(JsonElement stored)
    {
        List<AIContent>? contents = null;
        foreach (JsonElement item in stored.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || Load(item) is not { } content)
            {
                return null;
            }

            (contents ??= []).Add(content);
        }

        return contents;
    }

    /// <summary>
    /// What the ecosystem's JSON of a content is read back as: an object with its <c>$type</c>. A content that was the whole result was stored without one, and data are
    /// known by their address.
    /// </summary>
    private static AIContent? Load(JsonElement stored)
    {
        if (stored.TryGetProperty("$type", out JsonElement type) && type.ValueKind == JsonValueKind.String)
        {
            try
            {
                return (AIContent?)stored.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent)));
            }
            catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException)
            {
                return null;
            }
        }

        return JsonText.Of(stored, "uri") is { } uri && uri.StartsWith("data:", StringComparison.Ordinal) ? Data(uri, stored) : null;
    }

    private static DataContent? Data(string uri, JsonElement stored)
    {
        try
        {
            return new DataContent(uri) { Name = JsonText.Of(stored, "name") };
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
