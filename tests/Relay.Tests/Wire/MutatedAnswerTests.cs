using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Answers of which one value is another than the protocol says: read, or refused as unreadable, never anything else.</summary>
public sealed class MutatedAnswerTests
{
    private static readonly string[] s_odd =
        ["null", "true", "-1", "1e999", "0.5", "18446744073709551616", "\"\"", "\"\\ud83d\"", "\"NaNs\"", "[]", "{}", "[null]", "[{}]", "{\"\\ud83d\":[1]}", "[[[\"x\"]]]", "\"{\\\"\\\\ud83d\\\":1}\""];

    private static readonly (string Name, ChatWire Wire, string Whole, (string Type, string Data)[] Events)[] s_wires =
    [
        ("cohere", CohereWire.Instance, """
            {"id":"a","finish_reason":"COMPLETE","message":{"role":"assistant","tool_plan":"p","content":[{"type":"thinking","thinking":"t"},{"type":"text","text":"x"}],"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}],"citations":[{"start":0,"end":1,"text":"x","type":"TEXT_CONTENT","content_index":1,"sources":[{"type":"document","id":"http://a","document":{"title":"t","url":"http://x","snippet":"s"}}]}]},"usage":{"billed_units":{"input_tokens":1,"output_tokens":2},"tokens":{"input_tokens":1,"output_tokens":2},"cached_tokens":1},"logprobs":[{"token_ids":[1]}]}
            """,
            [
                ("message", """{"type":"message-start","id":"a","delta":{"message":{"role":"assistant","content":[],"tool_calls":[]}}}"""),
                ("message", """{"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"x"}}},"logprobs":{"token_ids":[1]}}"""),
                ("message", """{"type":"tool-call-start","index":0,"delta":{"message":{"tool_calls":{"id":"c","type":"function","function":{"name":"f","arguments":"{"}}}}}"""),
                ("message", """{"type":"citation-start","index":0,"delta":{"message":{"citations":{"start":0,"end":1,"content_index":0,"sources":[{"id":"d","document":{"title":"t"}}]}}}}"""),
                ("message", """{"type":"message-end","delta":{"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":1,"output_tokens":2}}}}"""),
            ]),
        ("ollama", OllamaWire.Instance, """
            {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"x","thinking":"t","tool_calls":[{"id":"c","function":{"name":"f","arguments":{"a":1}}}]},"done":true,"done_reason":"stop","total_duration":5,"prompt_eval_count":1,"eval_count":2,"logprobs":[{"token":"x"}]}
            """,
            [
                ("message", """{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"content":"x","thinking":"t","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"done":false}"""),
                ("message", """{"model":"m","message":{"content":""},"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":2}"""),
            ]),
        ("converse", ConverseWire.Instance, """
            {"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"t","signature":"s"}}},{"reasoningContent":{"redactedContent":"AA=="}},{"text":"x"},{"citationsContent":{"content":[{"text":"y"}],"citations":[{"title":"t","sourceContent":[{"text":"s"}],"location":{"web":{"url":"http://a"}}}]}},{"toolUse":{"toolUseId":"c","name":"f","input":{"a":1}}},{"image":{"format":"png","source":{"bytes":"AA=="}}}]}},"stopReason":"tool_use","usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3,"cacheReadInputTokens":1,"cacheDetails":[{"ttl":"1h","inputTokens":1}]},"metrics":{"latencyMs":1},"serviceTier":{"type":"default"},"trace":{"guardrail":{}}}
            """,
            [
                ("messageStart", """{"role":"assistant"}"""),
                ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"reasoningContent":{"text":"t","signature":"s"}}}"""),
                ("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"text":"x","citation":{"title":"t","location":{"web":{"url":"http://a"}}}}}"""),
                ("contentBlockStart", """{"contentBlockIndex":2,"start":{"toolUse":{"toolUseId":"c","name":"f"}}}"""),
                ("contentBlockDelta", """{"contentBlockIndex":2,"delta":{"toolUse":{"input":"{}"}}}"""),
                ("contentBlockStart", """{"contentBlockIndex":3,"start":{"toolResult":{"toolUseId":"d","status":"success"}}}"""),
                ("contentBlockDelta", """{"contentBlockIndex":3,"delta":{"toolResult":[{"text":"r"}]}}"""),
                ("contentBlockStop", """{"contentBlockIndex":3}"""),
                ("messageStop", """{"stopReason":"end_turn"}"""),
                ("metadata", """{"usage":{"inputTokens":1,"outputTokens":2},"metrics":{"latencyMs":1}}"""),
            ]),
        ("gemini", GeminiWire.Instance, """
            {"responseId":"a","modelVersion":"m","createTime":"2026-01-01T00:00:00Z","candidates":[{"index":0,"finishReason":"STOP","finishMessage":"m","content":{"role":"model","parts":[{"text":"t","thought":true,"thoughtSignature":"AA=="},{"text":"x"},{"functionCall":{"id":"c","name":"f","args":{"a":1}}},{"inlineData":{"mimeType":"image/png","data":"AA=="}},{"executableCode":{"code":"1"}}]},"groundingMetadata":{"groundingChunks":[{"web":{"uri":"http://a","title":"t"}}],"groundingSupports":[{"segment":{"startIndex":0,"endIndex":1,"text":"x"},"groundingChunkIndices":[0]}]},"citationMetadata":{"citationSources":[{"startIndex":0,"endIndex":1,"uri":"http://b"}]}}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":2,"totalTokenCount":3,"thoughtsTokenCount":0,"cachedContentTokenCount":1,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":1}],"serviceTier":"flex","trafficType":"ON_DEMAND"},"promptFeedback":{"blockReason":"SAFETY"}}
            """,
            [("message", """{"candidates":[{"content":{"parts":[{"text":"x","thoughtSignature":"AA=="}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":1},"error":{"code":1,"message":"m","details":[{"reason":"r","retryDelay":"3s","violations":[{"quotaId":"q"}]}]}}""")]),
        ("anthropic", AnthropicWire.Instance, """
            {"id":"a","type":"message","role":"assistant","model":"m","content":[{"type":"thinking","thinking":"t","signature":"s"},{"type":"redacted_thinking","data":"d"},{"type":"text","text":"x","citations":[{"type":"web_search_result_location","url":"http://a","title":"t","cited_text":"c"}]},{"type":"tool_use","id":"c","name":"f","input":{"a":1}},{"type":"server_tool_use","id":"w","name":"web_search","input":{}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":2,"cache_creation":{"ephemeral_5m_input_tokens":1},"service_tier":"standard"}}
            """,
            [
                ("message", """{"type":"message_start","message":{"id":"a","model":"m","content":[],"usage":{"input_tokens":1}}}"""),
                ("message", """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"c","name":"f","input":{}}}"""),
                ("message", """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{}"}}"""),
                ("message", """{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"""),
                ("message", """{"type":"content_block_delta","index":1,"delta":{"type":"citations_delta","citation":{"type":"x","url":"http://a"}}}"""),
                ("message", """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}"""),
                ("message", """{"type":"message_stop"}"""),
            ]),
        ("openai", OpenAIChatWire.Instance, """
            {"id":"a","created":1,"model":"m","service_tier":"default","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"x","refusal":null,"reasoning_content":[{"text":"t"}],"reasoning_details":[{"type":"reasoning.text","text":"t","signature":"s"}],"audio":{"id":"a","data":"AA==","transcript":"y","expires_at":1},"annotations":[{"type":"url_citation","url_citation":{"url":"http://a","start_index":0,"end_index":1}}],"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"a":1}}]},"logprobs":{"content":[]}}],"citations":["http://a"],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":1}}}
            """,
            [
                ("message", """{"id":"a","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"x","reasoning_content":"t","reasoning_details":[{"type":"reasoning.text","text":"t"}],"tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":1}}"""),
                ("message", """{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.text","signature":"s"}],"audio":{"id":"a","data":"AA=="}}}],"error":{"message":"m","code":1,"status_code":"500"},"detail":[{"msg":"m","loc":["a"]}]}"""),
            ]),
        ("responses", ResponsesWire.Instance, """
            {"id":"a","object":"response","created_at":1,"model":"m","status":"completed","store":true,"service_tier":"default","incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"t"}],"encrypted_content":"e"},{"type":"message","id":"m","status":"completed","role":"assistant","content":[{"type":"output_text","text":"x","annotations":[{"type":"url_citation","url":"http://a","start_index":0,"end_index":1}]},{"type":"refusal","refusal":"no"}]},{"type":"function_call","id":"f","call_id":"c","name":"f","arguments":"{}"},{"type":"image_generation_call","id":"i","result":"AA==","output_format":"png"},{"type":"mcp_approval_request","id":"q","name":"n","server_label":"s","arguments":"{}"}],"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3,"input_tokens_details":{"cached_tokens":1},"output_tokens_details":{"reasoning_tokens":1}},"error":null}
            """,
            [
                ("message", """{"type":"response.created","response":{"id":"a","model":"m","created_at":1}}"""),
                ("message", """{"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","call_id":"c","name":"f","arguments":""}}"""),
                ("message", """{"type":"response.function_call_arguments.delta","output_index":0,"delta":"{}"}"""),
                ("message", """{"type":"response.output_text.delta","output_index":1,"content_index":0,"delta":"x"}"""),
                ("message", """{"type":"response.output_text.annotation.added","output_index":1,"content_index":0,"annotation":{"type":"url_citation","url":"http://a"}}"""),
                ("message", """{"type":"response.output_item.done","output_index":2,"item":{"type":"image_generation_call","result":"AA==","output_format":"png"}}"""),
                ("message", """{"type":"response.completed","response":{"status":"completed","output":[],"usage":{"input_tokens":1},"error":{"code":"c","message":"m"}}}"""),
            ]),
    ];

    private static readonly ModelSpec s_spec = RelayRuntime.Model("groq/llama-3.3-70b-versatile").Spec;

    public static TheoryData<string> Wires => new(s_wires.Select(wire => wire.Name));

    [Theory]
    [MemberData(nameof(Wires))]
    public void A_whole_answer_is_read_or_unreadable(string name)
    {
        (_, ChatWire wire, string whole, _) = s_wires.Single(wire => wire.Name == name);
        Read(wire, answer => wire.ReadAnswer(Encoding.UTF8.GetBytes(whole), answer), whole);
        foreach (string odd in Mutations(whole))
        {
            Try(wire, isStreamed: false, answer => wire.ReadAnswer(Encoding.UTF8.GetBytes(odd), answer), odd);
            Assert.True(Record.Exception(() => wire.ReadError(Encoding.UTF8.GetBytes(odd))) is null, odd);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void A_streamed_answer_is_read_or_unreadable(string name)
    {
        (_, ChatWire wire, _, (string Type, string Data)[] events) = s_wires.Single(wire => wire.Name == name);
        for (int place = 0; place < events.Length; place++)
        {
            foreach (string odd in Mutations(events[place].Data))
            {
                Try(wire, isStreamed: true, answer =>
                {
                    for (int i = 0; i < events.Length; i++)
                    {
                        wire.ReadEvent(events[i].Type, Encoding.UTF8.GetBytes(i == place ? odd : events[i].Data), answer);
                    }
                }, odd);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void An_error_is_always_read(string name)
    {
        ChatWire wire = s_wires.Single(wire => wire.Name == name).Wire;
        foreach (string error in new[]
        {
            """{"error":{"code":429,"message":"m","status":"S","type":"t","param":null,"details":[{"@type":"x","reason":"r","retryDelay":"3s","violations":[{"quotaId":"Tokens"}]}]}}""",
            """{"message":"m","__type":"a#ThrottlingException:http","id":"i"}""",
            """{"detail":[{"loc":["body",1],"msg":"m","type":"t"}]}""",
            """{"type":"error","error":{"type":"overloaded_error","message":"m"},"request_id":"r"}""",
            """[{"error":"text"}]""",
        })
        {
            foreach (string odd in Mutations(error))
            {
                Assert.True(Record.Exception(() => wire.ReadError(Encoding.UTF8.GetBytes(odd), "a:b")) is null, odd);
            }
        }
    }

    private static void Try(ChatWire wire, bool isStreamed, Action<Answer> read, string odd)
    {
        var answer = new Answer { Updates = isStreamed ? [] : null, Origin = "x" };
        Exception? error = Record.Exception(() => read(answer));
        // A name that is half a character is refused by the framework itself; the path takes all of these for an answer that cannot be read.
        Assert.True(error is null or System.Text.Json.JsonException or InvalidOperationException or FormatException or ArgumentException, $"{error}\n{odd}");
        error = Record.Exception(() => Reply(wire, answer));
        Assert.True(error is null, $"{error}\n{odd}");
    }

    private static void Read(ChatWire wire, Action<Answer> read, string whole)
    {
        var answer = new Answer { Origin = "x" };
        read(answer);
        ChatReply reply = Reply(wire, answer);
        Assert.True(reply.ToolCalls.Count == 1 && reply.Usage is not null, whole);
    }

    private static ChatReply Reply(ChatWire wire, Answer answer) => answer.Build(
        s_spec, new ReplyFacts(wire.Finish(answer.FinishReason, answer.HasToolCalls), ServiceTier.Standard, default, TimeSpan.Zero, null, null, []));

    /// <summary>The text with each of its values replaced by each odd one.</summary>
    private static IEnumerable<string> Mutations(string json)
    {
        foreach (string path in Paths(JsonNode.Parse(json)!, ""))
        {
            foreach (string odd in s_odd)
            {
                // A name that is half a character cannot be in a node, so the odd value is put into the text.
                JsonNode root = JsonNode.Parse(json)!;
                Replace(root, path.Split('/', StringSplitOptions.RemoveEmptyEntries), "@odd@");
                yield return root.ToJsonString().Replace("\"@odd@\"", odd, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string> Paths(JsonNode node, string path)
    {
        IEnumerable<(string Step, JsonNode? Node)> inner = node switch
        {
            JsonObject members => members.Select(member => (member.Key, member.Value)),
            JsonArray items => items.Select((item, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        return inner.SelectMany(step => (IEnumerable<string>)[path + "/" + step.Step, .. step.Node is null ? [] : Paths(step.Node, path + "/" + step.Step)]);
    }

    private static void Replace(JsonNode root, string[] steps, string value)
    {
        JsonNode node = root;
        foreach (string step in steps[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (node is JsonArray items)
        {
            items[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
