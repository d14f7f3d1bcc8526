using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>thinkingConfig</c>: a level for Gemini 3, a budget for Gemini 2.5, and whether the thoughts are to be shown.</summary>
/// <remarks>
/// Nothing is sent unless something is asked for: the model's own default stays in force. A <c>thinkingConfig</c> among the further fields wins over the preset's effort,
/// and the call's own reasoning options win over one of the preset.
/// </remarks>
internal static class GeminiThinkingWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, GeminiExtras extras)
    {
        ReasoningOptions? own = request.Options?.Reasoning;
        bool asksNow = own?.Effort is not null || own?.Output is not null;
        bool? shown = own?.Output is { } output ? output != ReasoningOutput.None : null;
        if (extras.Generation("thinkingConfig") is { } given && (given.IsOwn || !asksNow))
        {
            return;
        }

        if ((request.Effort is null && shown is null) || !request.Takes(RequestParameters.ReasoningEffort, "thinkingConfig"))
        {
            return;
        }

        GeminiGenerationWriter.Start(writer, extras, "thinkingConfig");
        writer.WriteStartObject();
        if (request.Effort is { } effort)
        {
            WriteEffort(writer, request, effort, hasOwnEffort: own?.Effort is not null);
        }

        if (shown is { } show)
        {
            writer.WriteBoolean("includeThoughts"u8, show);
        }

        writer.WriteEndObject();
    }

    private static void WriteEffort(Utf8JsonWriter writer, in WireRequest request, string effort, bool hasOwnEffort)
    {
        string id = ModelId.Normalize(request.Spec.Model);
        if (GeminiModelRules.TakesThinkingLevel(id))
        {
            writer.WriteString("thinkingLevel"u8, effort switch { "none" => "minimal", "xhigh" => "high", _ => effort });
            return;
        }

        int asked = Asked(request, effort, hasOwnEffort);
        int sent = GeminiModelRules.NearestBudget(id, asked);
        if (sent != asked)
        {
            request.Warnings.Add($"thinkingBudget was sent as {sent}: {request.Spec.Target} does not take {asked}.");
        }

        writer.WriteNumber("thinkingBudget"u8, sent);
    }

    /// <summary>The budget that <see cref="Write"/> sends; null where it sends none.</summary>
    public static int? Budget(in WireRequest request, GeminiExtras extras)
    {
        ReasoningOptions? own = request.Options?.Reasoning;
        string id = ModelId.Normalize(request.Spec.Model);
        return request.Effort is not { } effort || GeminiModelRules.TakesThinkingLevel(id) || (request.Rejected & RequestParameters.ReasoningEffort) != 0
            || (extras.Generation("thinkingConfig") is { } given && (given.IsOwn || (own?.Effort is null && own?.Output is null)))
            ? null
            : GeminiModelRules.NearestBudget(id, Asked(request, effort, hasOwnEffort: own?.Effort is not null));
    }

    private static int Asked(in WireRequest request, string effort, bool hasOwnEffort) =>
        !hasOwnEffort && request.Spec.Parameters.ReasoningBudget is { } budget ? budget : ReasoningEffortWord.ToBudget(effort) ?? 0;
}
