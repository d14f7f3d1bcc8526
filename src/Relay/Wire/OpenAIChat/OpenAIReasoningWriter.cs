using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what the call asks of the model's reasoning, in the field the provider has for it.</summary>
internal static class OpenAIReasoningWriter
{
    /// <summary>What a server's template for the prompt is given.</summary>
    private const string TemplateField = "chat_template_kwargs";

    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        if (request.Effort is null && Hides(request))
        {
            writer.WriteStartObject("reasoning"u8);
            writer.WriteBoolean("exclude"u8, true);
            writer.WriteEndObject();
            return;
        }

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

                if (Hides(request))
                {
                    writer.WriteBoolean("exclude"u8, true);
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
                writer.WriteStartObject(TemplateField);
                WriteThinking(writer, request, effort);
                WriteFurther(writer, request);
                writer.WriteEndObject();
                break;
        }
    }

    /// <summary>Whether a further field of this name is among what is written here: joined to it, or replaced by it.</summary>
    public static bool Writes(string name, in WireRequest request) => (request.Effort is not null || Hides(request)) && request.Provider.Dialect.Reasoning switch
    {
        ReasoningField.ReasoningEffort => name == "reasoning_effort",
        ReasoningField.ReasoningObject => name == "reasoning",
        ReasoningField.ThinkingObject => name == "thinking" || (name == "reasoning_effort" && request.Provider.Dialect.EffortBesideThinking),
        ReasoningField.EnableThinking => name is "enable_thinking" or "thinking_budget" or TemplateField,
        _ => false,
    };

    /// <summary>Whether the reasoning is not to be shown, where that can be said (openrouter.ai/docs/use-cases/reasoning-tokens, exclude).</summary>
    private static bool Hides(in WireRequest request) =>
        request.Provider.Dialect.Reasoning == ReasoningField.ReasoningObject && request.Options?.Reasoning?.Output == ReasoningOutput.None;

    /// <summary>What preset and call say of the template beside thinking; the call's own wins.</summary>
    private static void WriteFurther(Utf8JsonWriter writer, in WireRequest request)
    {
        if (!ResponsesExtras.TryGetObject(request, TemplateField, out JsonElement given))
        {
            return;
        }

        foreach (JsonProperty member in given.EnumerateObject())
        {
            if (!(member.NameEquals("enable_thinking"u8) || member.NameEquals("thinking_budget"u8)))
            {
                member.WriteTo(writer);
            }
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
