extern alias catalogtool;

using System.Text;
using catalogtool::Relay.CatalogTool.Files;

namespace Relay.Tests;

public class CatalogFileReaderTests
{
    private const string Good = """
        {
          "provider": "shop",
          "prices": "USD per 1,000,000 tokens",
          "facts_sha256": "0",
          "sources": { "A": { "name": "a", "repo": "a/a", "commit": "aa", "date": "2026-01-01", "license": "MIT" } },
          "models": {
            "m": {
              "sources": "A",
              "context_window": [1000, "A"],
              "capabilities": { "tools": [true, "A"] },
              "prices": { "input": [1, "A", "2026-01-01"], "tiers": [ { "above": 10, "input": [2, "A", "2026-01-01"] } ] }
            },
            "n": { "sources": "A" }
          }
        }
        """;

    [Fact]
    public void A_good_file_is_read() => Assert.Equal(["m", "n"], Read(Good).Models.Keys);

    [Theory]
    [InlineData("\"provider\": \"shop\"", "\"provider\": \"shed\"", "stands in a file of another name")]
    [InlineData("USD per 1,000,000 tokens", "USD per 1,000 tokens", "the unit must be 'USD per 1,000,000 tokens'")]
    [InlineData("\"facts_sha256\": \"0\",", "", "'facts_sha256' is missing")]
    [InlineData("\"facts_sha256\"", "\"facts_sha1\"", "'facts_sha1' is not known here")]
    [InlineData("\"n\": {", "\"a\": {", "models.a: models must stand in ordinal order")]
    [InlineData("\"n\": {", "\"m\": {", "m")] // a duplicate
    [InlineData("\"n\": {", "\"n/\": {", "models.n/: the id names no model")]
    [InlineData("[1000, \"A\"]", "[0, \"A\"]", "models.m.context_window: must be a number of tokens above 0")]
    [InlineData("[1000, \"A\"]", "[1000, \"Z\"]", "models.m.context_window: 'Z' are not letters of the sources")]
    [InlineData("[1000, \"A\"]", "1000", "models.m.context_window: must be [value, sources]")]
    [InlineData("\"tools\"", "\"hammers\"", "models.m.capabilities.hammers: there is no such capability")]
    [InlineData("[true, \"A\"]", "[1, \"A\"]", "models.m.capabilities.tools: must be true or false")]
    [InlineData("[1, \"A\", \"2026-01-01\"]", "[-1, \"A\", \"2026-01-01\"]", "models.m.prices.input: must be a price of 0 or more")]
    [InlineData("[1, \"A\", \"2026-01-01\"]", "[\"1\", \"A\", \"2026-01-01\"]", "models.m.prices.input: must be a price of 0 or more")]
    [InlineData("[1, \"A\", \"2026-01-01\"]", "[1, \"A\"]", "models.m.prices.input: a price needs its date")]
    [InlineData("[1, \"A\", \"2026-01-01\"]", "[1, \"A\", \"2026-02-30\"]", "models.m.prices.input: must be a day, yyyy-MM-dd")]
    [InlineData("{ \"input\": [1", "{ \"inptu\": [1", "models.m.prices.inptu: there is no such price")]
    [InlineData("\"above\": 10", "\"above\": -10", "must be a number of tokens above 0")]
    [InlineData("\"above\": 10,", "", "'above' is missing")]
    [InlineData("\"above\": 10, \"input\": [2, \"A\", \"2026-01-01\"]", "\"above\": 10", "there is no price here")]
    [InlineData("{ \"tools\": [true, \"A\"] }", "[]", "models.m.capabilities: must be an object")]
    [InlineData("[ { \"above\": 10, \"input\": [2, \"A\", \"2026-01-01\"] } ]", "{}", "models.m.prices.tiers: must be an array")]
    [InlineData("\"facts_sha256\": \"0\",", "\"facts_sha256\": \"0\", \"local\": 1,", "local: must be true or false")]
    [InlineData("\"n\": { \"sources\": \"A\" }", "\"n\": { }", "'sources' is missing")]
    [InlineData("\"n\": { \"sources\": \"A\" }", "\"n\": { \"sources\": \"A\", }", "")]
    public void A_mistake_is_an_error_at_its_place(string good, string bad, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var wrong = Assert.Throws<CatalogFileException>(() => Read(Good.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        Assert.Equal("shop.json", wrong.File);
    }

    private static CatalogFile Read(string text) => CatalogFileReader.Read("shop.json", Encoding.UTF8.GetBytes(text));
}
