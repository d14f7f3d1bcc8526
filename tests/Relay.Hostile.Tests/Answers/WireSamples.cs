namespace Relay.Hostile.Tests.Answers;

/// <summary>A sample of each wire.</summary>
internal static class WireSamples
{
    private const string ChatWhole = """
        {"id":"a1","created":1760000000,"model":"m","service_tier":"default","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":"The café 😀 is open.","refusal":null,"reasoning_content":"I look.","reasoning_details":[{"type":"reasoning.text","text":"I look.","signature":"c2ln"},{"type":"reasoning.encrypted","data":"ZW5j"}],"audio":{"id":"au","data":"AAEC","transcript":" Yes."},"annotations":[{"type":"url_citation","url_citation":{"url":"https://a.example/x","title":"A","start_index":0,"end_index":3}}],"provider_notes":{"kept":[1,2]},"tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Lisbon\",\"days\":3}"},"extra_content":{"google":{"thought_signature":"c2ln"}}},{"id":"c2","type":"custom","custom":{"name":"shell","input":"ls"}}]},"logprobs":{"content":[{"token":"The","logprob":-0.1,"bytes":[84],"top_logprobs":[]}]},"content_filter_results":{"hate":{"filtered":false}}}],"citations":["https://a.example/x"],"usage":{"prompt_tokens":11,"completion_tokens":22,"total_tokens":33,"prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":2},"cost":0.001}}
        """;

    private static readonly (string?, string)[] s_chatEvents =
    [
        (null, """{"id":"a1","created":1760000000,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"""),
        (null, """{"id":"a1","choices":[{"index":0,"delta":{"reasoning_content":"I look.","reasoning_details":[{"type":"reasoning.text","text":"I look."}]}}]}"""),
        (null, """{"id":"a1","choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.text","signature":"c2ln"}]}}]}"""),
        (null, """{"id":"a1","choices":[{"index":0,"delta":{"content":"The café "},"logprobs":{"content":[{"token":"The","logprob":-0.1,"bytes":[84]}]}}]}"""),
        (null, """{"id":"a1","choices":[{"index":0,"delta":{"content":"😀 is open.","annotations":[{"type":"url_citation","url_citation":{"url":"https://a.example/x","title":"A"}}]}}]}"""),
        (null, """{"id":"a1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":"}}]}}]}"""),
        (null, """{"id":"a1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Lisbon\"}"},"extra_content":{"google":{"thought_signature":"c2ln"}}}]}}]}"""),
        (null, """{"id":"a1","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls","content_filter_results":{"hate":{"filtered":false}}}]}"""),
        (null, """{"id":"a1","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":22,"total_tokens":33}}"""),
        (null, "[DONE]"),
    ];

    private const string GeminiWhole = """
        {"responseId":"a1","modelVersion":"m","createTime":"2026-01-01T00:00:00Z","candidates":[{"index":0,"finishReason":"STOP","finishMessage":"m","content":{"role":"model","parts":[{"text":"I look.","thought":true,"thoughtSignature":"c2ln"},{"text":"The café 😀 is open."},{"functionCall":{"id":"c1","name":"weather","args":{"city":"Lisbon","days":3}},"thoughtSignature":"c2ln"},{"inlineData":{"mimeType":"image/png","data":"AAEC"}},{"executableCode":{"language":"PYTHON","code":"1"}},{"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"1"}}]},"groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://a.example/x","title":"A"}}],"groundingSupports":[{"segment":{"startIndex":0,"endIndex":3,"text":"The"},"groundingChunkIndices":[0]}],"searchEntryPoint":{"renderedContent":"<b>"}},"citationMetadata":{"citationSources":[{"startIndex":0,"endIndex":3,"uri":"https://b.example/x"}]},"urlContextMetadata":{"urlMetadata":[{"retrievedUrl":"https://a.example/x"}]}}],"usageMetadata":{"promptTokenCount":11,"candidatesTokenCount":22,"totalTokenCount":33,"thoughtsTokenCount":2,"promptTokensDetails":[{"modality":"TEXT","tokenCount":11}]}}
        """;

