using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Who made a content that nobody else can read back: reasoning with its signature, what a provider's own tools did.</summary>
/// <remarks>The mark is <c>AdditionalProperties["origin"]</c>, so it outlives being stored as JSON. A content without one was written by the program, or is of no particular maker.</remarks>
internal static class ContentOrigin
{
    private const string Key = "origin";

    /// <summary>The maker that a target is. Claude's signatures hold wherever Claude is served, and so do Gemini's; everything else belongs to its provider.</summary>
    public static string Of(ProviderFacts provider, string model) => provider.Wire switch
    {
        WireProtocol.AnthropicMessages or WireProtocol.Vertex or WireProtocol.BedrockConverse when model.Contains("claude", StringComparison.OrdinalIgnoreCase) => "claude",
        WireProtocol.Gemini => "gemini",
        WireProtocol.Vertex when model.Contains("gemini", StringComparison.OrdinalIgnoreCase) => "gemini",
        _ => provider.CatalogName,
    };

    /// <summary>Marks reasoning, and what only its maker can read; anything else can go anywhere and is left alone.</summary>
    public static void Mark(AIContent content, string? origin)
    {
        if (origin is not null && IsBound(content))
        {
            (content.AdditionalProperties ??= [])[Key] = origin;
        }
    }

    /// <summary>The maker of a content; null where it has no mark.</summary>
    public static string? Read(AIContent content) =>
        content.AdditionalProperties is not { } properties || !properties.TryGetValue(Key, out object? value) ? null
        : value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString() : null);

    /// <summary>The additional properties of a content that has nothing but the mark; null without one.</summary>
    public static AdditionalPropertiesDictionary? Only(string? origin) => origin is null ? null : new() { [Key] = origin };

    /// <summary>Whether a content carries nothing beside its text but the mark.</summary>
    public static bool IsOnlyMarked(AIContent content) => content.AdditionalProperties is not { } properties || (properties.Count == 1 && properties.ContainsKey(Key));

    private static bool IsBound(AIContent content) => content is TextReasoningContent || content.GetType() == typeof(AIContent);
}
