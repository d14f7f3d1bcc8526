using System.Buffers;
using System.Text.Json;

namespace Relay;

/// <summary>Collects log probabilities, which come only where <c>logprobs</c> was sent: a list among the message's properties, under their own name. Shared by the wires that have it so.</summary>
internal static class LogProbList
{
    private const string Key = "logprobs";

    /// <summary>Reads the value behind the property name the reader stands on: a list of a whole answer, or one item of a streamed one.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            reader.Skip();
            return;
        }

        // Responses write an empty list into every text.
        Utf8JsonReader first = reader;
        if (reader.TokenType == JsonTokenType.StartArray && first.Read() && first.TokenType == JsonTokenType.EndArray)
        {
            reader = first;
            return;
        }

        Add(JsonElement.ParseValue(ref reader), answer);
    }

    /// <summary>Reads the value behind the property name the reader stands on as Chat Completions have it: an object with a list for the text and one for a refusal, or one of a server's own.</summary>
    public static void ReadChoice(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        JsonElement value = JsonElement.ParseValue(ref reader);
        bool hasText = value.TryGetProperty("content", out JsonElement text), hasRefusal = value.TryGetProperty("refusal", out JsonElement refusal);
        if (!hasText && !hasRefusal)
        {
            Add(value, answer);
            return;
        }

        Add(text, answer);
        Add(refusal, answer);
    }

    /// <summary>Puts what has come among the message's properties: as JSON, which can be stored everywhere.</summary>
    public static void Settle(Answer answer)
    {
        if (answer.LogProbs is not { } items)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonValues.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (JsonElement item in items)
            {
                // A token may be half a character, which nothing could store or send; its bytes, where they are given too, say which.
                HalfCharacters.Replace(item).WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonValues.ReaderOptions);
        answer.KeepUnread(Key, JsonElement.ParseValue(ref reader));
    }

    private static void Add(JsonElement value, Answer answer)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            answer.AddLogProb(value);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                answer.AddLogProb(item);
            }
        }
    }
}
