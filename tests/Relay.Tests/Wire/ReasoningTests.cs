using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>One word, or one number of tokens, for reasoning on all providers: what each family is sent, from a preset and from the call's options.</summary>
[Feature(31)]
public sealed class ReasoningTests : WireTargetTest
{
    private static readonly string[] Asked = ["none", "minimal", "low", "medium", "high", "xhigh", "0", "1500", "4096", "10000", "30000"];

    private static readonly string[] s_notReasoning = ["model", "messages", "contents", "input", "stream", "store", "include", "anthropic_version"];

    /// <summary>What a target is sent for each of <see cref="Asked"/>, beside the conversation.</summary>
    public static TheoryData<string, string[]> Families
    {
        get
        {
            TheoryData<string, string[]> all = Houses;
            foreach ((string target, string same) in FurtherReasoningFamilies.Same)
            {
                all.Add(target, (string[])Houses.Single(house => (string)house[0] == same)[1]);
            }

            foreach ((string target, string[] sent) in FurtherReasoningFamilies.Own)
            {
                all.Add(target, sent);
            }

            return all;
        }
    }

    private static TheoryData<string, string[]> Houses => new()
    {
        {
            "openai/gpt-5",
            [
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "openai/gpt-5.2",
            [
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"xhigh\"",
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "openai/o3",
            [
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "openai/gpt-4o",
            [
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
            ]
        },
        {
            "xai/grok-3-mini",
            [
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "mistral/mistral-medium-latest",
            [
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "groq/openai/gpt-oss-120b",
            [
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "groq/qwen/qwen3-32b",
            [
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"default\"",
                "\"reasoning_effort\":\"default\"",
            ]
        },
        {
            "perplexity/sonar-reasoning-pro",
            [
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "openrouter/some/model",
            [
                "\"reasoning\":{\"effort\":\"none\"}",
                "\"reasoning\":{\"effort\":\"minimal\"}",
                "\"reasoning\":{\"effort\":\"low\"}",
                "\"reasoning\":{\"effort\":\"medium\"}",
                "\"reasoning\":{\"effort\":\"high\"}",
                "\"reasoning\":{\"effort\":\"xhigh\"}",
                "\"reasoning\":{\"effort\":\"none\"}",
                "\"reasoning\":{\"max_tokens\":1500}",
                "\"reasoning\":{\"max_tokens\":4096}",
                "\"reasoning\":{\"max_tokens\":10000}",
                "\"reasoning\":{\"max_tokens\":30000}",
            ]
        },
        {
            "deepseek/deepseek-chat",
            [
                "\"thinking\":{\"type\":\"disabled\"}",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"minimal\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"low\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"medium\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"high\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"xhigh\"",
                "\"thinking\":{\"type\":\"disabled\"}",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"minimal\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"low\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"medium\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "zai/glm-4.6",
            [
                "\"thinking\":{\"type\":\"disabled\"}",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"minimal\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"low\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"medium\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"high\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"xhigh\"",
                "\"thinking\":{\"type\":\"disabled\"}",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"minimal\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"low\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"medium\"",
                "\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "sno-gpu/qwen3",
            [
                "\"enable_thinking\":false,\"chat_template_kwargs\":{\"enable_thinking\":false}",
                "\"enable_thinking\":true,\"thinking_budget\":1024,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":1024}",
                "\"enable_thinking\":true,\"thinking_budget\":4096,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":4096}",
                "\"enable_thinking\":true,\"thinking_budget\":16384,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":16384}",
                "\"enable_thinking\":true,\"thinking_budget\":24576,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":24576}",
                "\"enable_thinking\":true,\"chat_template_kwargs\":{\"enable_thinking\":true}",
                "\"enable_thinking\":false,\"chat_template_kwargs\":{\"enable_thinking\":false}",
                "\"enable_thinking\":true,\"thinking_budget\":1500,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":1500}",
                "\"enable_thinking\":true,\"thinking_budget\":4096,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":4096}",
                "\"enable_thinking\":true,\"thinking_budget\":10000,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":10000}",
                "\"enable_thinking\":true,\"thinking_budget\":30000,\"chat_template_kwargs\":{\"enable_thinking\":true,\"thinking_budget\":30000}",
            ]
        },
        {
            "vllm/qwen3",
            [
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
                "\"reasoning_effort\":\"xhigh\"",
                "\"reasoning_effort\":\"none\"",
                "\"reasoning_effort\":\"minimal\"",
                "\"reasoning_effort\":\"low\"",
                "\"reasoning_effort\":\"medium\"",
                "\"reasoning_effort\":\"high\"",
            ]
        },
        {
            "anthropic/claude-sonnet-4-5",
            [
                "\"max_tokens\":8192",
                "\"max_tokens\":9216,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}",
                "\"max_tokens\":12288,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":4096}",
                "\"max_tokens\":24576,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":16384}",
                "\"max_tokens\":32768,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":24576}",
                "\"max_tokens\":40960,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":32768}",
                "\"max_tokens\":8192",
                "\"max_tokens\":9692,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1500}",
                "\"max_tokens\":12288,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":4096}",
                "\"max_tokens\":18192,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":10000}",
                "\"max_tokens\":38192,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":30000}",
            ]
        },
        {
            "anthropic/claude-opus-4-6",
            [
                "\"max_tokens\":8192",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"medium\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"high\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"high\"}",
                "\"max_tokens\":8192",
                "\"max_tokens\":9692,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1500}",
                "\"max_tokens\":12288,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":4096}",
                "\"max_tokens\":18192,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":10000}",
                "\"max_tokens\":38192,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":30000}",
            ]
        },
        {
            "anthropic/claude-opus-4-7",
            [
                "\"max_tokens\":8192",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"medium\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"high\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"xhigh\"}",
                "\"max_tokens\":8192",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"low\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"medium\"}",
                "\"max_tokens\":8192,\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"high\"}",
            ]
        },
        {
            "anthropic/claude-3-5-haiku-latest",
            [
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
                "\"max_tokens\":4096",
            ]
        },
        {
            "google/gemini-2.5-flash",
            [
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":1024}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":4096}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":16384}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":24576}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":24576}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":1500}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":4096}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":10000}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":24576}}",
            ]
        },
        {
            "google/gemini-2.5-pro",
            [
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":1024}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":1024}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":4096}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":16384}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":24576}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":32768}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":128}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":1500}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":4096}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":10000}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":30000}}",
            ]
        },
        {
            "google/gemini-3-pro-preview",
            [
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"high\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"high\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"high\"}}",
            ]
        },
        {
            "google/gemini-2.0-flash",
            [
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
                "\"generationConfig\":{}",
            ]
        },
        {
            "cohere/command-a-reasoning-08-2025",
            [
                "\"thinking\":{\"type\":\"disabled\"}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":1024}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":4096}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":16384}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":24576}",
                "\"thinking\":{\"type\":\"enabled\"}",
                "\"thinking\":{\"type\":\"disabled\"}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":1500}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":4096}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":10000}",
                "\"thinking\":{\"type\":\"enabled\",\"token_budget\":30000}",
            ]
        },
        {
            "ollama-native/qwen3",
            [
                "\"think\":false",
                "\"think\":true",
                "\"think\":true",
                "\"think\":true",
                "\"think\":true",
                "\"think\":true",
                "\"think\":false",
                "\"think\":true",
                "\"think\":true",
                "\"think\":true",
                "\"think\":true",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_word_and_a_budget_of_a_preset_become_the_familys_own(string target, string[] expected)
    {
        var sent = new List<string>();
        foreach (string asked in Asked)
        {
            sent.Add(await Fields(target, null, Parameters(asked)));
        }

        Assert.True(expected.AsSpan().SequenceEqual(sent.ToArray()), "sent was:\n" + string.Join('\n', sent));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task The_calls_own_effort_is_sent_like_the_presets_and_wins_over_it(string target, string[] expected)
    {
        foreach ((ReasoningEffort effort, string word) in new[] { (ReasoningEffort.None, "none"), (ReasoningEffort.Low, "low"), (ReasoningEffort.Medium, "medium"), (ReasoningEffort.High, "high"), (ReasoningEffort.ExtraHigh, "xhigh") })
        {
            var options = new ChatOptions { Reasoning = new() { Effort = effort } };
            string wanted = expected[Array.IndexOf(Asked, word)];
            Assert.Equal(wanted, await Fields(target, options, ModelParameters.None));
            Assert.Equal(wanted, await Fields(target, options, Parameters("30000")));
            Assert.Equal(wanted, await Fields(target, options, Parameters("minimal")));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Nothing_is_said_about_reasoning_unasked(string target, string[] expected)
    {
        Assert.Equal(Asked.Length, expected.Length);
        string fields = await Fields(target, null, ModelParameters.None);
        Assert.DoesNotContain("eason", fields, StringComparison.Ordinal);
        Assert.DoesNotContain("hink", fields, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", 2_000, 4_096, "\"max_tokens\":6096", "max_tokens was raised from 2000 to 6096")]
    [InlineData("anthropic/claude-sonnet-4-5", 64_000, 70_000, "\"budget_tokens\":32000", "the reasoning budget was lowered from 70000 to 32000")]
    [InlineData("anthropic/claude-sonnet-4-5", 8_192, 512, "\"budget_tokens\":1024", "the reasoning budget was raised from 512 to 1024")]
    [InlineData("google/gemini-2.5-flash", 2_000, 4_096, "\"maxOutputTokens\":6096", "maxOutputTokens was raised from 2000 to 6096")]
    [InlineData("google/gemini-2.5-flash", 24_576, 24_576, "\"maxOutputTokens\":49152", "maxOutputTokens was raised from 24576 to 49152")]
    [InlineData("openrouter/some/model", 2_000, 4_096, "\"max_tokens\":6096", "max_tokens was raised from 2000 to 6096")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", 2_000, 4_096, "\"max_tokens\":6096", "max_tokens was raised from 2000 to 6096")]
    [InlineData("vertex/gemini-2.5-flash", 2_000, 4_096, "\"maxOutputTokens\":6096", "maxOutputTokens was raised from 2000 to 6096")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", 2_000, 4_096, "\"maxTokens\":6096", "max_tokens was raised from 2000 to 6096")]
    public async Task A_limit_that_leaves_no_room_is_raised_and_the_reply_says_why(string target, int limit, int budget, string field, string warning)
    {
        string body = await Sent(target, [User(Text("hi"))], null, m => m.Parameters = new ModelParameters { MaxTokens = limit, ReasoningBudget = budget });
        Assert.Contains(field, body, StringComparison.Ordinal);
        Assert.Contains(Reply.Warnings, one => one.StartsWith(warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5")]
    [InlineData("google/gemini-2.5-flash")]
    [InlineData("openrouter/some/model")]
    [InlineData("vertex/claude-sonnet-4-5@20250929")]
    [InlineData("vertex/gemini-2.5-flash")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public async Task A_limit_that_leaves_room_stays(string target)
    {
        string body = await Sent(target, [User(Text("hi"))], null, m => m.Parameters = new ModelParameters { MaxTokens = 9_000, ReasoningBudget = 4_096 });
        Assert.Contains(":9000", body, StringComparison.Ordinal);
        Assert.Empty(Reply.Warnings);
    }

    [Theory]
    [InlineData("openai/gpt-5", ReasoningEffort.ExtraHigh, "reasoning effort 'xhigh' was sent as 'high', the nearest that openai/gpt-5 takes.")]
    [InlineData("openai/o3", ReasoningEffort.None, "reasoning effort 'none' was sent as 'low', the nearest that openai/o3 takes.")]
    [InlineData("anthropic/claude-opus-4-6", ReasoningEffort.ExtraHigh, "reasoning effort 'xhigh' was sent as 'high', the nearest that anthropic/claude-opus-4-6 takes.")]
    [InlineData("azure/gpt-5", ReasoningEffort.ExtraHigh, "reasoning effort 'xhigh' was sent as 'high', the nearest that azure/gpt-5 takes.")]
    [InlineData("responses:openai/gpt-5", ReasoningEffort.ExtraHigh, "reasoning effort 'xhigh' was sent as 'high', the nearest that openai/gpt-5 takes.")]
    [InlineData("vertex/claude-opus-4-6", ReasoningEffort.ExtraHigh, "reasoning effort 'xhigh' was sent as 'high', the nearest that vertex/claude-opus-4-6 takes.")]
    [InlineData("bedrock/us.anthropic.claude-opus-4-6-v1", ReasoningEffort.ExtraHigh, "reasoning effort 'xhigh' was sent as 'high', the nearest that bedrock/us.anthropic.claude-opus-4-6-v1 takes.")]
    [InlineData("bedrock/amazon.nova-2-lite-v1:0", ReasoningEffort.ExtraHigh, "reasoning effort 'xhigh' was sent as 'high', the nearest that bedrock/amazon.nova-2-lite-v1:0 takes.")]
    [InlineData("vertex/openai/gpt-oss-120b-maas", ReasoningEffort.None, "reasoning effort 'none' was sent as 'low', the nearest that vertex/openai/gpt-oss-120b-maas takes.")]
    [InlineData("openai/gpt-5.2", ReasoningEffort.ExtraHigh, null)]
    public async Task The_reply_says_so_where_another_word_is_sent_than_was_asked_for(string target, ReasoningEffort effort, string? warning)
    {
        await Fields(target, new ChatOptions { Reasoning = new() { Effort = effort } }, ModelParameters.None);
        Assert.Equal(warning is null ? [] : [warning], Reply.Warnings);
    }

    private async Task<string> Fields(string target, ChatOptions? options, ModelParameters parameters)
    {
        using JsonDocument body = JsonDocument.Parse(await Sent(target, [User(Text("hi"))], options, m => m.Parameters = parameters));
        return string.Join(",", body.RootElement.EnumerateObject().Where(field => !s_notReasoning.Contains(field.Name)).Select(field => $"\"{field.Name}\":{field.Value.GetRawText()}"));
    }

    private static ModelParameters Parameters(string asked) =>
        int.TryParse(asked, out int budget) ? new ModelParameters { ReasoningBudget = budget } : new ModelParameters { ReasoningEffort = asked };
}
