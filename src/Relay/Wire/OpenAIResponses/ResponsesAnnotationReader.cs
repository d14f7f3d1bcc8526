using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads the sources of a text: <c>url_citation</c>, <c>file_citation</c>, <c>container_file_citation</c>, <c>file_path</c>.</summary>
internal static class ResponsesAnnotationReader
{
    /// <summary>The list behind the property name the reader stands on; null for none, and for the empty one that every text has.</summary>
    public static JsonElement? List(ref Utf8JsonReader reader)
    {
        if (!JsonMember.EnterArray(ref reader))
        {
            return null;
        }

        Utf8JsonReader first = reader;
        if (first.Read() && first.TokenType == JsonTokenType.EndArray)
        {
            reader = first;
            return null;
        }

        return HalfCharacters.Read(ref reader);
    }

    public static void Add(Answer answer, AnswerPart part, JsonElement list)
    {
        foreach (JsonElement item in list.EnumerateArray())
        {
            AddOne(answer, part, item);
        }
    }

    public static void AddOne(Answer answer, AnswerPart part, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var annotation = new CitationAnnotation
        {
            Title = JsonText.Of(item, "title") ?? JsonText.Of(item, "filename"),
            Url = Uri.TryCreate(JsonText.Of(item, "url"), UriKind.Absolute, out Uri? url) ? url : null,
            FileId = JsonText.Of(item, "file_id"),
        };
        if (Number(item, "start_index") is { } from && Number(item, "end_index") is { } to)
        {
            annotation.AnnotatedRegions = [new TextSpanAnnotatedRegion { StartIndex = from, EndIndex = to }];
        }

        answer.Annotate(part, RawCitation.With(annotation, item));
    }

    private static int? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
}
