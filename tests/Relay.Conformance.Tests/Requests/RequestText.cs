using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>The text of a wire message: its string content, or its text parts joined.</summary>
internal static class RequestText
{
    public static string Of(JsonElement message)
    {
        if (Json.Text(message, "content") is { } text)
            return text;
        return string.Concat(Json.Items(message, "content").Where(part => Json.Text(part, "type") == "text").Select(part => Json.Text(part, "text")));
    }
}
