using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads a citation. Its raw form stays with it, because the API wants it back as it was.</summary>
internal static class AnthropicCitationReader
{
    /// <summary>Reads the object the reader stands on into the part's annotations; anything else is passed over.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, AnswerPart part)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        JsonElement citation = HalfCharacters.Read(ref reader);
        var annotation = new CitationAnnotation
        {
            Title = JsonText.Of(citation, "title") ?? JsonText.Of(citation, "document_title"),
            Url = Uri.TryCreate(JsonText.Of(citation, "url") ?? JsonText.Of(citation, "source"), UriKind.Absolute, out Uri? url) ? url : null,
            FileId = JsonText.Of(citation, "file_id"),
            Snippet = JsonText.Of(citation, "cited_text"),
        };
        answer.Annotate(part, RawCitation.With(annotation, citation));
    }

    /// <summary>The citation that an annotation was made of, whose types all end in <c>_location</c>; null for another provider's.</summary>
    public static JsonElement? Of(AIAnnotation annotation) =>
        RawCitation.Of(annotation) is { } raw && JsonText.Of(raw, "type")?.EndsWith("_location", StringComparison.Ordinal) == true ? raw : null;
}
