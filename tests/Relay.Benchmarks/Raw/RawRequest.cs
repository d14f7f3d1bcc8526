using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>Writes the request of a hand-written call.</summary>
internal static class RawRequest
{
    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public static void Write(RawBuffer body, string model, string prompt, bool stream)
    {
        // Nothing is awaited while it is in use, so that one a thread is enough.
        Utf8JsonWriter writer = t_writer ??= new Utf8JsonWriter(body);
        writer.Reset(body);
        writer.WriteStartObject();
        writer.WriteString("model"u8, model);
        writer.WriteStartArray("messages"u8);
        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.WriteString("content"u8, prompt);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (stream)
        {
            writer.WriteBoolean("stream"u8, true);
            writer.WriteStartObject("stream_options"u8);
            writer.WriteBoolean("include_usage"u8, true);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        writer.Reset(Empty.Instance);
    }

    /// <summary>Stands in while the writer is not in use, so that it holds no buffer that somebody else has rented since.</summary>
    private sealed class Empty : System.Buffers.IBufferWriter<byte>
    {
        public static Empty Instance { get; } = new();

        public void Advance(int count) => throw new NotSupportedException();

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }
}
