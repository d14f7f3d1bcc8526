using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>Whether the Responses request that Relay sent means the same as the recorded one.</summary>
/// <remarks>
/// Everything is compared, except where Relay says what the recorded client left to the API, each for a reason:
/// <c>store: false</c> and <c>include: ["reasoning.encrypted_content"]</c>, because calls are stateless by default; <c>strict: false</c> on a function, because the API's own default would change the
/// function's schema. What the client said itself is sent as it said it.
/// </remarks>
internal static class ResponsesRequestComparison
{
    private static readonly string[] ComparedApart = ["model", "input", "stream", "tools", "store", "include"];

    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        JsonElement actual = sent.Json;
        bool isAzure = ReplayTarget.Wire(exchange) == WireProtocol.AzureOpenAI;
        differences.True("path: " + sent.Path, sent.Path.EndsWith("/responses", StringComparison.Ordinal));
        differences.Equal("key", isAzure ? ReplayTarget.Key : "Bearer " + ReplayTarget.Key, sent.Headers.GetValueOrDefault(isAzure ? "api-key" : "Authorization"));
        differences.Equal("sent model", ReplayTarget.Model(exchange), Json.Text(actual, "model"));
        differences.Equal("sent stream", stream, sent.IsStream);
        if (!IsComparable(exchange))
            return;

        JsonElement recorded = exchange.Request.Body!.Value;
        CompareItems(recorded, actual, differences);
        differences.Equal("sent tools", Tools(recorded), Tools(actual));
        foreach (string name in recorded.EnumerateObject().Concat(actual.EnumerateObject()).Select(member => member.Name).Distinct().Except(ComparedApart))
            differences.Equal("sent " + name, Canonical(recorded, name), Canonical(actual, name));
        CompareState(exchange, recorded, actual, differences);
    }

    /// <summary>Whether there is a recorded request to compare with.</summary>
    public static bool IsComparable(RecordedExchange exchange) => exchange.Request.Body is { ValueKind: JsonValueKind.Object } body && Json.Has(body, "input");

    private static void CompareState(RecordedExchange exchange, JsonElement recorded, JsonElement actual, Differences differences)
    {
        ProviderTable.TryGet(ReplayTarget.Provider(exchange), out ProviderFacts? provider);
        string byDefault = provider!.Responses!.Stores ? "false" : "";
        differences.Equal("sent store", Json.Has(recorded, "store") ? Canonical(recorded, "store") : byDefault, Canonical(actual, "store"));
        string include = provider.Responses.EncryptedReasoning ? "[\"reasoning.encrypted_content\",]" : "";
        differences.Equal("sent include", Json.Has(recorded, "include") ? Canonical(recorded, "include") : include, Canonical(actual, "include"));
    }

    private static void CompareItems(JsonElement recorded, JsonElement actual, Differences differences)
    {
        string[] before = [.. ResponsesRequestItem.All(recorded)];
        string[] after = [.. ResponsesRequestItem.All(actual)];
        differences.Equal("sent item count", before.Length, after.Length);
        for (int i = 0; i < Math.Min(before.Length, after.Length); i++)
            differences.Equal("sent item " + i, before[i], after[i]);
    }

    private static string Tools(JsonElement body) => string.Join(" | ", Json.Items(body, "tools").Select(tool => string.Join(", ", tool.EnumerateObject()
        .Where(member => member.Value.ValueKind != JsonValueKind.Null && !(member.Name == "strict" && member.Value.ValueKind != JsonValueKind.True))
        .Select(member => member.Name + " " + Json.Canonical(member.Value))
        .Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    private static string Canonical(JsonElement owner, string name) => Json.Has(owner, name) ? Json.Canonical(owner.GetProperty(name)) : "";
}