    private static readonly (string?, string)[] s_geminiEvents =
    [
        (null, """{"responseId":"a1","modelVersion":"m","candidates":[{"index":0,"content":{"role":"model","parts":[{"text":"I look.","thought":true}]}}]}"""),
        (null, """{"responseId":"a1","candidates":[{"index":0,"content":{"role":"model","parts":[{"text":"The café 😀"}]}}],"usageMetadata":{"promptTokenCount":11}}"""),
        (null, """{"responseId":"a1","candidates":[{"index":0,"content":{"role":"model","parts":[{"functionCall":{"name":"weather","args":{"city":"Lisbon"}},"thoughtSignature":"c2ln"},{"executableCode":{"code":"1"}}]}}]}"""),
        (null, """{"responseId":"a1","candidates":[{"index":0,"finishReason":"STOP","content":{"role":"model","parts":[{"text":""}]},"groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://a.example/x","title":"A"}}]}}],"usageMetadata":{"promptTokenCount":11,"candidatesTokenCount":22,"totalTokenCount":33}}"""),
    ];

    private const string MessagesWhole = """
        {"id":"a1","type":"message","role":"assistant","model":"m","content":[{"type":"thinking","thinking":"I look.","signature":"c2ln"},{"type":"redacted_thinking","data":"ZW5j"},{"type":"text","text":"The café 😀 is open.","citations":[{"type":"web_search_result_location","url":"https://a.example/x","title":"A","cited_text":"c","encrypted_index":"e"}]},{"type":"server_tool_use","id":"w1","name":"web_search","input":{"query":"x"}},{"type":"web_search_tool_result","tool_use_id":"w1","content":[{"type":"web_search_result","url":"https://a.example/x","title":"A","encrypted_content":"e"}]},{"type":"tool_use","id":"c1","name":"weather","input":{"city":"Lisbon","days":3}}],"stop_reason":"tool_use","stop_sequence":null,"container":{"id":"k","expires_at":"2026-01-01T00:00:00Z"},"usage":{"input_tokens":11,"output_tokens":22,"cache_read_input_tokens":1,"cache_creation":{"ephemeral_5m_input_tokens":1},"service_tier":"standard"}}
        """;

