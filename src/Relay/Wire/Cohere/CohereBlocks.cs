using System.Text.Json;

namespace Relay;

/// <summary>Reads content blocks, whole or in pieces. Each kind has one member of its own, which says what it is.</summary>
internal static class CohereBlocks
{
    /// <summary>Reads the block, or the piece of one, that the reader stands on.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, int index)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                Append(answer, index, AnswerPartKind.Text, JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("thinking"u8))
            {
                Append(answer, index, AnswerPartKind.Reasoning, JsonMember.Text(ref reader) ?? "");
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    public static void Append(Answer answer, int index, AnswerPartKind kind, string text)
    {
        if (text.Length > 0)
        {
            answer.AppendTo(Find(answer, index, kind) ?? Start(answer, index, kind), text);
        }
    }

    /// <summary>The block of an index; null when none of that kind has it.</summary>
    public static AnswerPart? Find(Answer answer, int index, AnswerPartKind kind) => answer.FindPart(index, kind);

    private static AnswerPart Start(Answer answer, int index, AnswerPartKind kind)
    {
        AnswerPart part = answer.StartPart(kind);
        part.WireIndex = index;
        return part;
    }
}
