using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A block that only the provider reads (a tool it ran by itself, and what came of it): kept as it came, and sent back so.</summary>
/// <remarks>The content carries the block under <see cref="Key"/> in its additional properties, so that it outlives being stored as JSON.</remarks>
internal static class AnthropicOpaqueBlock
{
    /// <summary>The name under which a content carries its block, a <see cref="JsonElement"/>.</summary>
    public const string Key = "provider_block";

    /// <summary>Reads the block the reader stands on and adds it to the answer.</summary>
    public static AnswerPart Open(ref Utf8JsonReader reader, Answer answer)
    {
        var content = new AIContent();
        Set(content, HalfCharacters.Read(ref reader));
        return answer.AddContent(content);
    }

    /// <summary>Takes a piece of a block that is streamed: the input of a tool in pieces of its text; anything else, such as what a compaction says, is a member of the block.</summary>
    public static void Add(AnswerPart part, JsonElement delta)
    {
        foreach (JsonProperty member in delta.EnumerateObject())
        {
            if (member.NameEquals("partial_json"u8))
            {
                part.Append(member.Value.ValueKind == JsonValueKind.String ? JsonText.Read(member.Value) : "");
            }
            else if (!member.NameEquals("type"u8) && member.Value.ValueKind != JsonValueKind.Null && part.Content is { RawRepresentation: JsonElement { ValueKind: JsonValueKind.Object } })
            {
                // Put into the block once, when all have come: it may be long, and they may be many.
                (part.LateMembers ??= new(StringComparer.Ordinal))[NameOf(member)] = member.Value.GetRawText();
                part.Finish = Finish;
            }
        }
    }

    /// <summary>Puts the input that was streamed behind a block into it. An input that did not arrive whole is left out.</summary>
    public static void Close(AnswerPart part)
    {
        part.Finish = null;
        if (part.Text is { Length: > 0 } input && ToolCallExtensions.IsJson(input))
        {
            (part.LateMembers ??= new(StringComparer.Ordinal))["input"] = input;
        }

        if (part.LateMembers is { } members && part.Content is { RawRepresentation: JsonElement { ValueKind: JsonValueKind.Object } block } content)
        {
            part.LateMembers = null;
            Set(content, With(block, members));
        }
    }

    /// <summary>A block that the stream has not ended: what has come of it is kept.</summary>
    private static void Finish(AnswerPart part)
    {
        try
        {
            Close(part);
        }
        catch (JsonException)
        {
            // Deeper than is read: the block stays as it began.
        }
    }

    private static void Set(AIContent content, JsonElement block)
    {
        content.RawRepresentation = block;
        (content.AdditionalProperties ??= [])[Key] = block;
    }

    /// <summary>The block with a member in the place of the one of that name, or behind the others.</summary>
    /// <summary>The members as they came, whatever characters they hold, those that came later in their place.</summary>
    private static JsonElement With(JsonElement block, Dictionary<string, string> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("{"u8);
        foreach (JsonProperty property in block.EnumerateObject())
        {
            string name = NameOf(property);
            if (members.Remove(name, out string? later))
            {
                Write(buffer, name, Encoding.UTF8.GetBytes(later));
            }
            else
            {
                Write(buffer, name, JsonMarshal.GetRawUtf8Value(property.Value));
            }
        }

        foreach ((string name, string value) in members)
        {
            Write(buffer, name, Encoding.UTF8.GetBytes(value));
        }

        buffer.Write("}"u8);
        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonValues.ReaderOptions);
        return HalfCharacters.Read(ref reader);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string name, ReadOnlySpan<byte> value)
    {
        buffer.Write(buffer.WrittenCount == 1 ? "\""u8 : ",\""u8);
        buffer.Write(Encoding.UTF8.GetBytes(name));
        buffer.Write("\":"u8);
        buffer.Write(value);
    }

    /// <summary>A name with its escapes.</summary>
    private static string NameOf(JsonProperty property) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
}
