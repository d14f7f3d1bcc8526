namespace Relay.Hostile.Tests.Answers;

/// <summary>The JSON of each wire, as a server writes it that wants to fill the memory of who reads it.</summary>
/// <param name="Target">The target.</param>
/// <param name="Call">The shortest tool call.</param>
/// <param name="Before">What stands before a whole answer's list of calls.</param>
/// <param name="After">What stands behind it.</param>
/// <param name="Delta">A piece of a streamed answer's text, which stands in it as <c>TEXT</c>.</param>
/// <param name="EventType">The type of the event that carries a piece; null where the framing has none.</param>
public sealed record HostileWire(string Target, string Call, string Before, string After, string Delta, string? EventType = null)
{
    public static IReadOnlyList<HostileWire> All { get; } =
    [
        new(
            "openai/own-model", "{}", """{"choices":[{"index":0,"finish_reason":"stop","message":{"content":"t","tool_calls":[""", "]}}]}",
            """{"choices":[{"index":0,"delta":{"content":"TEXT"}}]}"""),
        new(
            "responses:openai/own-model", """{"type":"function_call"}""", """{"id":"r","object":"response","status":"completed","output":[""", "]}",
            """{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"TEXT"}""", "response.output_text.delta"),
        new(
            "anthropic/claude-sonnet-4-5", """{"type":"tool_use"}""", """{"content":[""", """],"stop_reason":"end_turn"}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"TEXT"}}""", "content_block_delta"),
        new(
            "google/gemini-2.5-flash", """{"functionCall":{"name":"f"}}""", """{"candidates":[{"content":{"role":"model","parts":[""", """]},"finishReason":"STOP"}]}""",
            """{"candidates":[{"content":{"parts":[{"text":"TEXT"}],"role":"model"}}]}"""),
        new(
            "cohere/own-model", "{}", """{"id":"c","finish_reason":"COMPLETE","message":{"role":"assistant","tool_calls":[""", "]}}",
            """{"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"TEXT"}}}}""", "content-delta"),
        new(
            "ollama-native/llama3.2", """{"function":{}}""", """{"model":"m","done":true,"done_reason":"stop","message":{"role":"assistant","tool_calls":[""", "]}}",
            """{"model":"m","message":{"role":"assistant","content":"TEXT"},"done":false}"""),
        new(
            "bedrock/amazon.nova-pro-v1:0", """{"toolUse":{"toolUseId":"a","name":"f"}}""", """{"stopReason":"end_turn","output":{"message":{"role":"assistant","content":[""", "]}}}",
            """{"contentBlockIndex":0,"delta":{"text":"TEXT"}}""", "contentBlockDelta"),
    ];

    /// <summary>The names of the targets, for theories.</summary>
    public static TheoryData<string> Targets => [.. All.Select(wire => wire.Target)];

    public static HostileWire Of(string target) => All.First(wire => wire.Target == target);

    public bool IsLines => Target.StartsWith("ollama", StringComparison.Ordinal);

    public bool IsFrames => Target.StartsWith("bedrock", StringComparison.Ordinal);

    /// <summary>The media type of a stream.</summary>
    public string StreamType => IsLines ? "application/x-ndjson" : IsFrames ? "application/vnd.amazon.eventstream" : "text/event-stream";

    /// <summary>A whole answer of nothing but calls.</summary>
    public byte[] Calls(int count) =>
        System.Text.Encoding.UTF8.GetBytes(Before + string.Join(',', Enumerable.Repeat(Call, count)) + After);

    /// <summary>One event with a piece of text.</summary>
    public byte[] Event(string text)
    {
        string data = Delta.Replace("TEXT", text, StringComparison.Ordinal);
        return IsFrames ? AwsFrame.Of(EventType!, data)
            : System.Text.Encoding.UTF8.GetBytes(IsLines ? data + "\n" : (EventType is null ? "" : $"event: {EventType}\n") + $"data: {data}\n\n");
    }

    /// <summary>A stream of equal pieces that never says it is done.</summary>
    public byte[] Deltas(int count, string text) => [.. Enumerable.Repeat(Event(text), count).SelectMany(piece => piece)];

    /// <summary>The model on a server.</summary>
    public ModelAlias Model(LoopbackProvider server, Action<ModelSpecBuilder>? configure = null)
    {
        const string Responses = "responses:";
        bool isResponses = Target.StartsWith(Responses, StringComparison.Ordinal);
        return RelayRuntime.Model(isResponses ? Target[Responses.Length..] : Target, m =>
        {
            m.Alias = "test";
            m.BaseUrl = server.BaseUrl;
            m.ApiKey = "test-key";
            m.Region = IsFrames ? "us-east-1" : null;
            m.ApiStyle = isResponses ? ApiStyle.Responses : ApiStyle.ChatCompletions;
            configure?.Invoke(m);
        });
    }
}
