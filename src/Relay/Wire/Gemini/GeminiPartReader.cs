using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Reads one part of an answer: text, a thought, a function call, data, or something that is only kept for the way back.</summary>
/// <remarks>
/// A part with a signature stays a part of its own, since the signature must go back with the very part it came with; its neighbours are joined where they are text
/// without one, as the pieces of a stream are. Every call is a new one: Gemini sends calls whole, and the pieces of a stream count from 0 each.
/// </remarks>
internal ref struct GeminiPartReader
{
    private string? _text;
    private string? _signature;
    private bool _isThought;
    private string? _name;
    private string? _id;
    private string? _arguments;
    private byte[]? _data;
    private string? _mediaType;
    private bool _isOther;

    /// <summary>Reads the object the reader stands on; anything but an object is passed over.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        Utf8JsonReader start = reader;
        var part = default(GeminiPartReader);
        part.ReadMembers(ref reader);
        if (part._name is not null)
        {
            part.AddCall(answer);
        }
        else if (part._data is not null)
        {
            part.AddData(answer);
        }
        else if (part._text is not null)
        {
            part.AddText(answer);
        }
        else if (part._isOther)
        {
            JsonElement other = HalfCharacters.Read(ref start);
            answer.AddContent(new AIContent { RawRepresentation = other }).Keep(GeminiKept.Part, other);
        }
        else if (part._signature is not null)
        {
            part._text = "";
            part.AddText(answer);
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                _text = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("thought"u8))
            {
                reader.Read();
                _isThought = reader.TokenType == JsonTokenType.True;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("thoughtSignature"u8))
            {
                _signature = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("functionCall"u8))
            {
                reader.Read();
                ReadCall(ref reader);
            }
            else if (reader.ValueTextEquals("inlineData"u8))
            {
                reader.Read();
                ReadData(ref reader);
            }
            else
            {
                reader.Read();
                _isOther |= reader.TokenType == JsonTokenType.StartObject;
                reader.Skip();
            }
        }
    }

    private void ReadCall(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        _name = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                _name = JsonMember.Text(ref reader) ?? "";
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                _id = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("args"u8))
            {
                reader.Read();
                _arguments = reader.TokenType == JsonTokenType.Null ? null : JsonElement.ParseValue(ref reader).GetRawText();
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private void ReadData(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        // What cannot be decoded is kept as it came.
        _isOther = true;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("mimeType"u8))
            {
                _mediaType = JsonMember.Text(ref reader);
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                _data = reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : null;
                reader.Skip();
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private readonly void AddCall(Answer answer)
    {
        string arguments = _arguments ?? "";
        string id = string.IsNullOrEmpty(_id) ? MadeCallId.Create(answer.ResponseId, _name!, arguments, answer.ToolCallCount) : _id;
        answer.AddToolCall(id, _name, arguments);
        Sign(answer);
    }

    private readonly void AddData(Answer answer)
    {
        string mediaType = MediaTypeHeaderValue.TryParse(_mediaType, out _) ? _mediaType! : "application/octet-stream";
        AnswerPart part = answer.AddContent(new DataContent(_data, mediaType));
        if (_isThought)
        {
            part.Keep(GeminiKept.Thought, true);
        }

        Sign(answer);
    }

    private readonly void AddText(Answer answer)
    {
        if (_signature is not null)
        {
            answer.StartPart(_isThought ? AnswerPartKind.Reasoning : AnswerPartKind.Text);
        }

        if (_isThought)
        {
            answer.AppendReasoning(_text!);
        }
        else
        {
            answer.AppendText(_text!);
        }

        Sign(answer);
    }

    private readonly void Sign(Answer answer)
    {
        if (_signature is not null)
        {
            AnswerPart part = answer.Parts![^1];
            part.Keep(GeminiKept.Signature, _signature);
            part.IsClosed = true;
        }
    }
}