    private static readonly (string?, string)[] s_messagesEvents =
    [
        ("message_start", """{"type":"message_start","message":{"id":"a1","type":"message","role":"assistant","model":"m","content":[],"usage":{"input_tokens":11,"output_tokens":1}}}"""),
        ("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}"""),
        ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"I look."}}"""),
        ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}"""),
        ("content_block_stop", """{"type":"content_block_stop","index":0}"""),
        ("content_block_start", """{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"""),
        ("content_block_delta", """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"The café 😀"}}"""),
        ("content_block_delta", """{"type":"content_block_delta","index":1,"delta":{"type":"citations_delta","citation":{"type":"char_location","document_index":0,"document_title":"A","cited_text":"c","start_char_index":0,"end_char_index":1}}}"""),
        ("content_block_stop", """{"type":"content_block_stop","index":1}"""),
        ("content_block_start", """{"type":"content_block_start","index":2,"content_block":{"type":"server_tool_use","id":"w1","name":"web_search","input":{}}}"""),
        ("content_block_delta", """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"query\":\"x\"}"}}"""),
        ("content_block_stop", """{"type":"content_block_stop","index":2}"""),
        ("content_block_start", """{"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"c1","name":"weather","input":{}}}"""),
        ("content_block_delta", """{"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"{\"city\":\"Lisbon\"}"}}"""),
        ("content_block_stop", """{"type":"content_block_stop","index":3}"""),
        ("message_delta", """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":22}}"""),
        ("message_stop", """{"type":"message_stop"}"""),
    ];

    private const string ResponsesWhole = """
        {"id":"a1","object":"response","created_at":1760000000,"model":"m","status":"completed","store":true,"service_tier":"default","output":[{"type":"reasoning","id":"r1","summary":[{"type":"summary_text","text":"I look."}],"encrypted_content":"ZW5j"},{"type":"message","id":"m1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"The café 😀 is open.","annotations":[{"type":"url_citation","url":"https://a.example/x","title":"A","start_index":0,"end_index":3}],"logprobs":[{"token":"The","logprob":-0.1,"bytes":[84]}]}]},{"type":"function_call","id":"f1","call_id":"c1","name":"weather","arguments":"{\"city\":\"Lisbon\"}"},{"type":"web_search_call","id":"w1","status":"completed","action":{"type":"search","query":"x"}},{"type":"mcp_call","id":"p1","name":"n","server_label":"s","arguments":"{}","output":"o"}],"usage":{"input_tokens":11,"output_tokens":22,"total_tokens":33,"input_tokens_details":{"cached_tokens":1},"output_tokens_details":{"reasoning_tokens":2}},"error":null}
        """;

    private static readonly (string?, string)[] s_responsesEvents =
    [
        ("response.created", """{"type":"response.created","response":{"id":"a1","model":"m","created_at":1760000000,"status":"in_progress"}}"""),
        ("response.output_item.added", """{"type":"response.output_item.added","output_index":0,"item":{"type":"reasoning","id":"r1","summary":[]}}"""),
        ("response.reasoning_summary_text.delta", """{"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":0,"delta":"I look."}"""),
        ("response.output_item.done", """{"type":"response.output_item.done","output_index":0,"item":{"type":"reasoning","id":"r1","summary":[{"type":"summary_text","text":"I look."}],"encrypted_content":"ZW5j"}}"""),
        ("response.output_text.delta", """{"type":"response.output_text.delta","output_index":1,"content_index":0,"delta":"The café 😀","logprobs":[{"token":"The","logprob":-0.1}]}"""),
        ("response.output_text.annotation.added", """{"type":"response.output_text.annotation.added","output_index":1,"content_index":0,"annotation":{"type":"url_citation","url":"https://a.example/x","title":"A"}}"""),
        ("response.output_item.done", """{"type":"response.output_item.done","output_index":1,"item":{"type":"message","id":"m1","role":"assistant","content":[{"type":"output_text","text":"The café 😀","annotations":[]}]}}"""),
        ("response.output_item.added", """{"type":"response.output_item.added","output_index":2,"item":{"type":"function_call","id":"f1","call_id":"c1","name":"weather","arguments":""}}"""),
        ("response.function_call_arguments.delta", """{"type":"response.function_call_arguments.delta","output_index":2,"delta":"{\"city\":\"Lisbon\"}"}"""),
        ("response.function_call_arguments.done", """{"type":"response.function_call_arguments.done","output_index":2,"arguments":"{\"city\":\"Lisbon\"}"}"""),
        ("response.output_item.done", """{"type":"response.output_item.done","output_index":3,"item":{"type":"web_search_call","id":"w1","status":"completed","action":{"type":"search","query":"x"}}}"""),
        ("response.completed", """{"type":"response.completed","response":{"id":"a1","model":"m","status":"completed","output":[],"usage":{"input_tokens":11,"output_tokens":22,"total_tokens":33}}}"""),
    ];

    private const string ConverseWhole = """
        {"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"I look.","signature":"c2ln"}}},{"reasoningContent":{"redactedContent":"ZW5j"}},{"text":"The café 😀 is open."},{"citationsContent":{"content":[{"text":"Yes."}],"citations":[{"title":"A","sourceContent":[{"text":"s"}],"location":{"web":{"url":"https://a.example/x"}}}]}},{"toolUse":{"toolUseId":"c1","name":"weather","input":{"city":"Lisbon","days":3}}},{"image":{"format":"png","source":{"bytes":"AAEC"}}},{"other":{"kept":1}}]}},"stopReason":"tool_use","usage":{"inputTokens":11,"outputTokens":22,"totalTokens":33,"cacheReadInputTokens":1},"metrics":{"latencyMs":1},"trace":{"guardrail":{"x":1}}}
        """;

    private static readonly (string?, string)[] s_converseEvents =
    [
        ("messageStart", """{"role":"assistant"}"""),
        ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"reasoningContent":{"text":"I look."}}}"""),
        ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"reasoningContent":{"signature":"c2ln"}}}"""),
        ("contentBlockStop", """{"contentBlockIndex":0}"""),
        ("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"text":"The café 😀"}}"""),
        ("contentBlockDelta", """{"contentBlockIndex":1,"delta":{"citation":{"title":"A","location":{"web":{"url":"https://a.example/x"}}}}}"""),
        ("contentBlockStop", """{"contentBlockIndex":1}"""),
        ("contentBlockStart", """{"contentBlockIndex":2,"start":{"toolUse":{"toolUseId":"c1","name":"weather"}}}"""),
        ("contentBlockDelta", """{"contentBlockIndex":2,"delta":{"toolUse":{"input":"{\"city\":\"Lisbon\"}"}}}"""),
        ("contentBlockStop", """{"contentBlockIndex":2}"""),
        ("contentBlockStart", """{"contentBlockIndex":3,"start":{"toolResult":{"toolUseId":"d","status":"success"}}}"""),
        ("contentBlockDelta", """{"contentBlockIndex":3,"delta":{"toolResult":[{"text":"r"}]}}"""),
        ("contentBlockStop", """{"contentBlockIndex":3}"""),
        ("messageStop", """{"stopReason":"tool_use"}"""),
        ("metadata", """{"usage":{"inputTokens":11,"outputTokens":22,"totalTokens":33},"metrics":{"latencyMs":1}}"""),
    ];

    private const string CohereWhole = """
        {"id":"a1","finish_reason":"TOOL_CALL","message":{"role":"assistant","tool_plan":"I plan.","content":[{"type":"thinking","thinking":"I look."},{"type":"text","text":"The café 😀 is open."}],"tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Lisbon\"}"}}],"citations":[{"start":0,"end":3,"text":"The","type":"TEXT_CONTENT","content_index":1,"sources":[{"type":"document","id":"d1","document":{"title":"A","url":"https://a.example/x","snippet":"s"}}]}]},"usage":{"billed_units":{"input_tokens":11,"output_tokens":22},"tokens":{"input_tokens":11,"output_tokens":22}},"logprobs":[{"token_ids":[1],"text":"The","logprobs":[-0.1]}]}
        """;

    private static readonly (string?, string)[] s_cohereEvents =
    [
        ("message-start", """{"type":"message-start","id":"a1","delta":{"message":{"role":"assistant","content":[],"tool_plan":"","tool_calls":[],"citations":[]}}}"""),
        ("tool-plan-delta", """{"type":"tool-plan-delta","delta":{"message":{"tool_plan":"I plan."}}}"""),
        ("content-start", """{"type":"content-start","index":0,"delta":{"message":{"content":{"type":"text","text":""}}}}"""),
        ("content-delta", """{"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"The café 😀"}}},"logprobs":{"token_ids":[1],"text":"The"}}"""),
        ("citation-start", """{"type":"citation-start","index":0,"delta":{"message":{"citations":{"start":0,"end":3,"text":"The","content_index":0,"sources":[{"type":"document","id":"d1","document":{"title":"A"}}]}}}}"""),
        ("tool-call-start", """{"type":"tool-call-start","index":0,"delta":{"message":{"tool_calls":{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":"}}}}}"""),
        ("tool-call-delta", """{"type":"tool-call-delta","index":0,"delta":{"message":{"tool_calls":{"function":{"arguments":"\"Lisbon\"}"}}}}}"""),
        ("message-end", """{"type":"message-end","delta":{"finish_reason":"TOOL_CALL","usage":{"billed_units":{"input_tokens":11,"output_tokens":22}}}}"""),
    ];

    private const string OllamaWhole = """
        {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"The café 😀 is open.","thinking":"I look.","tool_calls":[{"id":"c1","function":{"name":"weather","arguments":{"city":"Lisbon","days":3}}}]},"done":true,"done_reason":"stop","total_duration":5,"prompt_eval_count":11,"eval_count":22,"logprobs":[{"token":"The","logprob":-0.1,"bytes":[84]}]}
        """;

    private static readonly (string?, string)[] s_ollamaEvents =
    [
        (null, """{"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","thinking":"I look."},"done":false}"""),
        (null, """{"model":"m","message":{"role":"assistant","content":"The café 😀"},"done":false,"logprobs":[{"token":"The"}]}"""),
        (null, """{"model":"m","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"weather","arguments":{"city":"Lisbon"}}}]},"done":false}"""),
        (null, """{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":11,"eval_count":22}"""),
    ];

    /// <summary>All of them.</summary>
    public static WireSample[] All { get; } =
    [
        new("openai-chat", "openrouter/openai/gpt-4o", ChatWhole, s_chatEvents),
        new("openai-responses", "openai/gpt-5-mini", ResponsesWhole, s_responsesEvents) { Configure = m => m.ApiStyle = ApiStyle.Responses },
        new("anthropic", "anthropic/claude-sonnet-4-5", MessagesWhole, s_messagesEvents),
        new("gemini", "gemini/gemini-2.5-flash", GeminiWhole, s_geminiEvents),
        new("bedrock", "bedrock/anthropic.claude-3-haiku-20240307-v1:0", ConverseWhole, s_converseEvents, Framing.Aws) { Configure = m => m.Region = "us-east-1" },
        new("cohere", "cohere/command-a-03-2025", CohereWhole, s_cohereEvents),
        new("ollama", "ollama-native/qwen3:4b", OllamaWhole, s_ollamaEvents, Framing.Lines),
        new("azure", "azure/gpt-4o", ChatWhole, s_chatEvents) { Configure = m => m.BaseUrl = "https://llm.example.com" },
        new("vertex-gemini", "vertex/gemini-2.5-flash", GeminiWhole, s_geminiEvents) { Configure = OnVertex },
        new("vertex-claude", "vertex/claude-sonnet-4-5", MessagesWhole, s_messagesEvents) { Configure = OnVertex },
    ];

    /// <summary>The sample of a name.</summary>
    public static WireSample Of(string name) => All.Single(sample => sample.Name == name);

    private static void OnVertex(ModelSpecBuilder m) => (m.ApiKey, m.Project, m.Location) = (null, "my-project", "europe-west4");
}
