using System.Text.Json;

namespace Relay;

/// <summary>Reads <c>tool_calls</c>: whole calls of an answer, or pieces of them in a stream.</summary>
internal static class OpenAIToolCallReader
{
    /// <summary>Reads the value behind the property name the reader stands on.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer, bool isDelta)
    {
        if (!JsonMember.EnterArray(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadCall(ref reader, answer, isDelta);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadCall(ref Utf8JsonReader reader, Answer answer, bool isDelta)
    {
        int? index = null;
        string? id = null, name = null, arguments = null;
        bool isCustom = false;
        JsonElement? extra = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("index"u8))
            {
                index = JsonMember.Index(ref reader) ?? index;
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = Text(ref reader);
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                ReadFunction(ref reader, ref name, ref arguments);
            }
            else if (reader.ValueTextEquals("custom"u8))
            {
                isCustom = true;
                ReadFunction(ref reader, ref name, ref arguments);
            }
            else if (reader.ValueTextEquals("extra_content"u8))
            {
                // Gemini's thought signatures: must go back with the call.
                reader.Read();
                extra = HalfCharacters.Read(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        PartialToolCall call = isDelta
            ? answer.AppendToolCall(index, id, name, arguments ?? "")
            : answer.AddToolCall(id, name, arguments ?? "");
        call.ExtraContent = extra ?? call.ExtraContent;
        call.IsCustom |= isCustom;
    }

    /// <summary>Reads <c>function_call</c>, what one call was before there were several; a server that still has it beside <c>tool_calls</c> says the same twice.</summary>
    public static void ReadSingle(ref Utf8JsonReader reader, Answer answer, bool isDelta)
    {
        string? name = null, arguments = null;
        ReadFunction(ref reader, ref name, ref arguments);
        if (isDelta && (name is not null || arguments is not null))
        {
            answer.AppendToolCall(index: null, id: null, name, arguments ?? "");
        }
        else if (name is not null && !answer.HasToolCalls)
        {
            answer.AddToolCall(id: null, name, arguments ?? "");
        }
    }

    private static void ReadFunction(ref Utf8JsonReader reader, ref string? name, ref string? arguments)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                name = Text(ref reader);
            }
            else if (reader.ValueTextEquals("arguments"u8) || reader.ValueTextEquals("input"u8))
            {
                arguments = Text(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>A text; a container as its JSON (some servers send arguments unquoted); null for null.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Read(ref reader);
            case JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Number:
                return JsonElement.ParseValue(ref reader).GetRawText();
            default:
                return null;
        }
    }
}
