namespace Relay.Tests;

/// <summary>A target for each wire, and for each way to reach it, with the shortest answer that its wire reads.</summary>
/// <param name="Target">The target as tests name it: what a program writes, behind <see cref="ResponsesPrefix"/> where it is asked over Responses.</param>
/// <param name="Form">The form of its requests and answers.</param>
public sealed record WireTarget(string Target, WireForm Form)
{
    /// <summary>Before a target that is asked over Responses.</summary>
    public const string ResponsesPrefix = "responses:";

    private const string Chat = """{"choices":[{"message":{"content":"ok"},"finish_reason":"stop"}]}""";
    private const string Messages = """{"content":[{"type":"text","text":"ok"}],"stop_reason":"end_turn"}""";
    private const string Gemini = """{"candidates":[{"content":{"parts":[{"text":"ok"}],"role":"model"},"finishReason":"STOP"}]}""";
    private const string Cohere = """{"id":"c","message":{"role":"assistant","content":[{"type":"text","text":"ok"}]},"finish_reason":"COMPLETE"}""";
    private const string Ollama = """{"model":"m","message":{"role":"assistant","content":"ok"},"done":true,"done_reason":"stop"}""";
    private const string Responses = """{"id":"resp_1","object":"response","status":"completed","output":[{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"ok","annotations":[]}]}]}""";
    private const string Converse = """{"output":{"message":{"role":"assistant","content":[{"text":"ok"}]}},"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1,"totalTokens":2}}""";

    public static IReadOnlyList<WireTarget> All { get; } =
    [
        new("openai/own-model", WireForm.Chat),
        new("openrouter/some/model", WireForm.Chat),
        new("groq/llama-3.3-70b-versatile", WireForm.Chat),
        new("mistral/mistral-large-latest", WireForm.Chat),
        new("perplexity/sonar", WireForm.Chat),
        new("vllm/qwen3", WireForm.Chat),
        new("anthropic/claude-sonnet-4-5", WireForm.Messages),
        new("google/gemini-3-pro-preview", WireForm.Gemini),
        new("google/gemini-2.5-flash", WireForm.Gemini),
        new("cohere/own-model", WireForm.Cohere),
        new("ollama-native/llama3.2", WireForm.Ollama),
        new("bedrock/anthropic.claude-3-7-sonnet-20250219-v1:0", WireForm.Converse),
        new("bedrock/amazon.nova-pro-v1:0", WireForm.Converse),
        new(ResponsesPrefix + "openai/own-model", WireForm.Responses),
        new("azure/own-deployment", WireForm.Chat),
        new(ResponsesPrefix + "azure/own-deployment", WireForm.Responses),
        new("vertex/gemini-2.5-flash", WireForm.Gemini),
        new("vertex/claude-sonnet-4-5@20250929", WireForm.Messages),
        new("vertex/mistral-medium-3", WireForm.Chat),
        new("vertex/meta/llama-3.3-70b-instruct-maas", WireForm.Chat),
        new("own-chat/own-model", WireForm.Chat),
        new("own-responses/own-model", WireForm.Responses),
        new("own-messages/own-model", WireForm.Messages),
        new("own-gemini/own-model", WireForm.Gemini),
        new("own-cohere/own-model", WireForm.Cohere),
        new("own-ollama/own-model", WireForm.Ollama),
        new("own-azure/own-model", WireForm.Chat),
    ];

    /// <summary>The shortest answer that the wire reads.</summary>
    public string Answer => Form switch
    {
        WireForm.Messages => Messages,
        WireForm.Gemini => Gemini,
        WireForm.Cohere => Cohere,
        WireForm.Ollama => Ollama,
        WireForm.Converse => Converse,
        WireForm.Responses => Responses,
        _ => Chat,
    };

    /// <summary>The providers of a preset's <c>providers:</c> that targets above name, one for each wire that it may name.</summary>
    public static IReadOnlyList<ProviderFacts> OwnProviders { get; } =
    [
        ProviderFacts.Custom("own-chat", WireProtocol.OpenAIChat, "http://localhost:1/v1"),
        ProviderFacts.Custom("own-responses", WireProtocol.OpenAIResponses, "http://localhost:1/v1"),
        ProviderFacts.Custom("own-messages", WireProtocol.AnthropicMessages, "http://localhost:1"),
        ProviderFacts.Custom("own-gemini", WireProtocol.Gemini, "http://localhost:1/v1beta"),
        ProviderFacts.Custom("own-cohere", WireProtocol.CohereV2, "http://localhost:1"),
        ProviderFacts.Custom("own-ollama", WireProtocol.OllamaChat, "http://localhost:1"),
        ProviderFacts.Custom("own-azure", WireProtocol.AzureOpenAI, "http://localhost:1"),
    ];

    /// <summary>The target as a program writes it.</summary>
    public static string Plain(string target) => target.StartsWith(ResponsesPrefix, StringComparison.Ordinal) ? target[ResponsesPrefix.Length..] : target;

    public static WireTarget Of(string target) => All.FirstOrDefault(one => one.Target == target) ?? new(target, FormOf(target));

    private static WireForm FormOf(string target) => target.Split('/')[0] switch
    {
        "anthropic" => WireForm.Messages,
        "google" => WireForm.Gemini,
        "cohere" => WireForm.Cohere,
        "ollama-native" => WireForm.Ollama,
        "bedrock" => WireForm.Converse,
        "vertex" when target.Contains("gemini", StringComparison.Ordinal) => WireForm.Gemini,
        "vertex" when target.Contains("claude", StringComparison.Ordinal) => WireForm.Messages,
        "own-responses" => WireForm.Responses,
        "own-messages" => WireForm.Messages,
        "own-gemini" => WireForm.Gemini,
        "own-cohere" => WireForm.Cohere,
        "own-ollama" => WireForm.Ollama,
        var provider when provider.StartsWith(ResponsesPrefix, StringComparison.Ordinal) => WireForm.Responses,
        _ => WireForm.Chat,
    };
}
