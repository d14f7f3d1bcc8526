using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>reasoning</c>: the effort, what is shown of it, and whatever else the preset or the call put into an object of that name.</summary>
/// <remarks>
/// A summary is asked for with <see cref="ReasoningOptions.Output"/> (<see cref="ReasoningOutput.Summary"/> is <c>auto</c>, <see cref="ReasoningOutput.Full"/> <c>detailed</c>); without it none comes, because
/// OpenAI gives summaries of some models to verified organisations only and refuses the request of others.
/// </remarks>
internal static class ResponsesReasoningWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        bool hasObject = ResponsesExtras.TryGetObject(request, "reasoning", out JsonElement given);
        ReasoningOptions? own = request.Options?.Reasoning;
        bool hasBudget = own?.Effort is null && request.Provider.Dialect.Reasoning == ReasoningField.ReasoningObject && request.Spec.Parameters.ReasoningBudget is not null;
        bool givesEffort = hasObject && (given.TryGetProperty("effort", out _) || given.TryGetProperty("max_tokens", out _)) && own?.Effort is null;
        string? effort = givesEffort ? null : request.Effort;
        if (effort is not null && !request.Takes(RequestParameters.ReasoningEffort, "reasoning.effort"))
        {
            effort = null;
        }

        string? summary = own?.Output switch
        {
            ReasoningOutput.Summary => "auto",
            ReasoningOutput.Full => "detailed",
            _ => null,
        };
        if (!hasObject && effort is null && summary is null)
        {
            return;
        }

        writer.WriteStartObject("reasoning"u8);
        if (effort is not null && hasBudget)
        {
            writer.WriteNumber("max_tokens"u8, request.Spec.Parameters.ReasoningBudget!.Value);
        }
        else if (effort is not null)
        {
            writer.WriteString("effort"u8, effort);
        }

        if (summary is not null)
        {
            writer.WriteString("summary"u8, summary);
        }

        if (hasObject)
        {
            foreach (JsonProperty member in given.EnumerateObject())
            {
                if (!(member.NameEquals("effort"u8) && (effort is not null || !givesEffort)) && !(member.NameEquals("summary"u8) && (summary is not null || own?.Output == ReasoningOutput.None)))
                {
                    member.WriteTo(writer);
                }
            }
        }

        writer.WriteEndObject();
    }
}
