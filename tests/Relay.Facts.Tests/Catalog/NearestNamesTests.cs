namespace Relay.Tests;

public class NearestNamesTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("same", "same", 0)]
    [InlineData("Same", "sAME", 0)]
    [InlineData("tempreature", "temperature", 1)]
    [InlineData("modle", "model", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("xcay", "xabcy", 3)]
    [InlineData("aab", "aba", 1)]
    [InlineData("aaaa", "aa", 2)]
    [InlineData("model-12-x", "model-2-x", 1)]
    [InlineData("ünder", "Ünder", 0)]
    public void The_distance_counts_slips_and_a_swap_is_one(string left, string right, int distance)
    {
        Assert.Equal(distance, NameDistance.Between(left, right, 10));
        Assert.Equal(distance, NameDistance.Between(right, left, 10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_distance_beyond_the_limit_is_the_limit_and_one(int limit) =>
        Assert.Equal(limit + 1, NameDistance.Between("kitten", "sitting", limit));

    [Fact]
    public void A_limit_changes_nothing_below_it()
    {
        string[] names = ["timeout", "timeouts", "time_out", "tiemout", "model", "mode", "", "t"];
        foreach (string left in names)
        {
            foreach (string right in names)
            {
                int distance = NameDistance.Between(left, right, 100);
                Assert.All(Enumerable.Range(0, 10), limit => Assert.Equal(Math.Min(distance, limit + 1), NameDistance.Between(left, right, limit)));
            }
        }
    }

    [Theory]
    [InlineData("temprature", "temperature")]
    [InlineData("tempreature", "temperature")]
    [InlineData("max_token", "max_tokens")]
    [InlineData("MODEL", "model")]
    [InlineData("tols", "tools")]
    [InlineData("rp", "rpm")]
    public void The_likeliest_name_is_the_one_that_was_meant(string text, string meant) =>
        Assert.Equal(meant, NearestNames.Best(text, ["model", "temperature", "max_tokens", "tools", "rpm", "top_p"]));

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("colour")]
    [InlineData("abc")]
    public void What_is_like_nothing_has_no_likeliest_name(string text) =>
        Assert.Null(NearestNames.Best(text, ["model", "temperature", "max_tokens", "tools", "rpm", "y"]));

    [Fact]
    public void Names_at_the_same_distance_stand_by_common_beginning_and_then_by_ordinal()
    {
        string[] expected = ["gpt-4", "gpt-6", "xpt-5"];
        Assert.Equal(expected, NearestNames.Ranked("gpt-5", ["xpt-5", "gpt-6", "gpt-4", "other"], 5));
        Assert.Equal(expected.Take(2), NearestNames.Ranked("gpt-5", ["gpt-4", "xpt-5", "other", "gpt-6"], 2));
    }
}
