using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads a <c>message</c>: thinking, text, and tool calls, which always come whole and have an object for their arguments.</summary>
internal static class OllamaMessageReader
{
    /// <summary>Reads the object the reader stands on.</summary>
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        Utf8JsonReader calls = default, content = default;
        bool hasCalls = false, hasContent = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                hasContent = reader.TokenType == JsonTokenType.String;
                content = reader;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("thinking"u8))
            {
                answer.AppendReasoning(JsonMember.Text(ref reader) ?? "");
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                reader.Read();
                hasCalls = reader.TokenType == JsonTokenType.StartArray;
                calls = reader;
                reader.Skip();
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        // What is thought comes before what is said, and both before the calls, in whatever order they are written.
        if (hasContent)
        {
            answer.AppendText(JsonText.Read(ref content));
        }

        while (hasCalls && calls.Read() && calls.TokenType != JsonTokenType.EndArray)
        {
            if (calls.TokenType == JsonTokenType.StartObject)
            {
                ReadCall(ref calls, source, answer);
            }
            else
            {
                calls.Skip();
            }
        }
    }

    private static void ReadCall(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
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
                if (JsonMember.EnterObject(ref reader))
                {
                    ReadFunction(ref reader, source, ref name, ref arguments);
                }
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        arguments ??= "";
        answer.AddToolCall(string.IsNullOrEmpty(id) ? MakeId(answer, name ?? "", arguments) : id, name, arguments);
    }

    private static void ReadFunction(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, ref string? name, ref string? arguments)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                name = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                int start = (int)reader.TokenStartIndex;
                bool isText = reader.TokenType == JsonTokenType.String, isObject = reader.TokenType == JsonTokenType.StartObject;
                arguments = isText ? JsonText.Read(ref reader) : null;
                reader.Skip();
                arguments ??= isObject ? Encoding.UTF8.GetString(source[start..(int)reader.BytesConsumed]) : null;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>Servers before 0.12 give no ids, and results are matched to calls by id: the same answer gives the same ones, another answer others.</summary>
    private static string MakeId(Answer answer, string name, string arguments) => MadeCallId.Create(
        (answer.CreatedAt?.UtcTicks ?? 0).ToString(CultureInfo.InvariantCulture) + name + arguments, name, arguments, answer.ToolCallCount);
}
