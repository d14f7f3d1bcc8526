using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>Reads a recorded Gemini request, whose members may be written in camelCase or in snake_case, and may be null.</summary>
internal static class GeminiRequest
{
    public static JsonElement Member(JsonElement owner, string name)
    {
        if (owner.ValueKind != JsonValueKind.Object)
            return default;
        foreach (JsonProperty member in owner.EnumerateObject())
        {
            if (Camel(member.Name) == name && member.Value.ValueKind != JsonValueKind.Null)
                return member.Value;
        }

        return default;
    }

    public static IEnumerable<JsonElement> Items(JsonElement owner, string name) => Member(owner, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    public static string? Text(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double? Number(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>The contents, neighbours of one role joined, each part as JSON that is equal where the parts mean the same.</summary>
    public static IEnumerable<string> Turns(JsonElement body)
    {
        string? role = null;
        var parts = new List<string>();
        foreach (JsonElement content in Items(body, "contents"))
        {
            string next = Text(content, "role") ?? "user";
            foreach (JsonElement part in Items(content, "parts").Where(part => IsSent(part, next)))
            {
                if (role is not null && role != next)
                {
                    yield return role + ": " + string.Join(" | ", parts);
                    parts.Clear();
                }

                role = next;
                parts.Add(Part(part));
            }
        }

        yield return role + ": " + string.Join(" | ", parts);
    }

    public static string Camel(string name)
    {
        string[] words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>Base64 as the API sends it; some recorders write the form for addresses.</summary>
    public static string Base64(string text)
    {
        string standard = text.Replace('-', '+').Replace('_', '/');
        return standard.PadRight((standard.Length + 3) / 4 * 4, '=');
    }

    /// <summary>Thoughts and empty texts go back only with a signature: there is nothing else in them.</summary>
    private static bool IsSent(JsonElement part, string role) =>
        role != "model" || Text(part, "thoughtSignature") is not null
        || (Text(part, "text") != "" && Member(part, "thought").ValueKind != JsonValueKind.True);

    private static string Part(JsonElement part) => string.Join(", ", part.EnumerateObject()
        .Where(member => member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
        .Select(member => Camel(member.Name) + " " + (Camel(member.Name) == "inlineData" ? Data(member.Value) : Json.Canonical(member.Value)))
        .Order(StringComparer.Ordinal));

    private static string Data(JsonElement data) => Text(data, "mimeType") + " " + Base64(Text(data, "data") ?? "");
}
