using System.Text.Json;

namespace Relay;

/// <summary>Reads what a stream says of a block: its beginning, which text and reasoning have none of, and its pieces.</summary>
internal static class ConverseDeltaReader
{
    /// <summary>Reads the <c>start</c> behind the property name: the head of a tool's use, of a result, or of a block nobody knows.</summary>
    public static void ReadStart(ref Utf8JsonReader reader, Answer answer, int index)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        JsonElement head = HalfCharacters.Read(ref reader);
        if (!head.TryGetProperty("toolUse", out JsonElement use) || use.ValueKind != JsonValueKind.Object || JsonText.Of(use, "type") == "server_tool_use")
        {
            // Gateways begin a text with {}: its first piece says what it is.
            if (ConverseOpaqueBlock.WithoutNulls(head) is { } block)
            {
                ConverseOpaqueBlock.Add(answer, block).WireIndex = index;
            }

            return;
        }

        string? name = JsonText.Of(use, "name");
        if (name == AnthropicAnswerFormats.ToolName)
        {
            answer.StartPart(AnswerPartKind.Text).WireIndex = index;
            return;
        }

        answer.AppendToolCall(index, JsonText.Of(use, "toolUseId"), name, "");
    }

    /// <summary>Reads the object of a delta the reader stands on: its one member says what it is a piece of.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, int index)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                if (JsonMember.Text(ref reader) is { } text)
                {
                    answer.AppendTo(Part(answer, index, AnswerPartKind.Text), text);
                }
            }
            else if (reader.ValueTextEquals("toolUse"u8))
            {
                ReadInput(ref reader, answer, index);
            }
            else if (reader.ValueTextEquals("reasoningContent"u8))
            {
                if (!JsonMember.EnterObject(ref reader))
                {
                    continue;
                }

                AnswerPart part = Part(answer, index, AnswerPartKind.Reasoning);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    ConverseBlockReader.ReadReasoningMember(ref reader, answer, part);
                }
            }
            else if (reader.ValueTextEquals("citation"u8))
            {
                if (JsonMember.EnterObject(ref reader))
                {
                    ConverseCitations.Add(answer, Part(answer, index, AnswerPartKind.Text), HalfCharacters.Read(ref reader));
                }
            }
            else if (reader.ValueTextEquals("toolResult"u8))
            {
                ReadResult(ref reader, Find(answer, index));
            }
            else if (reader.ValueTextEquals("image"u8))
            {
                if (JsonMember.EnterObject(ref reader))
                {
                    AppendImage(Find(answer, index), ConverseImage.Piece(JsonElement.ParseValue(ref reader)));
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

    /// <summary>The block of an index, which begins with its first piece; one of another kind is another block.</summary>
    private static AnswerPart Part(Answer answer, int index, AnswerPartKind kind)
    {
        if (Find(answer, index) is { } part && part.Kind == kind)
        {
            return part;
        }

        part = answer.StartPart(kind);
        part.WireIndex = index;
        return part;
    }

    /// <summary>The pieces of an image stand in the part as one text in base64.</summary>
    private static void AppendImage(AnswerPart? part, string? piece)
    {
        if (part is { Kind: AnswerPartKind.Other } && piece is not null)
        {
            part.AppendBytes(piece);
        }
    }

    private static void ReadInput(ref Utf8JsonReader reader, Answer answer, int index)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        AnswerPart? part = Find(answer, index);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("input"u8))
            {
                JsonMember.SkipValue(ref reader);
            }
            else if (JsonMember.Text(ref reader) is { Length: > 0 } piece)
            {
                Append(answer, part, index, piece);
            }
        }
    }

    /// <exception cref="JsonException">It is the input of a tool that nobody named.</exception>
    private static void Append(Answer answer, AnswerPart? part, int index, string piece)
    {
        switch (part?.Kind)
        {
            case AnswerPartKind.ToolCall:
                answer.AppendToolCall(index, id: null, name: null, piece);
                break;
            case null or AnswerPartKind.Reasoning:
                throw new JsonException("A piece of a tool's input belongs to no tool.");
            case AnswerPartKind.Text:
                answer.AppendTo(part!, piece);
                break;
            case AnswerPartKind.Other:
                part!.Append(piece);
                break;
        }
    }

    /// <summary>The pieces of a result are items of a list; each stands in the part with a comma behind it.</summary>
    private static void ReadResult(ref Utf8JsonReader reader, AnswerPart? part)
    {
        if (!JsonMember.EnterArray(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            string item = JsonElement.ParseValue(ref reader).GetRawText();
            if (part is { Kind: AnswerPartKind.Other })
            {
                part.Append(item);
                part.Append(",");
            }
        }
    }
}
