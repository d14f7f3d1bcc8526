using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A citation in its provider's own form, kept with the annotation that was made of it: as its raw representation, and so that it outlives being stored as JSON.</summary>
internal static class RawCitation
{
    private const string Key = "provider_citation";

    /// <summary>Keeps <paramref name="raw"/> with an annotation, which is given back.</summary>
    public static CitationAnnotation With(CitationAnnotation annotation, JsonElement raw)
    {
        annotation.RawRepresentation = raw;
        (annotation.AdditionalProperties ??= [])[Key] = raw;
        return annotation;
    }

    /// <summary>The citation that an annotation was made of; null where none was kept.</summary>
    public static JsonElement? Of(AIAnnotation annotation)
    {
        object? kept = annotation.RawRepresentation;
        return (kept is JsonElement || annotation.AdditionalProperties?.TryGetValue(Key, out kept) == true) && kept is JsonElement { ValueKind: JsonValueKind.Object } raw ? raw : null;
    }
}
