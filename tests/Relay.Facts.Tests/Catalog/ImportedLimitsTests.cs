extern alias catalogtool;

using catalogtool::Relay.CatalogTool.Files;

namespace Relay.Tests;

public class ImportedLimitsTests
{
    [Fact]
    public void A_context_window_that_is_the_most_input_gives_way_to_the_whole_window()
    {
        CatalogModel model = FactsText.Model("""
            { "sources": "ABC", "limits": {
                "context_window": {"v": 272000, "s": "A", "alt": [{"v": 128000, "s": "C"}, {"v": 400000, "s": "B"}]},
                "max_input": {"v": 272000, "s": "B"} } }
            """);
        Assert.Equal((400000, "B"), (model.ContextWindow!.Value, model.ContextWindow.By));
        Assert.Equal([(128000, "C"), (272000, "A")], model.ContextWindow.Others.Select(other => (other.Value, other.By)));
    }

    [Fact]
    public void A_context_window_stands_where_no_larger_one_is_stated()
    {
        CatalogModel model = FactsText.Model("""
            { "sources": "AB", "limits": { "context_window": {"v": 200000, "s": "A"}, "max_input": {"v": 200000, "s": "B"} } }
            """);
        Assert.Equal(200000, model.ContextWindow!.Value);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("2001")] // more than the window
    public void A_limit_that_cannot_be_is_left_out(string limit)
    {
        CatalogModel model = FactsText.Model($$"""
            { "sources": "A", "limits": { "context_window": {"v": 2000, "s": "A"}, "max_output": {"v": {{limit}}, "s": "A"} } }
            """);
        Assert.Null(model.MaxOutput);
        Assert.True(model.LeftOut.ContainsKey("max_output"));
    }

    [Theory]
    [InlineData("2026-05-15", true)]
    [InlineData("2098-12-31", false)]
    [InlineData("soon", false)]
    [InlineData("2026-02-30", false)]
    public void A_deprecation_date_is_a_day_that_comes(string date, bool taken)
    {
        CatalogModel model = FactsText.Model($$"""{ "sources": "A", "info": { "deprecation_date": {"v": "{{date}}", "s": "A"} } }""");
        Assert.Equal(taken ? date : null, model.DeprecationDate?.Value);
    }
}
