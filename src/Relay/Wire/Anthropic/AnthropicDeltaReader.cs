using System.Text.Json;

namespace Relay;

/// <summary>Reads the <c>delta</c> of <c>content_block_delta</c>: each kind has one property of its own, which says what it is.</summary>
internal static class AnthropicDeltaReader
{
    /// <summary>Reads the object the reader stands on into the block of <paramref name="index"/>. Text and thinking for which no such block began begin one: they are never lost.</summary>
    /// <exception cref="JsonException">It is the input of a tool that nobody named.</exception>
    public static void Read(ref Utf8JsonReader reader, Answer answer, int index)
    {
        AnswerPart? part = Find(answer, index);
        if (part is { Kind: AnswerPartKind.Other })
        {
            AnthropicOpaqueBlock.Add(part, JsonElement.ParseValue(ref reader));
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isText = reader.ValueTextEquals("text"u8);
            if (isText || reader.ValueTextEquals("thinking"u8))
            {
                // A member that is null says of which kind the piece is not.
                if (JsonMember.Text(ref reader) is { } piece)
                {
                    part = Block(answer, part, index, isText ? AnswerPartKind.Text : AnswerPartKind.Reasoning);
                    answer.AppendTo(part, piece);
                }
            }
            else if (reader.ValueTextEquals("signature"u8))
            {
                if (JsonMember.Text(ref reader) is { Length: > 0 } signature)
                {
                    part = Block(answer, part, index, AnswerPartKind.Reasoning);
                    part.AppendProtected(signature);
                }
            }
            else if (reader.ValueTextEquals("partial_json"u8))
            {
                if (JsonMember.Text(ref reader) is { Length: > 0 } piece)
                {
                    AppendInput(answer, part, index, piece);
                }
            }
            else if (reader.ValueTextEquals("citation"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    part = Block(answer, part, index, AnswerPartKind.Text);
                    AnthropicCitationReader.Read(ref reader, answer, part);
                }
                else
                {
                    reader.Skip();
                }
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>The block of an index; null when none began under it.</summary>
    public static AnswerPart? Find(Answer answer, int index) => answer.FindPart(index);

    /// <summary>The block that a piece of a kind belongs to: the one of its index, or a new one where that is of another kind or there is none.</summary>
    private static AnswerPart Block(Answer answer, AnswerPart? known, int index, AnswerPartKind kind)
    {
        if (known?.Kind == kind)
        {
            return known;
        }

        AnswerPart begun = answer.StartPart(kind);
        begun.WireIndex = index;
        return begun;
    }

    private static void AppendInput(Answer answer, AnswerPart? part, int index, string piece)
    {
        switch (part?.Kind)
        {
            case AnswerPartKind.ToolCall:
                answer.AppendToolCall(index, id: null, name: null, piece);
                break;
            case AnswerPartKind.Text:
                answer.AppendTo(part!, piece);
                break;
            case null or AnswerPartKind.Reasoning:
                throw new JsonException("A piece of a tool's input belongs to no tool.");
        }
    }
}
