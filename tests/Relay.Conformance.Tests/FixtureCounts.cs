namespace Relay.Conformance.Tests;

/// <summary>That the fixtures cover every kind of row, by count: one that gets lost is noticed.</summary>
public sealed class FixtureCounts
{
    private static readonly Dictionary<string, Dictionary<string, int>> Expected = new()
    {
        ["anthropic-messages"] = new()
        {
            ["cache"] = 4,
            ["cache-stream"] = 2,
            ["chat"] = 11,
            ["document"] = 2,
            ["error"] = 20,
            ["error-in-stream"] = 5,
            ["length"] = 2,
            ["length-stream"] = 2,
            ["refusal"] = 2,
            ["refusal-stream"] = 2,
            ["server-tools"] = 3,
            ["server-tools-stream"] = 4,
            ["stream"] = 14,
            ["structured"] = 2,
            ["structured-stream"] = 2,
            ["thinking"] = 4,
            ["thinking-stream"] = 3,
            ["tool-results"] = 1,
            ["tool-results-stream"] = 1,
            ["tools"] = 4,
            ["tools-stream"] = 7,
            ["truncated-stream"] = 6,
            ["usage"] = 7,
            ["vision"] = 1,
            ["vision-stream"] = 1,
        },
        ["bedrock-converse"] = new()
        {
            ["cache"] = 4,
            ["cache-stream"] = 1,
            ["chat"] = 13,
            ["document"] = 2,
            ["error"] = 21,
            ["error-in-stream"] = 11,
            ["length"] = 2,
            ["length-stream"] = 1,
            ["refusal"] = 2,
            ["refusal-stream"] = 1,
            ["stream"] = 11,
            ["structured"] = 2,
            ["structured-stream"] = 2,
            ["thinking"] = 3,
            ["thinking-stream"] = 3,
            ["tool-results"] = 1,
            ["tool-results-stream"] = 1,
            ["tools"] = 4,
            ["tools-stream"] = 6,
            ["truncated-stream"] = 6,
            ["usage"] = 4,
            ["vision"] = 2,
            ["vision-stream"] = 1,
        },
        ["cohere-v2"] = new()
        {
            ["cache"] = 1,
            ["cache-stream"] = 1,
            ["chat"] = 15,
            ["document"] = 1,
            ["document-stream"] = 1,
            ["error"] = 15,
            ["error-in-stream"] = 5,
            ["length"] = 1,
            ["length-stream"] = 1,
            ["stream"] = 14,
            ["structured"] = 2,
            ["structured-stream"] = 1,
            ["thinking"] = 2,
            ["thinking-stream"] = 1,
            ["tool-results"] = 1,
            ["tool-results-stream"] = 1,
            ["tools"] = 7,
            ["tools-stream"] = 4,
            ["truncated-stream"] = 7,
            ["usage"] = 6,
            ["vision"] = 2,
            ["vision-stream"] = 1,
        },
        ["gemini"] = new()
        {
            ["audio"] = 1,
            ["cache"] = 1,
            ["cache-stream"] = 1,
            ["chat"] = 12,
            ["document"] = 1,
            ["error"] = 16,
            ["error-in-stream"] = 5,
            ["length"] = 2,
            ["length-stream"] = 1,
            ["refusal"] = 5,
            ["refusal-stream"] = 2,
            ["server-tools"] = 2,
            ["server-tools-stream"] = 2,
            ["stream"] = 15,
            ["structured"] = 2,
            ["structured-stream"] = 1,
            ["thinking"] = 3,
            ["thinking-stream"] = 2,
            ["tool-results"] = 2,
            ["tool-results-stream"] = 1,
            ["tools"] = 7,
            ["tools-stream"] = 4,
            ["truncated-stream"] = 6,
            ["usage"] = 7,
            ["vision"] = 2,
            ["vision-stream"] = 1,
        },
        ["ollama-chat"] = new()
        {
            ["chat"] = 12,
            ["error"] = 11,
            ["error-in-stream"] = 6,
            ["length"] = 1,
            ["length-stream"] = 1,
            ["stream"] = 11,
            ["structured"] = 2,
            ["structured-stream"] = 1,
            ["thinking"] = 2,
            ["thinking-stream"] = 2,
            ["tool-results"] = 2,
            ["tool-results-stream"] = 1,
            ["tools"] = 4,
            ["tools-stream"] = 3,
            ["truncated-stream"] = 5,
            ["usage"] = 3,
            ["vision"] = 1,
            ["vision-stream"] = 1,
        },
        ["openai-chat"] = new()
        {
            ["audio"] = 1,
            ["cache"] = 6,
            ["cache-stream"] = 1,
            ["chat"] = 17,
            ["document"] = 1,
            ["error"] = 44,
            ["error-in-stream"] = 11,
            ["length"] = 1,
            ["length-stream"] = 1,
            ["refusal"] = 3,
            ["refusal-stream"] = 2,
            ["server-tools"] = 1,
            ["stream"] = 21,
            ["structured"] = 2,
            ["structured-stream"] = 1,
            ["thinking"] = 7,
            ["thinking-stream"] = 5,
            ["tool-results"] = 1,
            ["tool-results-stream"] = 1,
            ["tools"] = 9,
            ["tools-stream"] = 20,
            ["truncated-stream"] = 10,
            ["usage"] = 24,
            ["vision"] = 2,
            ["vision-stream"] = 1,
        },
        ["vertex"] = new()
        {
            ["cache"] = 1,
            ["chat"] = 1,
            ["error"] = 5,
            ["error-in-stream"] = 1,
            ["length"] = 1,
            ["refusal"] = 1,
            ["refusal-stream"] = 1,
            ["stream"] = 2,
            ["structured"] = 1,
            ["thinking"] = 1,
            ["thinking-stream"] = 1,
            ["tool-results"] = 1,
            ["tools"] = 2,
            ["tools-stream"] = 1,
            ["truncated-stream"] = 2,
            ["usage"] = 1,
            ["vision"] = 1,
        },
        ["vertex-anthropic"] = new()
        {
            ["cache"] = 1,
            ["chat"] = 1,
            ["error"] = 4,
            ["error-in-stream"] = 1,
            ["refusal"] = 1,
            ["stream"] = 1,
            ["thinking"] = 1,
            ["thinking-stream"] = 1,
            ["tool-results"] = 1,
            ["tools"] = 1,
            ["tools-stream"] = 2,
            ["truncated-stream"] = 2,
        },
        ["openai-responses"] = new()
        {
            ["cache"] = 2,
            ["cache-stream"] = 1,
            ["chat"] = 9,
            ["document"] = 1,
            ["error"] = 10,
            ["error-in-stream"] = 6,
            ["length"] = 1,
            ["length-stream"] = 2,
            ["refusal"] = 2,
            ["refusal-stream"] = 3,
            ["server-tools"] = 9,
            ["server-tools-stream"] = 6,
            ["stream"] = 14,
            ["structured"] = 2,
            ["structured-stream"] = 1,
            ["thinking"] = 4,
            ["thinking-stream"] = 5,
            ["tool-results"] = 2,
            ["tool-results-stream"] = 1,
            ["tools"] = 4,
            ["tools-stream"] = 4,
            ["truncated-stream"] = 5,
            ["usage"] = 4,
            ["vision"] = 1,
            ["vision-stream"] = 1,
        },
        ["azure-openai-responses"] = new()
        {
            ["chat"] = 1,
            ["error"] = 1,
            ["error-in-stream"] = 1,
            ["stream"] = 1,
        },
        ["azure-openai"] = new()
        {
            ["chat"] = 3,
            ["error"] = 3,
            ["error-in-stream"] = 1,
            ["refusal"] = 1,
            ["stream"] = 1,
            ["truncated-stream"] = 1,
        },
    };

