using System.Text.Json;

namespace Relay;

/// <summary>Reads the <c>delta</c> of an event: why the answer ended and its usage, or a piece of the message. What it holds says what it is.</summary>
internal static class CohereDeltaReader
{
    /// <summary>Reads the object the reader stands on.</summary>
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int index)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message"u8))
            {
                if (JsonMember.EnterObject(ref reader))
                {
                    ReadMessage(ref reader, source, answer, index);
                }
            }
            else if (!CohereAnswerReader.ReadEnd(ref reader, answer))
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>A piece of the message is one thing under its name; the lists of <c>message-start</c> are empty.</summary>
    private static void ReadMessage(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, int index)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                if (JsonMember.EnterObject(ref reader))
                {
                    CohereBlocks.Read(ref reader, answer, index);
                }
            }
            else if (reader.ValueTextEquals("tool_plan"u8))
            {
                CohereToolPlan.Append(answer, JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                if (JsonMember.EnterObject(ref reader))
                {
                    CohereMessageReader.ReadCall(ref reader, source, answer, index);
                    CohereToolPlan.SettleFirst(answer);
                }
            }
            else if (reader.ValueTextEquals("citations"u8))
            {
                reader.Read();
                CohereCitationReader.Read(ref reader, answer);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }
}
