using System.Text.Json;

namespace Relay;

/// <summary>Reads the <c>delta</c> of <c>content_block_delta</c>: each kind has one property of its own, which says what it is.</summary>
internal static class AnthropicDeltaReader
{
    /// <summary>Reads the object the reader stands on into the block of <paramref name="index"/>; without such a block it belongs nowhere.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, int index)
    {
        AnswerPart? part = Find(answer, index);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (part is null)
            {
                JsonMember.SkipValue(ref reader);
            }
            else if ((part.Kind == AnswerPartKind.Text && reader.ValueTextEquals("text"u8)) || (part.Kind == AnswerPartKind.Reasoning && reader.ValueTextEquals("thinking"u8)))
            {
                answer.AppendTo(part, JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("signature"u8))
            {
                part.ProtectedData += JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("partial_json"u8))
            {
                AppendInput(answer, part, index, JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("citation"u8))
            {
                reader.Read();
                AnthropicCitationReader.Read(ref reader, part);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>The block of an index; null when none began under it.</summary>
    public static AnswerPart? Find(Answer answer, int index)
    {
        for (int i = (answer.Parts?.Count ?? 0) - 1; i >= 0; i--)
        {
            AnswerPart part = answer.Parts![i];
            if ((part.Call is { } call ? call.WireIndex : part.WireIndex) == index)
            {
                return part;
            }
        }

        return null;
    }

    private static void AppendInput(Answer answer, AnswerPart part, int index, string piece)
    {
        switch (part.Kind)
        {
            case AnswerPartKind.ToolCall when piece.Length > 0:
                answer.AppendToolCall(index, id: null, name: null, piece);
                break;
            case AnswerPartKind.Text:
                answer.AppendTo(part, piece);
                break;
            case AnswerPartKind.Other:
                part.Append(piece);
                break;
        }
    }
}