    [Fact]
    public void Every_wire_has_its_fixtures_of_every_kind() => Assert.Equal(Lines(Expected), Lines(Fixtures.All
        .GroupBy(exchange => exchange.Api)
        .ToDictionary(wire => wire.Key, wire => wire.GroupBy(exchange => exchange.Kind).ToDictionary(kind => kind.Key, kind => kind.Count()))));

    [Fact]
    public void Every_fixture_says_where_its_shape_is_documented_and_what_to_expect()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), "*.json", SearchOption.AllDirectories))
        {
            RecordedExchange exchange = RecordedExchange.Load(file);
            Assert.Equal(Path.GetFileNameWithoutExtension(file), exchange.Id);
            Assert.Equal(Path.GetFileName(Path.GetDirectoryName(file)), exchange.Api);
            Assert.StartsWith("https://", Json.Text(Json.Parse(File.ReadAllText(file)), "source"), StringComparison.Ordinal);
            Assert.True(exchange.Expect.EnumerateObject().Any(), exchange.Id);
        }
    }

    private static IEnumerable<string> Lines(Dictionary<string, Dictionary<string, int>> counts) => counts
        .SelectMany(wire => wire.Value.Select(kind => wire.Key + " " + kind.Key + " " + kind.Value))
        .Order(StringComparer.Ordinal);
}
