using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads citations: a piece of the answer, and the documents or tool results it rests on. Each source becomes an annotation of the text that cites it.</summary>
/// <remarks>
/// The annotated region is Cohere's own <c>start</c> and <c>end</c>; the whole citation is the annotation's raw form. Citations of thoughts and of the plan belong to no text and are left alone.
/// </remarks>
internal static class CohereCitationReader
{
    /// <summary>Reads the object the reader stands on; anything else is passed over.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        JsonElement citation = HalfCharacters.Read(ref reader);
        if (JsonText.Of(citation, "type") is "PLAN" or "THINKING_CONTENT" || TextOf(citation, answer) is not { } text)
        {
            return;
        }

        if (!citation.TryGetProperty("sources", out JsonElement sources) || sources.ValueKind != JsonValueKind.Array || sources.GetArrayLength() == 0)
        {
            Add(answer, text, citation, source: default);
            return;
        }

        foreach (JsonElement source in sources.EnumerateArray())
        {
            Add(answer, text, citation, source);
        }
    }

    /// <summary>The text a citation is about: that of its index, else the last one.</summary>
    private static AnswerPart? TextOf(JsonElement citation, Answer answer)
    {
        if (Number(citation, "content_index") is { } index && CohereBlocks.Find(answer, index, AnswerPartKind.Text) is { } part)
        {
            return part;
        }

        return answer.LastText;
    }

    private static void Add(Answer answer, AnswerPart text, JsonElement citation, JsonElement source)
    {
        JsonElement content = Member(source, "document") is { ValueKind: JsonValueKind.Object } document ? document : Member(source, "tool_output");
        string? id = JsonText.Of(source, "id");
        var annotation = new CitationAnnotation
        {
            Title = JsonText.Of(content, "title"),
            Url = Address(JsonText.Of(content, "url")) ?? Address(id),
            FileId = id,
            Snippet = JsonText.Of(content, "snippet") ?? JsonText.Of(content, "text") ?? JsonText.Of(content, "content"),
            RawRepresentation = citation,
        };
        if (Number(citation, "start") is { } from && Number(citation, "end") is { } to)
        {
            annotation.AnnotatedRegions = [new TextSpanAnnotatedRegion { StartIndex = from, EndIndex = to }];
        }

        answer.Annotate(text, annotation);
    }

    private static Uri? Address(string? text) => text is not null && text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? url : null;

    private static JsonElement Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) ? value : default;

    private static int? Number(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : null;
}
