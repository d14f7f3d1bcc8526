using System.Text;
using System.Text.Json;

namespace Relay.Tests;

/// <summary>Usage extraction, dual path.</summary>
[Feature(4)]
public sealed class UsageExtractionTests
{
    [Fact]
    public void Anthropic_input_excludes_the_cache_and_is_not_reduced_by_it()
    {
        TokenUsage usage = Anthropic("""{"input_tokens":100,"cache_read_input_tokens":900,"output_tokens":50}""")!;
        Assert.Equal((100L, 900L, 1000L, 50L), (usage.InputUncached, usage.CacheRead, usage.Input, usage.Output));
    }

    [Fact]
    public void OpenAI_input_includes_the_cache_and_output_includes_reasoning()
    {
        TokenUsage usage = OpenAI("""
            {"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500,"prompt_tokens_details":{"cached_tokens":600},"completion_tokens_details":{"reasoning_tokens":400}}
            """)!;
        Assert.Equal((400L, 600L, 100L, 400L, 1500L), (usage.InputUncached, usage.CacheRead, usage.OutputVisible, usage.Reasoning, usage.Total));
    }

    [Fact]
    public void Gemini_thoughts_are_outside_the_candidates_and_tool_results_inside_the_input()
    {
        TokenUsage usage = Gemini("""{"promptTokenCount":1000,"toolUsePromptTokenCount":50,"cachedContentTokenCount":200,"candidatesTokenCount":200,"thoughtsTokenCount":300,"totalTokenCount":1550}""")!;
        Assert.Equal((850L, 200L, 200L, 300L, 500L), (usage.InputUncached, usage.CacheRead, usage.OutputVisible, usage.Reasoning, usage.Output));
    }

    [Fact]
    public void Deepseek_counts_the_cache_beside_the_details()
    {
        TokenUsage usage = OpenAI("""{"prompt_tokens":100,"prompt_cache_hit_tokens":64,"prompt_cache_miss_tokens":36,"completion_tokens":7}""")!;
        Assert.Equal((36L, 64L), (usage.InputUncached, usage.CacheRead));
    }

    [Fact]
    public void Where_both_shapes_of_a_cache_write_are_there_the_split_counts_once()
    {
        TokenUsage usage = Anthropic("""
            {"input_tokens":2,"output_tokens":6,"cache_creation_input_tokens":150,"cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":50}}
            """)!;
        Assert.Equal((100L, 50L, 0L, 152L), (usage.CacheWrite5m, usage.CacheWrite1h, usage.CacheWriteUnsplit, usage.Input));
        Assert.Equal(UsageAnomalies.None, usage.Anomalies);
    }

    [Fact]
    public void A_cache_write_without_its_lifetime_is_kept_apart_and_flagged()
    {
        TokenUsage usage = Anthropic("""{"input_tokens":2,"output_tokens":6,"cache_creation_input_tokens":150}""")!;
        Assert.Equal((0L, 0L, 150L), (usage.CacheWrite5m, usage.CacheWrite1h, usage.CacheWriteUnsplit));
        Assert.Equal(UsageAnomalies.UnsplitCacheWrite, usage.Anomalies);
    }

    [Fact]
    public void Where_a_proxy_sends_both_houses_shapes_the_wires_own_decides_and_nothing_counts_twice()
    {
        TokenUsage usage = OpenAI("""
            {"prompt_tokens":1000,"completion_tokens":50,"input_tokens":100,"output_tokens":50,"cache_read_input_tokens":900,"prompt_tokens_details":{"cached_tokens":900},"prompt_cache_hit_tokens":900}
            """)!;
        Assert.Equal((100L, 900L, 1000L, 50L), (usage.InputUncached, usage.CacheRead, usage.Input, usage.Output));
    }

    [Theory]
    [InlineData("openai", """{"prompt_tokens":10,"completion_tokens":1,"prompt_tokens_details":{"cached_tokens":25}}""")]
    [InlineData("gemini", """{"promptTokenCount":10,"candidatesTokenCount":1,"cachedContentTokenCount":25}""")]
    public void More_cached_than_input_leaves_no_uncached_input_and_says_so(string wire, string json)
    {
        TokenUsage usage = Read(wire, json)!;
        Assert.Equal((0L, 25L), (usage.InputUncached, usage.CacheRead));
        Assert.True(usage.Anomalies.HasFlag(UsageAnomalies.CacheExceedsInput));
    }

