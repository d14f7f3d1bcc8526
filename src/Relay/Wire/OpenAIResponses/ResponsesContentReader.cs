using System.Text.Json;

namespace Relay;

/// <summary>Reads the <c>content</c> of a message that is whole: texts with their sources, and refusals.</summary>
internal static class ResponsesContentReader
{
    /// <summary>Reads the list, or the text, the reader stands on.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, int index)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            ResponsesParts.AppendText(answer, index, 0, JsonText.Read(ref reader), isWhole: true);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        int content = 0;
        bool hadRefusal = answer.HasRefusal;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadPart(ref reader, answer, index, content++, hadRefusal);
        }
    }

    private static void ReadPart(ref Utf8JsonReader reader, Answer answer, int index, int content, bool hadRefusal)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        AnswerPart? part = null;
        JsonElement? annotations = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                part = JsonMember.Text(ref reader) is { } text ? ResponsesParts.AppendText(answer, index, content, text, isWhole: true) : null;
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                string? refusal = JsonMember.Text(ref reader);
                answer.AppendRefusal(hadRefusal ? "" : refusal ?? "");
            }
            else if (reader.ValueTextEquals("annotations"u8))
            {
                annotations = ResponsesAnnotationReader.List(ref reader);
            }
            else if (reader.ValueTextEquals("logprobs"u8))
            {
                LogProbList.Read(ref reader, answer);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        if (annotations is { } list && part is { Annotations: null })
        {
            ResponsesAnnotationReader.Add(answer, part, list);
        }
    }
}
