using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>thinking</c>: off, on, or on with a budget of tokens.</summary>
/// <remarks>
/// Nothing is sent unless something is asked for: models that think do so of their own accord. The highest effort is thinking without a budget. A <c>thinking</c> among the further
/// fields wins over the preset's effort, and the call's own effort over one of the preset. Source: docs.cohere.com/docs/reasoning.
/// </remarks>
internal static class CohereThinkingWriter
{
    /// <summary>Writes the field; false when it is left to the model, or to a further field.</summary>
    public static bool Write(Utf8JsonWriter writer, in WireRequest request)
    {
        bool asksNow = request.Options?.Reasoning?.Effort is not null;
        if (request.Effort is not { } effort || CohereExtras.Has(request, "thinking", own: true) || (!asksNow && CohereExtras.Has(request, "thinking", own: false)))
        {
            return false;
        }

        // A model that does not think takes no such field, not even one that says so.
        if (effort == "none" && !CohereModelRules.Thinks(ModelId.Normalize(request.Spec.Model)))
        {
            return false;
        }

        if (!request.Takes(RequestParameters.ReasoningEffort, "thinking"))
        {
            return false;
        }

        int? budget = !asksNow && request.Spec.Parameters.ReasoningBudget is { } tokens ? tokens : effort == "xhigh" ? null : ReasoningEffortWord.ToBudget(effort);
        writer.WriteStartObject("thinking"u8);
        writer.WriteString("type"u8, budget == 0 ? "disabled"u8 : "enabled"u8);
        if (budget > 0)
        {
            writer.WriteNumber("token_budget"u8, budget.Value);
        }

        writer.WriteEndObject();
        return true;
    }
}
