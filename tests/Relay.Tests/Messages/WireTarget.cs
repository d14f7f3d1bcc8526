using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A target for each wire, with the shortest answer that its wire reads.</summary>
public sealed record WireTarget(string Target, string Answer)
{
    private const string Chat = """{"choices":[{"message":{"content":"ok"},"finish_reason":"stop"}]}""";
    private const string Messages = """{"content":[{"type":"text","text":"ok"}],"stop_reason":"end_turn"}""";
    private const string Gemini = """{"candidates":[{"content":{"parts":[{"text":"ok"}],"role":"model"},"finishReason":"STOP"}]}""";
    private const string Cohere = """{"id":"c","message":{"role":"assistant","content":[{"type":"text","text":"ok"}]},"finish_reason":"COMPLETE"}""";
    private const string Ollama = """{"model":"m","message":{"role":"assistant","content":"ok"},"done":true,"done_reason":"stop"}""";

    /// <summary>Before a target that is asked over Responses.</summary>
    public const string ResponsesPrefix = "responses:";

    private const string Responses = """{"id":"resp_1","object":"response","status":"completed","output":[{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"ok","annotations":[]}]}]}""";
    private const string Converse = """{"output":{"message":{"role":"assistant","content":[{"text":"ok"}]}},"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1,"totalTokens":2}}""";

    public static IReadOnlyList<WireTarget> All { get; } =
    [
        new("openai/own-model", Chat),
        new("openrouter/some/model", Chat),
        new("groq/llama-3.3-70b-versatile", Chat),
        new("mistral/mistral-large-latest", Chat),
        new("perplexity/sonar", Chat),
        new("vllm/qwen3", Chat),
        new("anthropic/claude-sonnet-4-5", Messages),
        new("google/gemini-3-pro-preview", Gemini),
        new("google/gemini-2.5-flash", Gemini),
        new("cohere/own-model", Cohere),
        new("ollama-native/llama3.2", Ollama),
        new("bedrock/anthropic.claude-3-7-sonnet-20250219-v1:0", Converse),
        new(ResponsesPrefix + "openai/own-model", Responses),
    ];

    /// <summary>The target as a program writes it.</summary>
    public static string Plain(string target) => target.StartsWith(ResponsesPrefix, StringComparison.Ordinal) ? target[ResponsesPrefix.Length..] : target;

    public static WireTarget Of(string target) => All.FirstOrDefault(one => one.Target == target) ?? new(target, target.Split('/')[0] switch
    {
        "anthropic" => Messages,
        "google" => Gemini,
        "cohere" => Cohere,
        "ollama-native" => Ollama,
        "bedrock" => Converse,
        _ => Chat,
    });
}

/// <summary>A test that sends conversations to every wire over loopback HTTP.</summary>
public abstract class WireTargetTest : LoopbackTest
{
    protected ChatReply Reply { get; private set; } = null!;

    /// <summary>The body that a call sends.</summary>
    protected async Task<string> Sent(string target, IEnumerable<ChatMessage> messages, ChatOptions? options = null, Action<ModelSpecBuilder>? configure = null)
    {
        Server.Enqueue(LoopbackReply.RawJson(WireTarget.Of(target).Answer));
        Reply = await At(target, configure).ChatAsync(messages, options);
        return Server.Requests[^1].Body;
    }

    /// <summary>The failure of a call that sends nothing.</summary>
    protected async Task<RelayException> Refused(string target, IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        int before = Server.Requests.Count;
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => At(target).ChatAsync(messages, options));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Equal(before, Server.Requests.Count);
        return error;
    }

    /// <summary>The target on the loopback provider.</summary>
    protected ModelAlias At(string target, Action<ModelSpecBuilder>? configure = null) => Model(WireTarget.Plain(target), m =>
    {
        m.ApiStyle = WireTarget.Plain(target) == target ? ApiStyle.ChatCompletions : ApiStyle.Responses;
        m.Region = target.StartsWith("bedrock/", StringComparison.Ordinal) ? "us-east-1" : null;
        configure?.Invoke(m);
    });

    protected static ChatMessage User(params AIContent[] contents) => new(ChatRole.User, contents);

    protected static ChatMessage Assistant(params AIContent[] contents) => new(ChatRole.Assistant, contents);

    protected static ChatMessage Tool(params AIContent[] contents) => new(ChatRole.Tool, contents);

    protected static TextContent Text(string text) => new(text);
}
