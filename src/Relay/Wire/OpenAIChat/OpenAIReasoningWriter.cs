using System.Text.Json;

namespace Relay;

/// <summary>Writes what the call asks of the model's reasoning, in the field the provider has for it.</summary>
internal static class OpenAIReasoningWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        if (request.Effort is not { } effort || !request.Takes(RequestParameters.ReasoningEffort, "reasoning"))
        {
            return;
        }

        if (request.Options?.Tools is { Count: > 0 } && ParameterRules.ToolsExcludeReasoningEffort(request.Provider, request.Spec.Model))
        {
            request.Warnings.Add($"reasoning_effort was not sent: {request.Spec.Target} does not take it together with tools on Chat Completions.");
            return;
        }

        OpenAIChatDialect dialect = request.Provider.Dialect;
        switch (dialect.Reasoning)
        {
            case ReasoningField.ReasoningEffort:
                writer.WriteString("reasoning_effort"u8, effort);
                break;
            case ReasoningField.ReasoningObject:
                writer.WriteStartObject("reasoning"u8);
                if (Budget(request) is { } budget)
                {
                    writer.WriteNumber("max_tokens"u8, budget);
                }
                else
                {
                    writer.WriteString("effort"u8, effort);
                }

                writer.WriteEndObject();
                break;
            case ReasoningField.ThinkingObject:
                bool isOff = effort == "none";
                writer.WriteStartObject("thinking"u8);
                writer.WriteString("type"u8, isOff ? "disabled"u8 : "enabled"u8);
                writer.WriteEndObject();
                if (dialect.EffortBesideThinking && !isOff)
                {
                    writer.WriteString("reasoning_effort"u8, effort);
                }

                break;
            case ReasoningField.EnableThinking:
                WriteThinking(writer, request, effort);
                writer.WriteStartObject("chat_template_kwargs"u8);
                WriteThinking(writer, request, effort);
                writer.WriteEndObject();
                break;
        }
    }

    /// <summary>The budget in tokens that is sent instead of an effort; null where a word was asked for last, and for no reasoning at all.</summary>
    public static int? Budget(in WireRequest request) => request.Options?.Reasoning?.Effort is null && request.Spec.Parameters.ReasoningBudget is { } budget and > 0 ? budget : null;

    private static void WriteThinking(Utf8JsonWriter writer, in WireRequest request, string effort)
    {
        writer.WriteBoolean("enable_thinking"u8, effort != "none");

        // There are no words for how much: a word is its budget, and the highest is no budget at all.
        if (effort != "none" && (Budget(request) ?? (effort == "xhigh" ? null : ReasoningEffortWord.ToBudget(effort))) is { } budget)
        {
            writer.WriteNumber("thinking_budget"u8, budget);
        }
    }
}
