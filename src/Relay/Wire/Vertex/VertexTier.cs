using System.Text.Json;

namespace Relay;

/// <summary>The service tier of a Gemini call on Vertex AI, which is a header: <c>flex</c> and <c>priority</c>; any other word is the ordinary tier, which has none.</summary>
/// <remarks>Source: docs.cloud.google.com/vertex-ai/generative-ai/docs/flex-paygo and /priority-paygo.</remarks>
internal static class VertexTier
{
    private static readonly ProviderHeader s_flex = new("X-Vertex-AI-LLM-Shared-Request-Type", "flex");
    private static readonly ProviderHeader s_priority = s_flex with { Value = "priority" };

    public static ProviderHeader? Header(in WireRequest request) => Word(request)?.ToLowerInvariant() switch
    {
        "flex" => s_flex,
        "priority" => s_priority,
        _ => null,
    };

    /// <summary>The call's own word, else the preset's.</summary>
    private static string? Word(in WireRequest request)
    {
        if (request.Options?.AdditionalProperties is { } own)
        {
            foreach (KeyValuePair<string, object?> entry in own)
            {
                if (IsTier(entry.Key))
                {
                    return entry.Value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString() : entry.Value as string;
                }
            }
        }

        if (request.Spec.Parameters.ServiceTier is { } tier)
        {
            return tier;
        }

        foreach (ExtraParameter extra in request.Spec.Parameters.Extra.Items)
        {
            if (IsTier(extra.Name))
            {
                return extra.Json.Trim('"');
            }
        }

        return null;
    }

    private static bool IsTier(string name) => name is "service_tier" or "serviceTier";
}
