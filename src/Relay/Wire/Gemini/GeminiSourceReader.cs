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
            if (TryGetArray(grounding, "groundingChunks", out JsonElement chunks) && chunks.GetArrayLength() > 0)
            {
                answer.Grounding = grounding;
            }
        }

        if (citations.ValueKind == JsonValueKind.Object && TryGetSources(citations, out JsonElement sources) && sources.GetArrayLength() > 0)
        {
            answer.Quotations = sources;
        }
    }

    /// <summary>Puts the sources on the texts they are of, when all of the answer is there: a piece of a stream that names some takes the place of an earlier one.</summary>
    public static void Settle(Answer answer)
    {
        if (answer.Grounding.ValueKind == JsonValueKind.Undefined && answer.Quotations.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }

        var places = new GeminiTextPlaces(answer.Parts!);
        if (answer.Grounding.ValueKind == JsonValueKind.Object)
        {
            ReadGrounding(answer.Grounding, places, answer);
        }

        if (answer.Quotations.ValueKind == JsonValueKind.Array)
        {
            ReadCitations(answer.Quotations, places, answer);
        }

        answer.Grounding = answer.Quotations = default;
    }

    private static void ReadGrounding(JsonElement grounding, GeminiTextPlaces places, Answer answer)
    {
        List<CitationAnnotation?> sources = [];
        foreach (JsonElement chunk in grounding.GetProperty("groundingChunks").EnumerateArray())
        {
            sources.Add(Source(chunk));
        }

        var on = new AnswerPart?[sources.Count];
        if (TryGetArray(grounding, "groundingSupports", out JsonElement supports))
        {
            foreach (JsonElement support in supports.EnumerateArray())
            {
                Support(support, sources, on, places);
            }
        }

        AnswerPart last = LastText(answer);
        for (int i = 0; i < sources.Count; i++)
        {
            if (sources[i] is { } annotation)
            {
                answer.Annotate(on[i] ?? last, annotation);
            }
        }
    }

    /// <summary>A place in the text, and the numbers of the sources it rests on.</summary>
    private static void Support(JsonElement support, List<CitationAnnotation?> sources, AnswerPart?[] on, GeminiTextPlaces places)
    {
        if (support.ValueKind != JsonValueKind.Object || !TryGetArray(support, "groundingChunkIndices", out JsonElement indices) || indices.GetArrayLength() == 0
            || !support.TryGetProperty("segment", out JsonElement segment) || segment.ValueKind != JsonValueKind.Object
            || places.Find(Number(segment, "startIndex") ?? 0, Number(segment, "endIndex"), JsonText.Of(segment, "text")) is not ({ } part, { } region))
        {
            return;
        }

        foreach (JsonElement one in indices.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Number || !one.TryGetInt32(out int index) || index < 0 || index >= sources.Count || sources[index] is not { } annotation
                || (on[index] is { } known && known != part))
            {
                continue;
            }

            on[index] = part;
            IList<AnnotatedRegion> regions = annotation.AnnotatedRegions ??= [];
            if (regions.Count == 0 || !ReferenceEquals(regions[^1], region))
            {
                regions.Add(region);
            }
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
    private static void ReadCitations(JsonElement sources, GeminiTextPlaces places, Answer answer)
    {
        AnswerPart last = LastText(answer);
        foreach (JsonElement source in sources.EnumerateArray())
        {
            if (source.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            CitationAnnotation annotation = Annotation(source, source);
            (AnswerPart? part, TextSpanAnnotatedRegion? region) = places.Find(Number(source, "startIndex") ?? 0, Number(source, "endIndex"), quoted: null);
            if (region is not null)
            {
                annotation.AnnotatedRegions = [region];
            }

            answer.Annotate(part ?? last, annotation);
        }
    }

    /// <summary>"citationSources" is Gemini's word, "citations" Vertex AI's.</summary>
    private static bool TryGetSources(JsonElement metadata, out JsonElement sources) =>
        TryGetArray(metadata, "citationSources", out sources) || TryGetArray(metadata, "citations", out sources);

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
