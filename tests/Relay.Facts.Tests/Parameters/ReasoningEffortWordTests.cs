namespace Relay.Tests;

[Feature(31)]
public class ReasoningEffortWordTests
{
    [Theory]
    [InlineData(0, "none")]
    [InlineData(1, "minimal")]
    [InlineData(2047, "minimal")]
    [InlineData(2048, "low")]
    [InlineData(8191, "low")]
    [InlineData(8192, "medium")]
    [InlineData(19999, "medium")]
    [InlineData(20000, "high")]
    [InlineData(int.MaxValue, "high")]
    public void A_budget_becomes_a_word_at_the_documented_borders(int budget, string word) =>
        Assert.Equal(word, ReasoningEffortWord.FromBudget(budget));

    [Fact]
    public void A_negative_budget_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReasoningEffortWord.FromBudget(-1));

    [Theory]
    [InlineData("none", 0)]
    [InlineData("minimal", 1024)]
    [InlineData("low", 4096)]
    [InlineData("medium", 16384)]
    [InlineData("high", 24576)]
    [InlineData("extreme", null)]
    [InlineData("High", null)]
    public void A_word_becomes_a_budget(string word, int? budget) => Assert.Equal(budget, ReasoningEffortWord.ToBudget(word));

    [Fact]
    public void Every_known_word_survives_the_way_to_a_budget_and_back_except_that_xhigh_is_high()
    {
        foreach (string word in ReasoningEffortWord.All)
        {
            Assert.True(ReasoningEffortWord.IsKnown(word));
            string back = ReasoningEffortWord.FromBudget(ReasoningEffortWord.ToBudget(word)!.Value);
            Assert.Equal(word == "xhigh" ? "high" : word, back);
        }
    }

    [Theory]
    [InlineData("max")]
    [InlineData("")]
    [InlineData("LOW")]
    public void Other_words_are_not_known(string word) => Assert.False(ReasoningEffortWord.IsKnown(word));

    [Theory]
    [InlineData("openai", "gpt-5", "none", "minimal")]
    [InlineData("openai", "gpt-5", "xhigh", "high")]
    [InlineData("openai", "gpt-5.1", "minimal", "low")]
    [InlineData("openai", "gpt-5.2", "xhigh", "xhigh")]
    [InlineData("openai", "gpt-5-pro", "low", "high")]
    [InlineData("openai", "o3", "minimal", "low")]
    [InlineData("openai", "gpt-9", "minimal", "minimal")]
    [InlineData("xai", "grok-3-mini", "medium", "low")]
    [InlineData("xai", "grok-3-mini", "none", "low")]
    [InlineData("mistral", "mistral-small-latest", "minimal", "high")]
    [InlineData("mistral", "mistral-small-latest", "low", "high")]
    [InlineData("mistral", "mistral-small-latest", "none", "none")]
    [InlineData("groq", "qwen/qwen3-32b", "high", "default")]
    [InlineData("groq", "qwen/qwen3-32b", "none", "none")]
    [InlineData("groq", "openai/gpt-oss-120b", "xhigh", "high")]
    [InlineData("groq", "openai/gpt-oss-120b", "a-word-of-tomorrow", "a-word-of-tomorrow")]
    [InlineData("openrouter", "openai/gpt-5", "xhigh", "xhigh")]
    public void The_word_sent_is_the_nearest_the_model_takes(string provider, string model, string asked, string sent) =>
        Assert.Equal(sent, ReasoningEffortWord.ToSend(Facts(provider), model, asked));

    [Fact]
    public void A_budget_is_used_when_there_is_no_word()
    {
        Assert.Equal("medium", ReasoningEffortWord.ToSend(Facts("openai"), "gpt-5", null, 8192));
        Assert.Equal("low", ReasoningEffortWord.ToSend(Facts("openai"), "gpt-5", "low", 8192));
        Assert.Null(ReasoningEffortWord.ToSend(Facts("openai"), "gpt-5", null));
    }

    private static ProviderFacts Facts(string name) => ProviderTable.TryGet(name, out ProviderFacts? facts) ? facts : throw new ArgumentException(name);
}
