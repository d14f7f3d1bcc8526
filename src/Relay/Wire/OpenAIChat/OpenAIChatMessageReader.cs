using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads the <c>message</c> of an answer or the <c>delta</c> of a chunk: text, reasoning, refusal, tool calls, and what must go back.</summary>
internal static class OpenAIChatMessageReader
{
    /// <summary>Reads the object the reader stands on; anything but an object is passed over.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, bool isDelta)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        bool hasReasoning = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                ReadContent(ref reader, answer);
            }
            else if (reader.ValueTextEquals("reasoning_content"u8) || reader.ValueTextEquals("reasoning"u8))
            {
                // Two names for one thing; a server that fills both says the same twice.
                reader.Read();
                if (hasReasoning)
                {
                    reader.Skip();
                    continue;
                }

                hasReasoning = reader.TokenType == JsonTokenType.String ? !reader.ValueSpan.IsEmpty : reader.TokenType != JsonTokenType.Null;
                ReadReasoning(ref reader, answer);
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                OpenAIToolCallReader.Read(ref reader, answer, isDelta);
            }
            else if (reader.ValueTextEquals("function_call"u8))
            {
                OpenAIToolCallReader.ReadSingle(ref reader, answer, isDelta);
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    answer.AppendRefusal(JsonText.Read(ref reader));
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("annotations"u8))
            {
                OpenAICitationReader.ReadAnnotations(ref reader, answer);
            }
            else if (reader.ValueTextEquals("audio"u8))
            {
                ReadAudio(ref reader, answer);
            }
            else if (reader.ValueTextEquals("images"u8))
            {
                OpenAIImages.Read(ref reader, answer);
            }
            else if (reader.ValueTextEquals("reasoning_details"u8))
            {
                reader.Read();
                ReadReasoningDetails(ref reader, answer);
            }
            else if (reader.ValueTextEquals("role"u8))
            {
                JsonMember.SkipValue(ref reader);
            }
            else
            {
                string name = reader.GetString()!;
                reader.Read();
                KeepOrSkip(ref reader, answer, name);
            }
        }
    }

    /// <summary>Text, or a list of parts (Mistral: text, thinking, references).</summary>
    private static void ReadContent(ref Utf8JsonReader reader, Answer answer)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            if (!reader.ValueSpan.IsEmpty)
            {
                answer.AppendText(JsonText.Read(ref reader));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ReadPart(ref reader, answer);
            }
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadPart(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            answer.AppendText(JsonText.Read(ref reader));
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isText = reader.ValueTextEquals("text"u8);
            bool isThinking = reader.ValueTextEquals("thinking"u8);
            bool isRefusal = reader.ValueTextEquals("refusal"u8);
            reader.Read();
            if (isText && reader.TokenType == JsonTokenType.String)
            {
                answer.AppendText(JsonText.Read(ref reader));
            }
            else if (isThinking)
            {
                ReadReasoning(ref reader, answer);
            }
            else if (isRefusal && reader.TokenType == JsonTokenType.String)
            {
                answer.AppendRefusal(JsonText.Read(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>Reasoning as text, or as a list of parts with a text each.</summary>
    private static void ReadReasoning(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            answer.AppendReasoning(JsonText.Read(ref reader));
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            JsonElement parts = JsonElement.ParseValue(ref reader);
            foreach (JsonElement part in parts.EnumerateArray())
            {
                answer.AppendReasoning(part.ValueKind == JsonValueKind.String ? JsonText.Read(part) : JsonText.Of(part, "text") ?? "");
            }
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadReasoningDetails(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        foreach (JsonElement item in JsonElement.ParseValue(ref reader).EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                answer.AddReasoningDetail(item);
            }
        }
    }

    private static void ReadAudio(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        JsonElement audio = JsonElement.ParseValue(ref reader);
        answer.Audio.Add(audio);
        answer.AppendText(JsonText.Of(audio, "transcript") ?? "");
    }

    /// <summary>Containers nobody reads survive the round trip; scalars (a channel, a token id) are of no use to it.</summary>
    private static void KeepOrSkip(ref Utf8JsonReader reader, Answer answer, string name)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            answer.KeepUnread(name, HalfCharacters.Read(ref reader));
        }
        else
        {
            reader.Skip();
        }
    }
}
