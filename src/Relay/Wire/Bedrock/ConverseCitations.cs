using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Sources of a text. Their raw form stays with them, because the API wants it back as it was.</summary>
internal static class ConverseCitations
{
    /// <summary>Adds <c>{"title", "source", "sourceContent": [{"text"}], "location"}</c> to a part's annotations; anything but an object is passed over.</summary>
    public static void Add(Answer answer, AnswerPart part, JsonElement citation)
    {
        if (citation.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var annotation = new CitationAnnotation
        {
            Title = JsonText.Of(citation, "title"),
            Url = Uri.TryCreate(WebAddress(citation) ?? JsonText.Of(citation, "source"), UriKind.Absolute, out Uri? url) ? url : null,
            Snippet = Snippet(citation),
        };
        answer.Annotate(part, RawCitation.With(annotation, citation));
    }

    /// <summary>The citation that an annotation was made of; null for another provider's: this API's has a source's content or a location, and no type.</summary>
    public static JsonElement? Of(AIAnnotation annotation) => RawCitation.Of(annotation) is { } raw && IsCitation(raw) ? raw : null;

    private static bool IsCitation(JsonElement raw) =>
        !raw.TryGetProperty("type", out _) && (raw.TryGetProperty("sourceContent", out _) || raw.TryGetProperty("location", out _));

    private static string? WebAddress(JsonElement citation) =>
        citation.TryGetProperty("location", out JsonElement location) && location.ValueKind == JsonValueKind.Object
        && location.TryGetProperty("web", out JsonElement web) && web.ValueKind == JsonValueKind.Object ? JsonText.Of(web, "url") : null;

    private static string? Snippet(JsonElement citation)
    {
        TextAccumulator text = default;
        if (citation.TryGetProperty("sourceContent", out JsonElement contents) && contents.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement content in contents.EnumerateArray())
            {
                if (content.ValueKind == JsonValueKind.Object && JsonText.Of(content, "text") is { } piece)
                {
                    text.Append(piece);
                }
            }
        }

        return text.ToString();
    }
}
