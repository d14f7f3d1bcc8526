using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A model's answer: one assistant message, with what it used and what it cost.</summary>
/// <remarks>
/// The configured model is authoritative: cost is computed for <see cref="ConfiguredModel"/>, and what the provider said it was is kept beside it
/// in <see cref="EchoedModel"/>. As a <see cref="ChatResponse"/> it works wherever the ecosystem takes one.
/// </remarks>
public sealed class ChatReply : ChatResponse
{
    internal ChatReply(ChatMessage message, ModelSpec spec)
        : this([message], message, spec)
    {
    }

    internal ChatReply(IList<ChatMessage> messages, ChatMessage message, ModelSpec spec)
        : base(messages)
    {
        Message = message;
        Provider = spec.Provider;
        Alias = spec.Alias;
        Member = spec.Alias;
        ConfiguredModel = spec.Model;
        ModelId = spec.Model;
    }

    /// <summary>
    /// The assistant message; append it to the conversation to go on. Where a backend called tools by itself it is the last one, and <see cref="ChatResponse.Messages"/> has them all.
    /// </summary>
    public ChatMessage Message { get; }

    /// <summary>The visible reasoning, all of it; null when the provider showed none.</summary>
    public string? ReasoningText { get; internal init; }

    /// <summary>The model's refusal, where it refused in so many words; null otherwise.</summary>
    public string? Refusal { get; internal init; }

    /// <summary>The tool calls in order; their argument text is <see cref="ToolCallExtensions.ArgumentsText(FunctionCallContent)"/>.</summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls { get; internal init; } = [];

    /// <summary>The provider's own word for why the answer ended; null when it gave none.</summary>
    public string? RawFinishReason { get; internal init; }

    /// <summary>The tokens used; null when the provider did not report them (never zeros).</summary>
    public new TokenUsage? Usage
    {
        get;
        internal init
        {
            field = value;
            base.Usage = value is null ? null : Details(value);
        }
    }

    /// <summary>What the call cost.</summary>
    public Cost Cost { get; internal init; } = Cost.Unknown;

    /// <summary>The provider that answered.</summary>
    public string Provider { get; }

    /// <summary>The name that was called.</summary>
    public string Alias { get; internal set; }

    /// <summary>The alias that answered: of a group, the member.</summary>
    public string Member { get; }

    /// <summary>The model that was asked for.</summary>
    public string ConfiguredModel { get; }

    /// <summary>The model the provider says it was; null when it does not say.</summary>
    public string? EchoedModel { get; internal init; }

    /// <summary>Time from the call to the complete answer.</summary>
    public TimeSpan Latency { get; internal init; }

    /// <summary>The provider's id of the request; null when it gave none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The provider's answer as it came, with <see cref="CallOptions.CaptureRaw"/>; of a stream, its events, one a line. Null otherwise.</summary>
    public string? Raw { get; internal init; }

    /// <summary>What Relay left out of the request because the target does not take it; empty as a rule.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private static UsageDetails Details(TokenUsage usage) => new()
    {
        InputTokenCount = usage.Input,
        OutputTokenCount = usage.Output,
        TotalTokenCount = usage.Total,
        CachedInputTokenCount = usage.CacheRead,
        ReasoningTokenCount = usage.Reasoning,
    };
}
