using System.Buffers;
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
        Set(content, JsonElement.ParseValue(ref reader));
        return answer.AddContent(content);
    }

    /// <summary>Puts the input that was streamed behind a block into it. An input that did not arrive whole is left out.</summary>
    public static void Close(AnswerPart part)
    {
        if (part.Text is { Length: > 0 } input && part.Content is { RawRepresentation: JsonElement { ValueKind: JsonValueKind.Object } block } content && ToolCallExtensions.IsJson(input))
        {
            Set(content, WithInput(block, input));
        }
    }

    private static void Set(AIContent content, JsonElement block)
    {
        content.RawRepresentation = block;
        (content.AdditionalProperties ??= [])[Key] = block;
    }

    private static JsonElement WithInput(JsonElement block, string input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonValues.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (JsonProperty property in block.EnumerateObject())
            {
                if (property.NameEquals("input"u8))
                {
                    writer.WritePropertyName("input"u8);
                    writer.WriteRawValue(Encoding.UTF8.GetBytes(input), skipInputValidation: true);
                }
                else
                {
                    property.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, JsonValues.ReaderOptions);
        return JsonElement.ParseValue(ref reader);
    }
}
