using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The fields that Relay does not read, the preset's and the call's (which win), sorted by where Converse wants them.</summary>
/// <remarks>
/// <c>guardrailConfig</c>, <c>performanceConfig</c>, <c>serviceTier</c>, <c>requestMetadata</c>, <c>promptVariables</c>, <c>outputConfig</c> and
/// <c>additionalModelResponseFieldPaths</c> stand at the root. Every other field is one of the model's own and joins <c>additionalModelRequestFields</c>, whose members
/// are taken one by one: <c>thinking</c>, <c>anthropic_beta</c>, <c>reasoning_effort</c>.
/// </remarks>
internal sealed class ConverseExtras
{
    private static readonly string[] RootNames =
        ["guardrailConfig", "performanceConfig", "serviceTier", "requestMetadata", "promptVariables", "outputConfig", "additionalModelResponseFieldPaths"];

    private static readonly string[] WrittenByRelay = ["messages", "system", "inferenceConfig", "toolConfig", "modelId", "model", "stream"];

    /// <summary>No fields: what most requests have. Nothing is ever added to it.</summary>
    private static readonly ConverseExtras s_none = new();

    /// <summary>The fields of the root.</summary>
    public Dictionary<string, object?> Root { get; } = new(StringComparer.Ordinal);

    /// <summary>The members of <c>additionalModelRequestFields</c>.</summary>
    public Dictionary<string, object?> ModelFields { get; } = new(StringComparer.Ordinal);

    public static ConverseExtras Of(in WireRequest request)
    {
        if (request.Spec.Parameters.Extra.Count == 0 && request.Options?.AdditionalProperties is not { Count: > 0 })
        {
            return s_none;
        }

        var extras = new ConverseExtras();
        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            using JsonDocument document = JsonDocument.Parse(extra.Json);
            extras.Add(extra.Name, document.RootElement.Clone(), request);
        }

        if (request.Options?.AdditionalProperties is { } own)
        {
            foreach (KeyValuePair<string, object?> entry in own)
            {
                extras.Add(entry.Key, entry.Value, request);
            }
        }

        return extras;
    }

    private void Add(string name, object? value, in WireRequest request)
    {
        if (Array.IndexOf(RootNames, name) >= 0)
        {
            Root[name] = value;
        }
        else if (name == "service_tier")
        {
            Root["serviceTier"] = new Dictionary<string, object?> { ["type"] = value };
        }
        else if (Array.IndexOf(WrittenByRelay, name) >= 0)
        {
            request.Warnings.Add($"{name} was not sent: Relay writes it itself.");
        }
        else if (name == "additionalModelRequestFields")
        {
            AddMembers(value, request);
        }
        else if (name is "logprobs" or "top_logprobs" or "logit_bias")
        {
            request.Takes(RequestParameters.LogProbs, name);
        }
        else if (name is not ("strict" or "cache_control"))
        {
            // "strict" is a switch of schemas.
            ModelFields[name] = value;
        }
    }

    private void AddMembers(object? value, in WireRequest request)
    {
        using JsonDocument document = JsonDocument.Parse(JsonValues.ToText(value));
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            request.Warnings.Add("additionalModelRequestFields was not sent: it is no object.");
            return;
        }

        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            ModelFields[member.Name] = member.Value.Clone();
        }
    }
}
