using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>No JSON object of a request names a member twice, whatever a preset and a call put beside what Relay writes itself.</summary>
public sealed class FieldNamesTests : WireTargetTest
{
    private static readonly (string Name, string Json)[] s_fields =
    [
        ("temperature", "0.3"), ("top_p", "0.9"), ("topP", "0.9"), ("p", "0.9"), ("k", "5"), ("top_k", "5"), ("topK", "5"), ("seed", "7"), ("random_seed", "7"), ("stop", "[\"x\"]"), ("stop_sequences", "[\"x\"]"),
        ("stopSequences", "[\"x\"]"), ("max_tokens", "64"), ("max_completion_tokens", "64"), ("max_output_tokens", "64"), ("maxOutputTokens", "64"), ("maxTokens", "64"), ("num_predict", "64"),
        ("presence_penalty", "0.1"), ("frequency_penalty", "0.1"), ("presencePenalty", "0.1"), ("frequencyPenalty", "0.1"), ("user", "\"u\""), ("metadata", "{\"user_id\":\"u\"}"), ("service_tier", "\"auto\""),
        ("serviceTier", "\"standard\""), ("response_format", "{\"type\":\"json_object\"}"), ("responseMimeType", "\"application/json\""), ("responseSchema", "{\"type\":\"OBJECT\"}"), ("responseJsonSchema", "{\"type\":\"object\"}"),
        ("format", "\"json\""), ("text", "{\"verbosity\":\"low\"}"), ("verbosity", "\"low\""), ("output_config", "{\"effort\":\"low\"}"), ("reasoning", "{\"effort\":\"low\"}"), ("reasoning_effort", "\"low\""),
        ("thinking", "{\"type\":\"disabled\"}"), ("think", "true"), ("enable_thinking", "true"), ("thinking_budget", "100"), ("chat_template_kwargs", "{\"enable_thinking\":true,\"thinking_budget\":9,\"add_generation_prompt\":true}"),
        ("thinkingConfig", "{\"includeThoughts\":true}"), ("generationConfig", "{\"temperature\":0.1,\"topK\":3,\"candidateCount\":1}"), ("toolConfig", "{\"functionCallingConfig\":{\"mode\":\"AUTO\"}}"), ("options", "{\"temperature\":0.2,\"num_ctx\":100}"),
        ("inferenceConfig", "{\"temperature\":0.2,\"maxTokens\":3}"), ("additionalModelRequestFields", "{\"top_k\":4,\"thinking\":{\"type\":\"disabled\"}}"), ("tool_choice", "\"auto\""), ("parallel_tool_calls", "false"),
        ("include", "[\"reasoning.encrypted_content\"]"), ("store", "false"), ("prompt_cache_key", "\"k\""), ("prompt_cache_retention", "\"24h\""), ("cachedContent", "\"cachedContents/1\""), ("stream", "false"),
        ("stream_options", "{}"), ("model", "\"other\""), ("messages", "[]"), ("contents", "[]"), ("input", "[]"), ("system", "\"s\""), ("systemInstruction", "{}"), ("instructions", "\"i\""), ("strict_tools", "true"),
        ("safety_mode", "\"NONE\""), ("citation_options", "{\"mode\":\"OFF\"}"), ("keep_alive", "\"5m\""), ("truncation", "\"auto\""), ("cache_control", "{\"type\":\"ephemeral\"}"), ("anthropic_version", "\"x\""),
        ("performanceConfig", "{\"latency\":\"standard\"}"), ("requestMetadata", "{\"a\":\"b\"}"), ("guardrailConfig", "{\"guardrailIdentifier\":\"g\",\"guardrailVersion\":\"1\"}"),
    ];

    private static readonly AITool s_tool = AIFunctionFactory.CreateDeclaration("tide", "The tide.", JsonElement.Parse("""{"type":"object","properties":{"at":{"type":"string"}}}"""));

    /// <summary>A provider of a preset is sent what its wire's own is.</summary>
    public static TheoryData<string> Targets => [.. WireTarget.All.Select(target => target.Target).Where(target => !target.StartsWith("own-", StringComparison.Ordinal)), "sno-gpu/qwen3", "deepseek/deepseek-chat", "zai/glm-4.6", "anthropic/claude-opus-4-6", "openai/gpt-5", WireTarget.ResponsesPrefix + "openrouter/some/model"];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task No_member_is_written_twice(string target)
    {
        foreach ((string name, string json) in s_fields)
        {
            foreach (bool isPreset in new[] { true, false })
            {
                foreach (bool isFull in new[] { true, false })
                {
                    foreach (string body in await Bodies(target, name, json, isPreset, isFull))
                    {
                        using JsonDocument document = JsonDocument.Parse(body);
                        Check(document.RootElement, $"{name} in {(isPreset ? "the preset" : "the call")} of {target}");
                    }
                }
            }
        }
    }

    /// <summary>The body that is sent; none where the call is refused before it, which is an answer too.</summary>
    private async Task<string[]> Bodies(string target, string name, string json, bool isPreset, bool isFull)
    {
        var parameters = new ModelParameters { Extra = isPreset ? new(new ExtraParameter(name, json)) : new() };
        CallOptions options = new() { AdditionalProperties = isPreset ? null : new() { [name] = JsonElement.Parse(json) } };
        if (isFull)
        {
            parameters = parameters with { Temperature = 0.5, TopP = 0.95, TopK = 9, Seed = 3, Stop = new("END"), MaxTokens = 5000, ReasoningEffort = "low", ServiceTier = "auto", ParallelToolCalls = true, PresencePenalty = 0.2, FrequencyPenalty = 0.2 };
            options.Tools = [s_tool];
            options.ToolMode = ChatToolMode.Auto;
            options.Instructions = "Be brief.";
            options.User = "me";
            options.Reasoning = isPreset ? null : new ReasoningOptions { Effort = ReasoningEffort.Low, Output = ReasoningOutput.Summary };
        }

        Server.Enqueue(LoopbackReply.RawJson(WireTarget.Of(target.Replace(WireTarget.ResponsesPrefix + "openrouter/some/model", WireTarget.ResponsesPrefix + "openai/own-model", StringComparison.Ordinal)).Answer));
        int before = Server.Requests.Count;
        ChatResult result = await At(target, m => m.Parameters = parameters).TryChatAsync([User(Text("hi"))], options);
        if (Server.Requests.Count == before)
        {
            Assert.Equal(RelayErrorKind.InvalidRequest, result.Error!.Kind);
            await Model().TryChatAsync("take the waiting answer");
            return [];
        }

        return [Server.Requests[^1].Body];
    }

    private static void Check(JsonElement value, string where)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Check(item, where);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty member in value.EnumerateObject())
            {
                Assert.True(names.Add(member.Name), $"{where}: '{member.Name}' is written twice");
                Check(member.Value, where);
            }
        }
    }
}
