using System.Globalization;

namespace Relay.Presets.Tests;

public sealed class ModelSuccessorsTests
{
    [Fact]
    public void Every_successor_is_of_a_model_that_ends_and_does_not_end_itself() => Assert.All(ModelSuccessors.All, row =>
    {
        Assert.True(ModelCatalog.TryFind(row.Provider, row.Model, out CatalogMatch? ends), row.Model);
        Assert.NotNull(ends.Facts.DeprecationDate);
        Assert.Equal(row.Successor, ModelSuccessors.Find(ends.Facts));
    });

    [Fact]
    public void Every_row_names_the_page_that_says_so_and_the_day_it_was_read() => Assert.All(ModelSuccessors.All, row =>
    {
        Assert.StartsWith("https://", row.Source, StringComparison.Ordinal);
        Assert.True(DateOnly.TryParseExact(row.ReadOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), row.ReadOn);
    });
}
