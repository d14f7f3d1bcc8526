using System.Text.Json;

namespace Relay;

/// <summary>Writes a cache point, which is a block of its own behind what asks for it (<see cref="CacheBreakpoints"/>).</summary>
/// <remarks>Source: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CachePointBlock.</remarks>
internal static class ConverseCachePoint
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?>? properties, CacheBreakpoints cache)
    {
        if (!cache.Take(properties, out string? lifetime))
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartObject("cachePoint"u8);
        writer.WriteString("type"u8, "default"u8);
        if (lifetime is not null)
        {
            writer.WriteString("ttl"u8, lifetime);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
