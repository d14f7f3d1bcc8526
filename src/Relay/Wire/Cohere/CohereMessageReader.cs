using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads a whole <c>message</c>: thinking and text, the plan, the tool calls, and the citations, whichever comes first.</summary>
internal static class CohereMessageReader
{
    /// <summary>Reads the object the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="source">What it reads from.</param>
    /// <param name="answer">Collects the message.</param>
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        Utf8JsonReader citations = default, calls = default;
        bool hasCitations = false, hasCalls = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                ReadContent(ref reader, answer);
            }
            else if (reader.ValueTextEquals("tool_plan"u8))
            {
                CohereToolPlan.Append(answer, JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                reader.Read();
                hasCalls = reader.TokenType == JsonTokenType.StartArray;
                calls = reader;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("citations"u8))
            {
                reader.Read();
                hasCitations = reader.TokenType == JsonTokenType.StartArray;
                citations = reader;
                reader.Skip();
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        // What the model says comes before what it calls, and both before what is said about it, in whatever order they are written.
        while (hasCalls && calls.Read() && calls.TokenType != JsonTokenType.EndArray)
        {
            if (calls.TokenType == JsonTokenType.StartObject)
            {
                ReadCall(ref calls, source, answer, index: null);
            }
            else
            {
                calls.Skip();
            }
        }

        while (hasCitations && citations.Read() && citations.TokenType != JsonTokenType.EndArray)
        {
            CohereCitationReader.Read(ref citations, answer);
        }

        CohereToolPlan.Settle(answer);
    }

    /// <summary>Reads the tool call the reader stands on: a whole one, or a piece of one where <paramref name="index"/> says of which.</summary>
    public static void ReadCall(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int? index)
    {
        string? id = null, name = null, arguments = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                if (!JsonMember.EnterObject(ref reader))
                {
                    continue;
                }

                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    if (reader.ValueTextEquals("name"u8))
                    {
                        name = JsonMember.Text(ref reader);
                    }
                    else if (reader.ValueTextEquals("arguments"u8))
                    {
                        arguments = Arguments(ref reader, source);
                    }
                    else
                    {
                        JsonMember.SkipValue(ref reader);
                    }
                }
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        _ = index is null ? answer.AddToolCall(id, name, arguments ?? "") : answer.AppendToolCall(index, id, name, arguments ?? "");
    }

    /// <summary>A text; an object as its JSON, which is how some hosts send it; null for null.</summary>
    private static string? Arguments(ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return JsonText.Read(ref reader);
        }

        int start = (int)reader.TokenStartIndex;
        bool isObject = reader.TokenType == JsonTokenType.StartObject;
        reader.Skip();
        return isObject ? Encoding.UTF8.GetString(source[start..(int)reader.BytesConsumed]) : null;
    }

    /// <summary>A list of blocks, or a text alone.</summary>
    private static void ReadContent(ref Utf8JsonReader reader, Answer answer)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            CohereBlocks.Append(answer, 0, AnswerPartKind.Text, JsonText.Read(ref reader));
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                CohereBlocks.Read(ref reader, answer, index);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
