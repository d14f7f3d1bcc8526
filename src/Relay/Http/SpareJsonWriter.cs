using System.Buffers;
using System.Text.Json;

namespace Relay;

/// <summary>Writers of request bodies, used again: one rests on each thread. Taken while it is in use, so that a conversation may make calls while it is enumerated.</summary>
internal static class SpareJsonWriter
{
    [ThreadStatic]
    private static Utf8JsonWriter? t_spare;

    public static Utf8JsonWriter Take(IBufferWriter<byte> target)
    {
        if (t_spare is not { } writer)
        {
            return new Utf8JsonWriter(target, JsonValues.WriterOptions);
        }

        t_spare = null;
        writer.Reset(target);
        return writer;
    }

    public static void Return(Utf8JsonWriter writer)
    {
        writer.Reset(Nowhere.Instance);
        t_spare = writer;
    }

    /// <summary>Stands in while a writer rests, so that it holds no buffer that somebody else has rented since.</summary>
    private sealed class Nowhere : IBufferWriter<byte>
    {
        public static Nowhere Instance { get; } = new();

        public void Advance(int count) => throw new NotSupportedException();

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }
}
