using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>The sources that Gemini named last. They point into the text, so they are put on it when all of it is there; what an earlier piece of a stream named is forgotten.</summary>
internal sealed class GeminiSources
{
    /// <summary>What was found; null for what is no source, so that the numbers stay right.</summary>
    public List<CitationAnnotation?> Chunks { get; } = [];

    /// <summary>What rests on which of them.</summary>
    public List<GeminiSupport> Supports { get; } = [];

    /// <summary>What the model has quoted, with the place of each.</summary>
    public List<(CitationAnnotation Annotation, int Start, int? End)> Quotations { get; } = [];

    /// <summary>Puts them on the texts they are of.</summary>
    public void Settle(Answer answer)
    {
        var places = new GeminiTextPlaces(answer.Parts!);
        AnswerPart last = LastText(answer);
        var on = new AnswerPart?[Chunks.Count];
        foreach (GeminiSupport support in Supports)
        {
            if (support.Sources.Count > 0 && places.Find(support.Start, support.End, support.Text) is ({ } part, { } region))
            {
                Place(support, part, region, on);
            }
        }

        for (int i = 0; i < Chunks.Count; i++)
        {
            if (Chunks[i] is { } annotation)
            {
                answer.Annotate(on[i] ?? last, annotation);
            }
        }

        foreach ((CitationAnnotation annotation, int start, int? end) in Quotations)
        {
            (AnswerPart? part, TextSpanAnnotatedRegion? region) = places.Find(start, end, quoted: null);
            if (region is not null)
            {
                annotation.AnnotatedRegions = [region];
            }

            answer.Annotate(part ?? last, annotation);
        }
    }

    private void Place(GeminiSupport support, AnswerPart part, TextSpanAnnotatedRegion region, AnswerPart?[] on)
    {
        foreach (int index in support.Sources)
        {
            if (index < 0 || index >= Chunks.Count || Chunks[index] is not { } annotation || (on[index] is { } known && known != part))
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

    private static AnswerPart LastText(Answer answer)
    {
        AnswerPart? last = null;
        foreach (AnswerPart part in answer.Parts!)
        {
            last = part.Kind == AnswerPartKind.Text && (last is null || !part.IsEmpty) ? part : last;
        }

        return last ?? answer.StartPart(AnswerPartKind.Text);
    }
}
