using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads an item of the output when it is whole: of a whole answer, or of a stream whose deltas may have brought its text already.</summary>
/// <remarks>
/// Everything goes back as it came. A reasoning item is kept as its very bytes; of a message and a call what Relay does not read is kept beside the content; any
/// other item (a search, code that was run) is kept whole.
/// </remarks>
internal static class ResponsesItemReader
{
    /// <summary>Reads the object the reader stands on; anything but an object is passed over.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="source">The bytes it reads.</param>
    /// <param name="answer">Collects what is read.</param>
    /// <param name="index">Where in the output the item stands.</param>
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        switch (Kind(reader))
        {
            case ItemKind.Message:
                ReadMessage(ref reader, source, answer, index);
                break;
            case ItemKind.Reasoning:
                ReadReasoning(ref reader, source, answer, index);
                break;
            case ItemKind.FunctionCall:
                ReadCall(ref reader, source, answer, index);
                break;
            default:
                ResponsesOtherItem.Add(HalfCharacters.Read(ref reader), answer);
                break;
        }
    }

    /// <summary>Reads an item as it begins in a stream: reasoning and calls take their place, and a call its names.</summary>
    public static void ReadStart(ref Utf8JsonReader reader, Answer answer, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        switch (Kind(reader))
        {
            case ItemKind.Reasoning:
                ResponsesParts.Reasoning(answer, index);
                break;
            case ItemKind.FunctionCall:
                (string? id, string? name) = ReadNames(ref reader);
                answer.AppendToolCall(index, id, name, "");
                break;
        }
    }

    private static void ReadMessage(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int index)
    {
        var kept = default(ResponsesItemRest);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                ResponsesContentReader.Read(ref reader, answer, index);
            }
            else if (reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("role"u8))
            {
                JsonMember.SkipValue(ref reader);
            }
            else
            {
                kept.Add(ref reader, source);
            }
        }

        string? rest = kept.Build();
        for (AnswerPart? part = ResponsesParts.LastText(answer, index); part is not null; part = part.Sibling)
        {
            Keep(part, rest, answer);
        }
    }

    private static void ReadReasoning(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int index)
    {
        AnswerPart part = ResponsesParts.Reasoning(answer, index);
        bool isNew = part.IsEmpty;
        int start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isSummary = reader.ValueTextEquals("summary"u8);
            if (isNew && (isSummary || reader.ValueTextEquals("content"u8)))
            {
                ReadTexts(ref reader, answer, index, isSummary ? 0 : ResponsesParts.BehindSummaries);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        part.ProtectedData = HalfCharacters.ReplaceInJson(Encoding.UTF8.GetString(source[start..(int)reader.BytesConsumed]));
    }

    /// <summary>A list of <c>{"type", "text"}</c>, or a text.</summary>
    private static void ReadTexts(ref Utf8JsonReader reader, Answer answer, int index, int paragraph)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            ResponsesParts.AppendReasoning(answer, index, paragraph, JsonText.Read(ref reader));
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        foreach (JsonElement item in JsonElement.ParseValue(ref reader).EnumerateArray())
        {
            ResponsesParts.AppendReasoning(answer, index, paragraph++, JsonText.Of(item, "text") ?? "");
        }
    }

    private static void ReadCall(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int index)
    {
        string? id = null, name = null;
        Utf8JsonReader arguments = default;
        bool hasArguments = false;
        var kept = default(ResponsesItemRest);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("call_id"u8))
            {
                id = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("arguments"u8))
            {
                // Read at the end, when the call is known by its names.
                reader.Read();
                arguments = reader;
                hasArguments = true;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                JsonMember.SkipValue(ref reader);
            }
            else
            {
                kept.Add(ref reader, source);
            }
        }

        if (ResponsesParts.Call(answer, index) is not { Call: { Id.Length: > 0, Name.Length: > 0 } })
        {
            answer.AppendToolCall(index, id, name, "");
        }

        if (hasArguments)
        {
            ResponsesArguments.Read(ref arguments, answer, index);
        }

        Keep(ResponsesParts.Call(answer, index)!, kept.Build(), answer);
    }

    private static (string? Id, string? Name) ReadNames(ref Utf8JsonReader reader)
    {
        string? id = null, name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("call_id"u8))
            {
                id = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = JsonMember.Text(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        return (id, name);
    }

    private static void Keep(AnswerPart part, string? rest, Answer answer)
    {
        if (rest is not null)
        {
            part.Keep(ResponsesKept.Item, rest);
            ResponsesKept.Mark(part, answer);
        }
    }

    /// <summary>Looks ahead for the type: nothing promises that it comes first.</summary>
    private static ItemKind Kind(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                return reader.TokenType != JsonTokenType.String ? ItemKind.Other
                    : reader.ValueTextEquals("message"u8) ? ItemKind.Message
                    : reader.ValueTextEquals("reasoning"u8) ? ItemKind.Reasoning
                    : reader.ValueTextEquals("function_call"u8) ? ItemKind.FunctionCall
                    : ItemKind.Other;
            }

            JsonMember.SkipValue(ref reader);
        }

        return ItemKind.Other;
    }

    private enum ItemKind
    {
        Other,
        Message,
        Reasoning,
        FunctionCall,
    }
}
