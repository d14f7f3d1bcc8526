using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads a whole content block: an object with one member, whose name is the block's kind. Other kinds may stand beside it as null.</summary>
internal static class ConverseBlockReader
{
    /// <summary>Reads the block the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="source">What it reads from.</param>
    /// <param name="answer">Collects the block.</param>
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        Utf8JsonReader whole = reader;
        if (!FindKind(ref reader))
        {
            return;
        }

        bool isText = reader.ValueTextEquals("text"u8), isReasoning = reader.ValueTextEquals("reasoningContent"u8), isCited = reader.ValueTextEquals("citationsContent"u8);
        if (isText)
        {
            answer.AppendTo(answer.StartPart(AnswerPartKind.Text), JsonMember.Text(ref reader) ?? "");
        }
        else if (!isReasoning && !isCited && !(reader.ValueTextEquals("toolUse"u8) && !ConverseToolUse.IsRunByProvider(reader)))
        {
            // A kind that only the provider reads, such as a tool it ran by itself and what came of it.
            JsonElement block = ConverseOpaqueBlock.WithoutNulls(HalfCharacters.Read(ref whole))!.Value;
            reader = whole;
            if (ConverseImage.Of(block) is { } image)
            {
                answer.AddContent(image);
            }
            else
            {
                ConverseOpaqueBlock.Add(answer, block);
            }

            return;
        }
        else if (JsonMember.EnterObject(ref reader))
        {
            if (isReasoning)
            {
                ReadReasoning(ref reader, answer);
            }
            else if (isCited)
            {
                ReadCited(ref reader, answer);
            }
            else
            {
                ReadToolUse(ref reader, source, answer);
            }
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            JsonMember.SkipValue(ref reader);
        }
    }

    /// <summary>Steps onto the name of the first member that is not null; false, and at the end of the block, where there is none.</summary>
    public static bool FindKind(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Utf8JsonReader value = reader;
            value.Read();
            if (value.TokenType != JsonTokenType.Null)
            {
                return true;
            }

            reader = value;
        }

        return false;
    }

    private static void ReadReasoning(ref Utf8JsonReader reader, Answer answer)
    {
        AnswerPart part = answer.StartPart(AnswerPartKind.Reasoning);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("reasoningText"u8))
            {
                if (!JsonMember.EnterObject(ref reader))
                {
                    continue;
                }

                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    ReadReasoningMember(ref reader, answer, part);
                }
            }
            else
            {
                ReadReasoningMember(ref reader, answer, part);
            }
        }
    }

    /// <summary>Reads <c>text</c>, <c>signature</c> or <c>redactedContent</c>, whose name the reader stands on; in a stream they come in pieces.</summary>
    public static void ReadReasoningMember(ref Utf8JsonReader reader, Answer answer, AnswerPart part)
    {
        if (reader.ValueTextEquals("text"u8))
        {
            answer.AppendTo(part, JsonMember.Text(ref reader) ?? "");
        }
        else if (reader.ValueTextEquals("signature"u8))
        {
            if (JsonMember.Text(ref reader) is { Length: > 0 } signature)
            {
                part.AppendProtected(signature);
            }
        }
        else if (reader.ValueTextEquals("redactedContent"u8))
        {
            if (JsonMember.Text(ref reader) is { } data)
            {
                part.Keep(AnthropicBlockReader.RedactedKey, true);
                part.AppendProtectedBytes(data);
            }
        }
        else
        {
            JsonMember.SkipValue(ref reader);
        }
    }

    private static void ReadToolUse(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        string? id = null, name = null;
        string input = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("toolUseId"u8))
            {
                id = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("input"u8))
            {
                input = JsonMember.RawText(ref reader, source);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        if (name == AnthropicAnswerFormats.ToolName)
        {
            answer.AppendTo(answer.StartPart(AnswerPartKind.Text), input);
            return;
        }

        answer.AddToolCall(id, name, input);
    }

    /// <summary>Text with its sources: <c>{"content": [{"text"}], "citations": […]}</c>.</summary>
    private static void ReadCited(ref Utf8JsonReader reader, Answer answer)
    {
        AnswerPart part = answer.StartPart(AnswerPartKind.Text);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isContent = reader.ValueTextEquals("content"u8);
            if (!(isContent || reader.ValueTextEquals("citations"u8)))
            {
                JsonMember.SkipValue(ref reader);
            }
            else if (JsonMember.EnterArray(ref reader))
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    JsonElement item = HalfCharacters.Read(ref reader);
                    if (!isContent)
                    {
                        ConverseCitations.Add(answer, part, item);
                    }
                    else if (item.ValueKind == JsonValueKind.Object && JsonText.Of(item, "text") is { } text)
                    {
                        answer.AppendTo(part, text);
                    }
                }
            }
        }
    }
}