    [Theory]
    [InlineData("openai", "{}")]
    [InlineData("openai", "null")]
    [InlineData("openai", "[]")]
    [InlineData("openai", """{"total_tokens":12}""")]
    [InlineData("gemini", "{}")]
    [InlineData("gemini", "null")]
    [InlineData("anthropic", "{}")]
    [InlineData("anthropic", "null")]
    [InlineData("anthropic", """{"service_tier":"standard"}""")]
    public void Missing_usage_is_null_and_not_a_record_of_zeros(string wire, string json) => Assert.Null(Read(wire, json));

    [Theory]
    [InlineData("openai", """{"prompt_tokens":10,"completion_tokens":null,"total_tokens":null,"prompt_tokens_details":null,"completion_tokens_details":{"reasoning_tokens":null}}""")]
    [InlineData("gemini", """{"promptTokenCount":10,"candidatesTokenCount":null,"cachedContentTokenCount":null,"thoughtsTokenCount":null,"totalTokenCount":null,"promptTokensDetails":null}""")]
    [InlineData("anthropic", """{"input_tokens":10,"output_tokens":null,"cache_read_input_tokens":null,"cache_creation_input_tokens":null,"cache_creation":null,"output_tokens_details":null}""")]
    public void A_null_field_is_a_count_nobody_gave(string wire, string json) =>
        Assert.Equal(new TokenUsage { InputUncached = 10 }, Read(wire, json));

    [Theory]
    [InlineData("\"12\"", 12L)]
    [InlineData("12.0", 12L)]
    [InlineData("1.2e1", 12L)]
    public void A_count_in_quotes_or_with_an_empty_fraction_is_read_alike_on_every_wire(string count, long expected) =>
        OnEveryWire(count, usage => Assert.Equal(new TokenUsage { InputUncached = expected, OutputVisible = 3 }, usage));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e999")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    [InlineData("\"-1\"")]
    [InlineData("\"a lot\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void What_cannot_be_a_count_is_left_out_and_flagged_alike_on_every_wire(string count) =>
        OnEveryWire(count, usage => Assert.Equal(new TokenUsage { OutputVisible = 3, Anomalies = UsageAnomalies.InvalidCount }, usage));

    [Fact]
    public void The_last_report_of_an_Anthropic_stream_wins_count_by_count()
    {
        var answer = new Answer();
        AnthropicUsage(answer, """{"input_tokens":25,"cache_read_input_tokens":7,"output_tokens":1}""");
        AnthropicUsage(answer, """{"output_tokens":40}""");
        AnthropicUsage(answer, """{"output_tokens":"41","input_tokens":null}""");
        Assert.Equal(new TokenUsage { InputUncached = 25, CacheRead = 7, OutputVisible = 41 }, answer.Usage);
    }

    private static void OnEveryWire(string count, Action<TokenUsage?> check)
    {
        check(OpenAI($$"""{"prompt_tokens":{{count}},"completion_tokens":3}"""));
        check(Anthropic($$"""{"input_tokens":{{count}},"output_tokens":3}"""));
        check(Gemini($$"""{"promptTokenCount":{{count}},"candidatesTokenCount":3}"""));
    }

    private static TokenUsage? Read(string wire, string json) => wire switch
    {
        "openai" => OpenAI(json),
        "anthropic" => Anthropic(json),
        _ => Gemini(json),
    };

    private static TokenUsage? OpenAI(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return OpenAIUsageReader.Read(ref reader);
    }

    private static TokenUsage? Gemini(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return GeminiUsageReader.Read(ref reader, new Answer());
    }

    private static TokenUsage? Anthropic(string json)
    {
        var answer = new Answer();
        AnthropicUsage(answer, json);
        return answer.Usage;
    }

    private static void AnthropicUsage(Answer answer, string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes("{\"usage\":" + json + "}"));
        reader.Read();
        reader.Read();
        AnthropicUsageReader.Read(ref reader, answer);
    }
}
