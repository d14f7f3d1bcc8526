using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads what an answer is grounded on: <c>groundingMetadata</c> (search, maps, files) and <c>citationMetadata</c> (texts it recites).</summary>
/// <remarks>
/// One annotation per source, on the text that it supports, with the places; a source without a place is on the last text. Places are counted in UTF-8 bytes, from the start of
/// the part, or of all text in a stream; so each is checked against the text it quotes, and left out where it does not fit. The newest metadata counts, as the
/// pieces of a stream may repeat it, but one that names nothing takes nothing away. The metadata itself stays in the message's additional properties, for the search suggestions that Google's terms want shown.
/// </remarks>
internal static class GeminiSourceReader
{
    public static void Read(JsonElement grounding, JsonElement citations, Answer answer)
    {
        if (grounding.ValueKind == JsonValueKind.Object && grounding.EnumerateObject().MoveNext())
        {
            answer.KeepUnread("groundingMetadata", grounding);
            ReadGrounding(grounding, answer);
        }

        if (citations.ValueKind == JsonValueKind.Object)
        {
            ReadCitations(citations, answer);
        }
    }

    private static void ReadGrounding(JsonElement grounding, Answer answer)
    {
        if (!TryGetArray(grounding, "groundingChunks", out JsonElement chunks) || chunks.GetArrayLength() == 0)
        {
            return;
        }

        Forget(answer, areChunks: true);
        int index = 0;
        foreach (JsonElement chunk in chunks.EnumerateArray())
        {
            if (Source(chunk) is { } annotation)
            {
                Place(annotation, grounding, index, answer);
            }

            index++;
        }
    }

    /// <summary><c>{"web": {"uri", "title"}}</c>, and likewise <c>maps</c> and <c>retrievedContext</c>.</summary>
    private static CitationAnnotation? Source(JsonElement chunk)
    {
        if (chunk.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (JsonProperty kind in chunk.EnumerateObject())
        {
            if (kind.Value.ValueKind == JsonValueKind.Object)
            {
                return Annotation(kind.Value, chunk);
            }
        }

        return null;
    }

    private static CitationAnnotation Annotation(JsonElement source, JsonElement raw) => new()
    {
        Title = JsonText.Of(source, "title"),
        Snippet = JsonText.Of(source, "text"),
        Url = Uri.TryCreate(JsonText.Of(source, "uri"), UriKind.Absolute, out Uri? url) ? url : null,
        RawRepresentation = raw,
    };

    /// <summary>Puts a source on every text that it supports.</summary>
    private static void Place(CitationAnnotation annotation, JsonElement grounding, int index, Answer answer)
    {
        AnswerPart? on = null;
        if (TryGetArray(grounding, "groundingSupports", out JsonElement supports))
        {
            foreach (JsonElement support in supports.EnumerateArray())
            {
                if (IsSupportOf(support, index) && support.TryGetProperty("segment", out JsonElement segment) && segment.ValueKind == JsonValueKind.Object)
                {
                    (AnswerPart? part, TextSpanAnnotatedRegion? region) = GeminiTextPlace.Find(answer.Parts!, Number(segment, "startIndex") ?? 0, Number(segment, "endIndex"), JsonText.Of(segment, "text"));
                    if (part is not null && (on is null || on == part))
                    {
                        on = part;
                        (annotation.AnnotatedRegions ??= []).Add(region!);
                    }
                }
            }
        }

        answer.Annotate(on ?? LastText(answer), annotation);
    }

    private static bool IsSupportOf(JsonElement support, int index)
    {
        if (support.ValueKind == JsonValueKind.Object && TryGetArray(support, "groundingChunkIndices", out JsonElement indices))
        {
            foreach (JsonElement one in indices.EnumerateArray())
            {
                if (one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out int number) && number == index)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void ReadCitations(JsonElement metadata, Answer answer)
    {
        // "citationSources" is Gemini's word, "citations" Vertex AI's.
        if (!TryGetArray(metadata, "citationSources", out JsonElement sources) && !TryGetArray(metadata, "citations", out sources))
        {
            return;
        }

        if (sources.GetArrayLength() > 0)
        {
            Forget(answer, areChunks: false);
        }

        foreach (JsonElement source in sources.EnumerateArray())
        {
            if (source.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            CitationAnnotation annotation = Annotation(source, source);
            (AnswerPart? part, TextSpanAnnotatedRegion? region) = GeminiTextPlace.Find(answer.Parts!, Number(source, "startIndex") ?? 0, Number(source, "endIndex"), quoted: null);
            if (region is not null)
            {
                annotation.AnnotatedRegions = [region];
            }

            answer.Annotate(part ?? LastText(answer), annotation);
        }
    }

    /// <summary>Takes away what an earlier piece of a stream named, of either kind.</summary>
    private static void Forget(Answer answer, bool areChunks)
    {
        foreach (AnswerPart part in answer.Parts!)
        {
            answer.ForgetParts(part.Annotations?.RemoveAll(annotation => annotation.RawRepresentation is JsonElement raw && IsChunk(raw) == areChunks) ?? 0);
            part.Annotations = part.Annotations is { Count: > 0 } left ? left : null;
        }
    }

    /// <summary>A chunk names its kind and holds the source below it; a citation is the source itself.</summary>
    private static bool IsChunk(JsonElement raw)
    {
        foreach (JsonProperty member in raw.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && !member.NameEquals("publicationDate"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static AnswerPart LastText(Answer answer)
    {
        List<AnswerPart> parts = answer.Parts!;
        AnswerPart? last = null;
        foreach (AnswerPart part in parts)
        {
            last = part.Kind == AnswerPartKind.Text && (last is null || part.Text.Length > 0) ? part : last;
        }

        return last ?? answer.StartPart(AnswerPartKind.Text);
    }

    private static bool TryGetArray(JsonElement owner, string name, out JsonElement array) =>
        owner.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

    private static int? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
}
