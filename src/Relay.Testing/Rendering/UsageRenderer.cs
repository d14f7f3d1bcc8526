using System.Text.Json;

namespace Relay;

/// <summary>Renders a usage object.</summary>
internal static class UsageRenderer
{
    /// <param name="json">Where to.</param>
    /// <param name="usage">The usage.</param>
    /// <param name="output">The output tokens so far: all of them at the end, fewer in the middle of a stream.</param>
    public static void Write(Utf8JsonWriter json, LoopbackUsage usage, long output)
    {
        json.WritePropertyName("usage");
        if (usage.Json is not null)
        {
            json.WriteRawValue(usage.Json);
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("prompt_tokens", usage.Input);
        json.WriteNumber("completion_tokens", output);
        json.WriteNumber("total_tokens", output == usage.Output && usage.Total is { } total ? total : usage.Input + output);
        if (usage.Cached is { } cached)
        {
            json.WriteStartObject("prompt_tokens_details");
            json.WriteNumber("cached_tokens", cached);
            json.WriteEndObject();
        }

        if (usage.Reasoning is { } reasoning)
        {
            json.WriteStartObject("completion_tokens_details");
            json.WriteNumber("reasoning_tokens", reasoning);
            json.WriteEndObject();
        }

        if (usage.CostUsd is { } cost)
            json.WriteNumber("cost", cost);
        json.WriteEndObject();
    }
}
