using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>cache_control</c> where a content or tool asks for it, at most as often as the API takes it.</summary>
/// <remarks>
/// A content or tool asks with <c>AdditionalProperties["cache_control"]</c>: <c>"ephemeral"</c>, a lifetime (<c>"5m"</c>, <c>"1h"</c>) or the API's own
/// object. The API takes four, the one of the request itself included (platform.claude.com/docs/en/build-with-claude/prompt-caching); of more, the last
/// ones in the order of the prompt (tools, system, messages) are kept, because a later breakpoint covers what stands before it.
/// </remarks>
internal sealed class CacheBreakpoints
{
    private const string Key = "cache_control";
    private const int Most = 4;

    /// <summary>Where none is left out: most requests. It never changes.</summary>
    private static readonly CacheBreakpoints s_all = new(0);

    private int _skip;

    private CacheBreakpoints(int skip) => _skip = skip;

    /// <summary>The breakpoints of a request.</summary>
    public static CacheBreakpoints Of(IReadOnlyList<ChatMessage> messages, in WireRequest request)
    {
        int count = 0;
        if (request.Options?.Tools is { } tools)
        {
            foreach (AITool tool in tools)
            {
                count += tool.AdditionalProperties.ContainsKey(Key) ? 1 : 0;
            }
        }

        for (int i = 0; i < messages.Count; i++)
        {
            foreach (AIContent content in new ContentSequence(messages[i].Contents))
            {
                count += Asks(content) ? 1 : 0;
            }
        }

        int most = AnthropicExtras.Has(request, Key) ? Most - 1 : Most;
        if (count <= most)
        {
            return s_all;
        }

        request.Warnings.Add($"{count - most} of {count} cache_control breakpoints were not sent: the API takes {Most} in a request. The last ones were kept.");
        return new CacheBreakpoints(count - most);
    }

    /// <summary>Whether a content asks for a breakpoint behind it.</summary>
    public static bool Asks(AIContent content) => content.AdditionalProperties?.ContainsKey(Key) == true;

    /// <summary>Writes the property if the content asks for it. Call once for each, in the order of the prompt.</summary>
    public void Write(Utf8JsonWriter writer, AIContent content)
    {
        if (content.AdditionalProperties?.TryGetValue(Key, out object? value) == true)
        {
            Write(writer, value);
        }
    }

    /// <summary>Writes the property if the tool asks for it.</summary>
    public void Write(Utf8JsonWriter writer, AITool tool)
    {
        if (tool.AdditionalProperties.TryGetValue(Key, out object? value))
        {
            Write(writer, value);
        }
    }

    /// <summary>Whether a breakpoint is to be written behind what asks for one with <paramref name="properties"/>; for protocols where it is a block of its own. Call once for each, in the order of the prompt.</summary>
    /// <param name="properties">The additional properties of a content or tool.</param>
    /// <param name="lifetime">How long it asks for (<c>5m</c>, <c>1h</c>); null for the usual time.</param>
    public bool Take(IReadOnlyDictionary<string, object?>? properties, out string? lifetime)
    {
        lifetime = null;
        if (properties?.TryGetValue(Key, out object? value) != true || IsSkipped())
        {
            return false;
        }

        string? word = value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString() : null);
        if (word is null)
        {
            using JsonDocument document = JsonDocument.Parse(JsonValues.ToText(value));
            word = document.RootElement.ValueKind == JsonValueKind.Object ? JsonText.Of(document.RootElement, "ttl") : null;
        }

        lifetime = word is "5m" or "1h" ? word : null;
        return true;
    }

    private bool IsSkipped()
    {
        if (_skip == 0)
        {
            return false;
        }

        _skip--;
        return true;
    }

    private void Write(Utf8JsonWriter writer, object? value)
    {
        if (IsSkipped())
        {
            return;
        }

        writer.WritePropertyName("cache_control"u8);
        string? word = value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString() : null);
        if (word is null)
        {
            JsonValues.Write(writer, value);
            return;
        }

        writer.WriteStartObject();
        if (word is "5m" or "1h")
        {
            writer.WriteString("type"u8, "ephemeral"u8);
            writer.WriteString("ttl"u8, word);
        }
        else
        {
            writer.WriteString("type"u8, word);
        }

        writer.WriteEndObject();
    }
}
