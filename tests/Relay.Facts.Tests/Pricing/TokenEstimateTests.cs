namespace Relay.Tests;

public class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("abcd", 1)]
    [InlineData("abcde", 2)]
    [InlineData("Grüße", 2)]
    [InlineData("你好世界", 4)]
    [InlineData("こんにちは", 5)]
    [InlineData("안녕", 2)]
    [InlineData("мир", 2)]
    [InlineData("😀", 2)]
    [InlineData("ab你", 2)]
    [InlineData("“ok”", 1)]
    public void Scripts_weigh_what_they_weigh(string text, long tokens) => Assert.Equal(tokens, TokenEstimate.OfText(text));

    [Fact]
    public void A_lone_surrogate_is_no_error() => Assert.Equal(1, TokenEstimate.OfText("\uD83D"));
}
