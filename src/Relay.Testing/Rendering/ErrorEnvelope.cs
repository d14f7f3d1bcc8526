using System.Buffers;
using System.Text.Json;

namespace Relay;

/// <summary>OpenAI's error body.</summary>
internal static class ErrorEnvelope
{
    public static ReadOnlyMemory<byte> Render(string message, string? type, string? code)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", message);
            json.WriteString("type", type);
            json.WriteNull("param");
            json.WriteString("code", code);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
