using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads a content block: a whole one, or one that begins in a stream.</summary>
internal static class AnthropicBlockReader
{
    /// <summary>Marks a reasoning whose <see cref="Microsoft.Extensions.AI.TextReasoningContent.ProtectedData"/> is the reasoning itself, encrypted, rather than a signature.</summary>
    public const string RedactedKey = "redacted_thinking";

    /// <summary>Reads the block the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="source">What it reads from.</param>
    /// <param name="answer">Collects the block.</param>
    /// <param name="index">The index of a block that begins in a stream; null for a whole one.</param>
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int? index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        switch (Kind(reader))
        {
            case BlockKind.Text:
                ReadText(ref reader, answer, index);
                break;
            case BlockKind.Thinking:
                ReadThinking(ref reader, answer, index, isRedacted: false);
                break;
            case BlockKind.RedactedThinking:
                ReadThinking(ref reader, answer, index, isRedacted: true);
                break;
            case BlockKind.ToolUse:
                ReadToolUse(ref reader, source, answer, index);
                break;
            default:
                AnthropicOpaqueBlock.Open(ref reader, answer).WireIndex = index;
                break;
        }
    }

    private static void ReadText(ref Utf8JsonReader reader, Answer answer, int? index)
    {
        AnswerPart part = Start(answer, AnswerPartKind.Text, index);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                answer.AppendTo(part, JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("citations"u8))
            {
                if (JsonMember.EnterArray(ref reader))
                {
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        AnthropicCitationReader.Read(ref reader, answer, part);
                    }
                }
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private static void ReadThinking(ref Utf8JsonReader reader, Answer answer, int? index, bool isRedacted)
    {
        AnswerPart part = Start(answer, AnswerPartKind.Reasoning, index);
        if (isRedacted)
        {
            part.Keep(RedactedKey, true);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("thinking"u8))
            {
                answer.AppendTo(part, JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("signature"u8) || reader.ValueTextEquals("data"u8))
            {
                part.ProtectedData = JsonMember.Text(ref reader) is { Length: > 0 } data ? data : part.ProtectedData;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private static void ReadToolUse(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int? index)
    {
        string? id = null, name = null, input = null;
        JsonElement? caller = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
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
            else if (reader.ValueTextEquals("caller"u8))
            {
                reader.Read();
                caller = HalfCharacters.Read(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        // A block that begins in a stream says {}; its input comes in pieces, and none at all means no arguments.
        string arguments = input is null || (index is not null && input == "{}") ? "" : input;
        if (name == AnthropicAnswerFormats.ToolName)
        {
            answer.AppendTo(Start(answer, AnswerPartKind.Text, index), arguments);
            return;
        }

        _ = index is null ? answer.AddToolCall(id, name, arguments) : answer.AppendToolCall(index, id, name, arguments);
        if (caller is { ValueKind: JsonValueKind.Object } by && !(by.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("direct"u8)))
        {
            answer.Parts![^1].Keep(AnthropicToolUseWriter.CallerKey, by);
        }
    }

    private static AnswerPart Start(Answer answer, AnswerPartKind kind, int? index)
    {
        AnswerPart part = answer.StartPart(kind);
        part.WireIndex = index;
        return part;
    }

    /// <summary>Looks ahead for the type: nothing promises that it comes first.</summary>
    private static BlockKind Kind(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                return reader.TokenType != JsonTokenType.String ? BlockKind.Other
                    : reader.ValueTextEquals("text"u8) ? BlockKind.Text
                    : reader.ValueTextEquals("thinking"u8) ? BlockKind.Thinking
                    : reader.ValueTextEquals("redacted_thinking"u8) ? BlockKind.RedactedThinking
                    : reader.ValueTextEquals("tool_use"u8) ? BlockKind.ToolUse
                    : BlockKind.Other;
            }

            JsonMember.SkipValue(ref reader);
        }

        return BlockKind.Other;
    }

    private enum BlockKind
    {
        Other,
        Text,
        Thinking,
        RedactedThinking,
        ToolUse,
    }
}
