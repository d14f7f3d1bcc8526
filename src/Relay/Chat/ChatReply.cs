using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A model's answer: one assistant message, with what it used and what it cost.</summary>
/// <remarks>
/// The configured model is authoritative: cost is computed for <see cref="ConfiguredModel"/>, and what the provider said it was is kept beside it
/// in <see cref="EchoedModel"/>. As a <see cref="ChatResponse"/> it works wherever the ecosystem takes one.
/// </remarks>
public sealed class ChatReply : ChatResponse
{
    /// <summary>Beside the replies and not in them: few have any.</summary>
    private static readonly ConditionalWeakTable<ChatReply, IReadOnlyList<ChatReply>> s_rounds = [];

    private readonly ModelSpec _spec;
    private readonly ServiceTier _servedTier;
    private readonly Lane _lane;
    private string? _alias;

    internal ChatReply(ChatMessage message, ModelSpec spec, ServiceTier servedTier, Lane lane)
        : this([message], message, spec, servedTier, lane)
    {
    }

    internal ChatReply(IList<ChatMessage> messages, ChatMessage message, ModelSpec spec, ServiceTier servedTier, Lane lane)
        : base(messages)
    {
        Message = message;
        _spec = spec;
        _servedTier = servedTier;
        _lane = lane;
        ModelId = spec.Model;
    }

    /// <summary>
    /// The assistant message; append it to the conversation to go on. Where tools were run, by <see cref="CallOptions.ToolInvocation"/> or by a backend, it is the last one, and
    /// <see cref="ChatResponse.Messages"/> has them all: append those.
    /// </summary>
    public ChatMessage Message { get; }

    /// <summary>The visible reasoning, all of it; null when the provider showed none.</summary>
    public string? ReasoningText { get; internal init; }

    /// <summary>The model's refusal, where it refused in so many words; null otherwise.</summary>
    public string? Refusal { get; internal init; }

    /// <summary>The tool calls in order; their argument text is <see cref="ToolCallExtensions.ArgumentsText(FunctionCallContent)"/>.</summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls { get; internal init; } = [];

    /// <summary>What is wrong with the <see cref="ToolCalls"/>, of those that were not declared or do not follow their schema; each is its call's exception too. Empty as a rule.</summary>
    public IReadOnlyList<RelayException> ToolCallErrors
    {
        get
        {
            List<RelayException>? errors = null;
            foreach (FunctionCallContent call in ToolCalls)
            {
                if (call.Exception is RelayException error)
                {
                    (errors ??= []).Add(error);
                }
            }

            return errors ?? (IReadOnlyList<RelayException>)[];
        }
    }

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

    /// <summary>What the call cost: the usage at the prices that were in force, worked out when first asked for.</summary>
    public Cost Cost
    {
        get => field ??= CostModel.Compute(Usage, _spec.Prices, _servedTier, _lane);
        private init;
    }

    /// <summary>
    /// With <see cref="CallOptions.ToolInvocation"/>, the answer of each round, in order, with its own usage and cost; the last one is this answer. Empty where no function was run.
    /// </summary>
    public IReadOnlyList<ChatReply> Rounds => s_rounds.TryGetValue(this, out IReadOnlyList<ChatReply>? rounds) ? rounds : [];

    /// <summary>The provider that answered.</summary>
    public string Provider => _spec.Provider;

    /// <summary>The name that was called.</summary>
    public string Alias
    {
        get => _alias ?? _spec.Alias;
        internal set => _alias = value;
    }

    /// <summary>The alias that answered: of a group, the member.</summary>
    public string Member => _spec.Alias;

    /// <summary>The model that was asked for.</summary>
    public string ConfiguredModel => _spec.Model;

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

    /// <summary>This answer as the last of several rounds.</summary>
    internal ChatReply OfRounds(IList<ChatMessage> messages, IReadOnlyList<ChatReply> rounds, TimeSpan latency)
    {
        var warnings = new List<string>();
        foreach (ChatReply round in rounds)
        {
            foreach (string warning in round.Warnings)
            {
                if (!warnings.Contains(warning))
                {
                    warnings.Add(warning);
                }
            }
        }

        var whole = new ChatReply(messages, Message, _spec, _servedTier, _lane)
        {
            Alias = Alias,
            ReasoningText = ReasoningText,
            Refusal = Refusal,
            ToolCalls = ToolCalls,
            FinishReason = FinishReason,
            RawFinishReason = RawFinishReason,
            Usage = RoundTotals.Usage(rounds),
            Cost = RoundTotals.Cost(rounds),
            EchoedModel = EchoedModel,
            ResponseId = ResponseId,
            CreatedAt = CreatedAt,
            Latency = latency,
            RequestId = RequestId,
            Raw = Raw,
            Warnings = warnings,
            AdditionalProperties = AdditionalProperties,
            RawRepresentation = RawRepresentation,
        };
        s_rounds.Add(whole, rounds);
        return whole;
    }

    private static UsageDetails Details(TokenUsage usage) => new()
    {
        InputTokenCount = usage.Input,
        OutputTokenCount = usage.Output,
        TotalTokenCount = usage.Total,
        CachedInputTokenCount = usage.CacheRead,
        ReasoningTokenCount = usage.Reasoning,
    };
}
