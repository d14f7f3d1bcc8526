using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>What a call and a tool say about strictness: the tool's own word first, then the call's.</summary>
internal static class Strictness
{
    /// <summary>Whether the model is to be held to the schema; null where nothing is said.</summary>
    public static bool? Of(IReadOnlyDictionary<string, object?>? tool, ChatOptions? options) =>
        Flag(tool, "strict") ?? (options as CallOptions)?.StrictSchemas ?? Flag(options?.AdditionalProperties, "strict");

    /// <summary>Whether a schema that cannot be said in full is an error.</summary>
    public static bool InFull(IReadOnlyDictionary<string, object?>? tool, ChatOptions? options) =>
        Flag(tool, "strict_compile") ?? (options as CallOptions)?.StrictCompile ?? false;

    private static bool? Flag(IReadOnlyDictionary<string, object?>? properties, string name) =>
        properties is null || !properties.TryGetValue(name, out object? value) ? null
        : value switch
        {
            bool flag => flag,
            JsonElement { ValueKind: JsonValueKind.True } => true,
            JsonElement { ValueKind: JsonValueKind.False } => false,
            _ => null,
        };
}
