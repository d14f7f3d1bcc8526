using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Audio the model answers with, whole or in pieces.</summary>
internal sealed class AudioAccumulator
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private string? _id;

    /// <summary>Adds the <c>id</c> and the <c>data</c> (base64) of an <c>audio</c> object, as far as it has them.</summary>
    public void Add(JsonElement audio)
    {
        if (audio.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String)
        {
            _id ??= id.GetString();
        }

        if (audio.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.String && data.TryGetBytesFromBase64(out byte[]? bytes))
        {
            _bytes.Write(bytes);
        }
    }

    /// <summary>All of it, named by its id; null when no sound came.</summary>
    public DataContent? Build() => _bytes.WrittenCount == 0 ? null : new DataContent(_bytes.WrittenSpan.ToArray(), MediaType(_bytes.WrittenSpan)) { Name = _id };

    /// <summary>The answer does not name its format, but the bytes do; raw samples have no mark.</summary>
    private static string MediaType(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("RIFF"u8) ? "audio/wav"
        : bytes.StartsWith("fLaC"u8) ? "audio/flac"
        : bytes.StartsWith("OggS"u8) ? "audio/ogg"
        : bytes.StartsWith("ID3"u8) || (bytes is [0xFF, var second, ..] && (second & 0xE0) == 0xE0) ? "audio/mpeg"
        : "audio/pcm";
}
