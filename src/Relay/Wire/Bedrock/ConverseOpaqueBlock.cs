using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>A block that only the provider reads (a tool it ran by itself, and what came of it): kept as it came, and sent back so.</summary>
/// <remarks>
/// The content carries the block under <see cref="Key"/> in its additional properties, so that it outlives being stored as JSON. In a stream such a block begins with its head,
/// and what it holds comes in pieces behind it; <see cref="Close"/> puts them in.
/// </remarks>
internal static class ConverseOpaqueBlock
{
    /// <summary>The name under which a content carries its block, a <see cref="JsonElement"/>.</summary>
    public const string Key = "converse_block";

    /// <summary>Adds a block to the answer.</summary>
    public static AnswerPart Add(Answer answer, JsonElement block)
    {
        var content = new AIContent();
        Set(content, block);
        return answer.AddContent(content);
    }

    /// <summary>
    /// Puts in what was streamed behind the head: the <c>input</c> of a tool's use, the <c>content</c> of its result, the <c>source</c> of an image. What did not arrive whole is left
    /// out.
    /// </summary>
    public static void Close(Answer answer, AnswerPart part)
    {
        if (part.Text is not { Length: > 0 } pieces || part.Content is not { RawRepresentation: JsonElement { ValueKind: JsonValueKind.Object } block } content)
        {
            return;
        }

        if (ConverseImage.Begins(block))
        {
            CloseImage(answer, part, block, pieces);
            return;
        }

        foreach (JsonProperty member in block.EnumerateObject())
        {
            bool isResult = member.NameEquals("toolResult"u8);
            string value = isResult ? "[" + pieces.TrimEnd(',') + "]" : pieces;
            if (member.Value.ValueKind == JsonValueKind.Object && ToolCallExtensions.IsJson(value))
            {
                Set(content, With(member, isResult ? "content" : "input", value));
            }

            return;
        }
    }

    /// <summary>The block without members that are null, which some servers write for every kind it is not; null where nothing is left.</summary>
    public static JsonElement? WithoutNulls(JsonElement block)
    {
        bool hasNull = false, hasValue = false;
        foreach (JsonProperty member in block.EnumerateObject())
        {
            hasNull |= member.Value.ValueKind == JsonValueKind.Null;
            hasValue |= member.Value.ValueKind != JsonValueKind.Null;
        }

        return !hasValue ? null : hasNull ? Copy(block) : block;
    }

    private static JsonElement Copy(JsonElement block)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonValues.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in block.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.Null)
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonValues.ReaderOptions);
        return HalfCharacters.Read(ref reader);
    }

    /// <summary>The part becomes the image, at its place: only now is it known to be one.</summary>
    private static void CloseImage(Answer answer, AnswerPart part, JsonElement head, string bytes)
    {
        JsonElement block = With(head.EnumerateObject().First(), "source", "{\"bytes\":\"" + JsonEncodedText.Encode(bytes, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"}");
        if (ConverseImage.Of(block) is { } image)
        {
            answer.ReplacePart(part, image);
        }
        else
        {
            Set(part.Content!, block);
        }
    }

    /// <summary>Makes a content carry a block, which goes back in its place.</summary>
    public static void Set(AIContent content, JsonElement block)
    {
        content.RawRepresentation = block;
        (content.AdditionalProperties ??= [])[Key] = block;
    }

    private static JsonElement With(JsonProperty head, string name, string value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonValues.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(head.Name);
            foreach (JsonProperty property in head.Value.EnumerateObject())
            {
                if (!property.NameEquals(name))
                {
                    property.WriteTo(writer);
                }
            }

            writer.WritePropertyName(name);
            writer.WriteRawValue(Encoding.UTF8.GetBytes(value), skipInputValidation: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonValues.ReaderOptions);
        return HalfCharacters.Read(ref reader);
    }
}
