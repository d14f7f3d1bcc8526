using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>How much a request lets the model think, and how much it lets it say: both share <c>max_tokens</c>.</summary>
/// <remarks>
/// <c>max_tokens</c> is required. It is the call's, else the preset's, else <see cref="UsualLimit"/> or the model's own limit where that is lower
/// (<see cref="OldestLimit"/> where it is not known). A budget is at least <see cref="LeastBudget"/> and less than <c>max_tokens</c>: a limit that leaves
/// no room is raised by the budget, because it was meant for the answer, up to what the model gives; if that is not enough, the budget is lowered.
/// A <c>thinking</c> among the extra parameters wins over all of it and is sent as it is; the limit makes room for its budget too.
/// Source: platform.claude.com/docs/en/build-with-claude/extended-thinking.
/// </remarks>
internal readonly record struct AnthropicThinking
{
    /// <summary>The output limit of a request that names none: long enough for an answer, short enough to end within the time limit.</summary>
    public const int UsualLimit = 8_192;

    /// <summary>The output limit where the model is not known: the least that any Claude 3 model gives.</summary>
    public const int OldestLimit = 4_096;

    private const int LeastBudget = 1_024;

    public required int MaxTokens { get; init; }

    /// <summary>The <c>type</c> to send; null sends nothing.</summary>
    public string? Type { get; private init; }

    /// <summary>The budget to send with the type <c>enabled</c>.</summary>
    public int Budget { get; private init; }

    /// <summary>The effort to send in <c>output_config</c>; null sends none.</summary>
    public string? Effort { get; private init; }

    /// <summary>Whether a <c>thinking</c> among the extra parameters turns it on.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>Whether the request turns thinking on.</summary>
    public bool IsOn => IsOwn || Type is "enabled" or "adaptive";

    public static AnthropicThinking Of(in WireRequest request, ClaudeTraits traits)
    {
        ModelSpec spec = request.Spec;
        int? asked = request.Options?.MaxOutputTokens ?? spec.Parameters.MaxTokens;
        var quiet = new AnthropicThinking { MaxTokens = asked ?? Math.Min(spec.MaxOutput ?? OldestLimit, UsualLimit) };
        if (ResponsesExtras.TryGetObject(request, "thinking", out JsonElement own))
        {
            return quiet.WithOwn(own, asked, request);
        }

        if (request.Effort is not { } effort || AnthropicExtras.Has(request, "thinking") || !request.Takes(RequestParameters.ReasoningEffort, "thinking"))
        {
            return quiet;
        }

        if (effort == "none")
        {
            return quiet with
            {
                Type = traits.Off switch
                {
                    ThinkingOff.Disabled => "disabled",
                    ThinkingOff.BetweenTools => "between_tools",
                    _ => null,
                },
            };
        }

        int? budget = request.Options?.Reasoning?.Effort is null ? spec.Parameters.ReasoningBudget : null;
        if (traits.Thinking == ThinkingForm.Budget || (traits.Thinking == ThinkingForm.AdaptiveOrBudget && budget is not null))
        {
            return quiet.WithBudget(budget ?? ReasoningEffortWord.ToBudget(effort) ?? ReasoningEffortWord.ToBudget("high")!.Value, asked, request);
        }

        if (budget is not null)
        {
            request.Warnings.Add($"reasoning_budget was sent as effort '{effort}': {spec.Target} decides by itself how many tokens that is.");
        }

        return quiet with { Type = "adaptive", Effort = effort };
    }

    /// <summary>Writes <c>thinking</c>, where there is something to say.</summary>
    public void Write(Utf8JsonWriter writer, ChatOptions? options)
    {
        if (Type is null)
        {
            return;
        }

        writer.WriteStartObject("thinking"u8);
        writer.WriteString("type"u8, Type);
        if (Type == "enabled")
        {
            writer.WriteNumber("budget_tokens"u8, Budget);
        }

        if (IsOn && options?.Reasoning?.Output is { } output)
        {
            writer.WriteString("display"u8, output == ReasoningOutput.None ? "omitted"u8 : "summarized"u8);
        }

        writer.WriteEndObject();
    }

    private AnthropicThinking WithOwn(JsonElement own, int? asked, in WireRequest request)
    {
        string? type = JsonText.Of(own, "type");
        if (type is not ("enabled" or "adaptive"))
        {
            return this;
        }

        int limit = MaxTokens;
        if (type == "enabled" && own.TryGetProperty("budget_tokens", out JsonElement tokens) && tokens.ValueKind == JsonValueKind.Number && tokens.TryGetInt32(out int budget) && (asked is null || limit <= budget))
        {
            limit = (int)Math.Min((long)limit + budget, request.Spec.MaxOutput ?? int.MaxValue);
            if (limit <= budget)
            {
                throw new RelayException(
                    RelayErrorKind.InvalidRequest, $"A reasoning budget of {budget} (thinking.budget_tokens) leaves no room for an answer: {request.Spec.Target} gives {limit} tokens at the most. Lower it.");
            }

            if (asked is not null && limit != asked)
            {
                request.Warnings.Add($"max_tokens was raised from {asked} to {limit}: the reasoning budget of {budget} counts inside it.");
            }
        }

        return this with { IsOwn = true, MaxTokens = limit };
    }

    private AnthropicThinking WithBudget(int budget, int? asked, in WireRequest request)
    {
        if (budget < LeastBudget)
        {
            request.Warnings.Add($"the reasoning budget was raised from {budget} to {LeastBudget}, the least the API takes.");
            budget = LeastBudget;
        }

        int limit = MaxTokens;
        if (asked is null || limit <= budget)
        {
            limit = (int)Math.Min((long)limit + budget, Math.Max(request.Spec.MaxOutput ?? int.MaxValue, LeastBudget + 1));
        }

        if (asked is not null && limit != asked)
        {
            request.Warnings.Add($"max_tokens was raised from {asked} to {limit}: the reasoning budget of {budget} counts inside it.");
        }

        if (budget >= limit)
        {
            int lower = Math.Max(LeastBudget, limit / 2);
            request.Warnings.Add($"the reasoning budget was lowered from {budget} to {lower}: {request.Spec.Target} gives {limit} tokens at the most.");
            budget = lower;
        }

        return this with { Type = "enabled", Budget = budget, MaxTokens = limit };
    }
}
