using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads the sources an answer names: <c>annotations</c> (OpenAI, OpenRouter) and <c>search_results</c> or <c>citations</c> (Perplexity).</summary>
internal static class OpenAICitationReader
{
    /// <summary>Reads the list behind the property name the reader stands on; items are <c>{"type": "url_citation", "url_citation": {…}}</c>.</summary>
    public static void ReadAnnotations(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterArray(ref reader))
        {
            return;
        }

        Utf8JsonReader first = reader;
        if (first.Read() && first.TokenType == JsonTokenType.EndArray)
        {
            // Present and empty in every answer that quotes nothing.
            reader = first;
            return;
        }

        JsonElement items = HalfCharacters.Read(ref reader);
        foreach (JsonElement item in items.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("url_citation", out JsonElement citation) && citation.ValueKind == JsonValueKind.Object)
            {
                Add(answer, citation, item);
            }
        }
    }

    /// <summary>Reads a list of results or of bare addresses; every chunk of a stream repeats it, so the last one counts.</summary>
    public static void ReadSearchResults(ref Utf8JsonReader reader, Answer answer)
    {
        bool hasDetails = reader.ValueTextEquals("search_results"u8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray || (answer.Annotations is not null && !hasDetails))
        {
            reader.Skip();
            return;
        }

        JsonElement items = HalfCharacters.Read(ref reader);
        answer.ForgetAnnotations();
        foreach (JsonElement item in items.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                Add(answer, item, item);
            }
            else if (item.ValueKind == JsonValueKind.String && Uri.TryCreate(item.GetString(), UriKind.Absolute, out Uri? url))
            {
                answer.Annotate(new CitationAnnotation { Url = url, RawRepresentation = item });
            }
        }
    }

    private static void Add(Answer answer, JsonElement source, JsonElement raw)
    {
        var annotation = new CitationAnnotation
        {
            Title = JsonText.Of(source, "title"),
            Snippet = JsonText.Of(source, "snippet") ?? JsonText.Of(source, "content"),
            Url = Uri.TryCreate(JsonText.Of(source, "url"), UriKind.Absolute, out Uri? url) ? url : null,
            RawRepresentation = raw,
        };
        if (Number(source, "start_index") is { } from && Number(source, "end_index") is { } to)
        {
            annotation.AnnotatedRegions = [new TextSpanAnnotatedRegion { StartIndex = from, EndIndex = to }];
        }

        answer.Annotate(annotation);
    }

    private static int? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
}
