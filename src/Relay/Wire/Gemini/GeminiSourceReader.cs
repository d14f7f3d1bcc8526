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

        GeminiSources sources = answer.NeededSources;
        sources.Chunks.Clear();
        sources.Supports.Clear();
        foreach (JsonElement chunk in chunks.EnumerateArray())
        {
            sources.Chunks.Add(Source(chunk));
        }

        if (TryGetArray(grounding, "groundingSupports", out JsonElement supports))
        {
            foreach (JsonElement support in supports.EnumerateArray())
            {
                if (support.ValueKind == JsonValueKind.Object && TryGetArray(support, "groundingChunkIndices", out JsonElement indices)
                    && support.TryGetProperty("segment", out JsonElement segment) && segment.ValueKind == JsonValueKind.Object)
                {
                    sources.Supports.Add(new GeminiSupport(Number(segment, "startIndex") ?? 0, Number(segment, "endIndex"), JsonText.Of(segment, "text"), Numbers(indices)));
                }
            }
        }
    }

    private static List<int> Numbers(JsonElement list)
    {
        var numbers = new List<int>();
        foreach (JsonElement one in list.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out int number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
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
    private static void ReadCitations(JsonElement metadata, Answer answer)
    {
        // "citationSources" is Gemini's word, "citations" Vertex AI's.
        if ((!TryGetArray(metadata, "citationSources", out JsonElement items) && !TryGetArray(metadata, "citations", out items)) || items.GetArrayLength() == 0)
        {
            return;
        }

        GeminiSources sources = answer.NeededSources;
        sources.Quotations.Clear();
        foreach (JsonElement item in items.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                sources.Quotations.Add((Annotation(item, item), Number(item, "startIndex") ?? 0, Number(item, "endIndex")));
            }
        }
    }

    private static bool TryGetArray(JsonElement owner, string name, out JsonElement array) =>
        owner.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

    private static int? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
}
