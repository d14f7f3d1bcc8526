using System.Text.Json;
using System.Text.RegularExpressions;

namespace Relay.Conformance.Tests;

/// <summary>Whether the request that Relay sent to Gemini means the same as the recorded one.</summary>
internal static partial class GeminiRequestComparison
{
    private static readonly string[] Same = ["safetySettings", "cachedContent", "labels", "modelArmorConfig"];

    private static readonly string[] SameGeneration =
        ["maxOutputTokens", "temperature", "topP", "topK", "seed", "stopSequences", "candidateCount", "responseModalities", "responseMimeType", "thinkingConfig"];

    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        differences.Equal("query", stream ? "?alt=sse" : "", sent.Query);
        if (VertexReplay.IsAbout(exchange))
            VertexReplay.Compare(exchange, sent, stream, differences);
        else
            CompareHead(exchange, sent, stream, differences);
        if (!IsComparable(exchange))
            return;

        JsonElement recorded = exchange.Request.Body!.Value, actual = sent.Json;
        differences.Equal("sent turns", Turns(exchange, recorded), Turns(exchange, actual));
        differences.Equal("sent system", System(recorded), System(actual));
        differences.Equal("sent functions", Functions(recorded), Functions(actual));
        differences.Equal("sent other tools", OtherTools(recorded), OtherTools(actual));
        differences.Equal("sent tool config", Canonical(recorded, "toolConfig"), Canonical(actual, "toolConfig"));
        foreach (string name in Same)
            differences.Equal("sent " + name, Canonical(recorded, name), Canonical(actual, name));
        JsonElement before = GeminiRequest.Member(recorded, "generationConfig"), after = GeminiRequest.Member(actual, "generationConfig");
        foreach (string name in SameGeneration)
            differences.Equal("sent " + name, Canonical(before, name), Canonical(after, name));
        differences.Equal("sent schema", Schema(before), Schema(after));
    }

    private static void CompareHead(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        string model = ReplayTarget.Model(exchange);
        string path = (model.StartsWith("models/", StringComparison.Ordinal) ? "/" : "/models/") + model + (stream ? ":streamGenerateContent" : ":generateContent");
        differences.True("path: " + sent.Path, sent.Path.EndsWith("/v1" + path, StringComparison.Ordinal));
        differences.Equal("key", ReplayTarget.Key, sent.Headers.GetValueOrDefault("x-goog-api-key"));
        differences.True("a key beside its header", !sent.Headers.ContainsKey("Authorization"));
    }

    /// <summary>Whether there is a recorded request to compare with.</summary>
    public static bool IsComparable(RecordedExchange exchange) =>
        exchange.Request.Body is { ValueKind: JsonValueKind.Object } body && GeminiRequest.Items(body, "contents").Any();

    private static string Turns(RecordedExchange exchange, JsonElement body) =>
        string.Join("\n", GeminiRequest.Turns(VertexReplay.IsAbout(exchange) ? VertexContents.Normal(body) : body));

    private static string System(JsonElement body) =>
        string.Join(" | ", GeminiRequest.Items(GeminiRequest.Member(body, "systemInstruction"), "parts").Select(part => GeminiRequest.Text(part, "text")));

    private static string Functions(JsonElement body) => string.Join(", ", GeminiRequest.Items(body, "tools")
        .SelectMany(tool => GeminiRequest.Items(tool, "functionDeclarations"))
        .Select(function => GeminiRequest.Text(function, "name")));

    private static string OtherTools(JsonElement body) => string.Join(", ", GeminiRequest.Items(body, "tools")
        .Where(tool => !GeminiRequest.Items(tool, "functionDeclarations").Any())
        .Select(Json.Canonical));

    /// <summary>A schema in either of its forms: OpenAPI writes types in capitals, and the order of properties, which is told or not, is no part of what it means.</summary>
    private static string Schema(JsonElement generation) =>
        Required().Replace(
            TypeWord().Replace(Ordering().Replace(Canonical(generation, "responseSchema") + Canonical(generation, "responseJsonSchema"), ""), word => word.Value.ToLowerInvariant()),
            list => string.Join(",", list.Value.Split(',').Order(StringComparer.Ordinal)));

    /// <summary>The names of required members, which have no order.</summary>
    [GeneratedRegex("(?<=\"required\":\\[)[^\\]]*")]
    private static partial Regex Required();

    [GeneratedRegex("\"property(Ordering|_ordering)\":\\[[^\\]]*\\],?")]
    private static partial Regex Ordering();

    [GeneratedRegex("\"type\":\"[A-Z]+\"")]
    private static partial Regex TypeWord();

    private static string Canonical(JsonElement owner, string name) => GeminiRequest.Member(owner, name) switch
    {
        { ValueKind: JsonValueKind.Undefined } => "",
        var value => Json.Canonical(value),
    };
}
