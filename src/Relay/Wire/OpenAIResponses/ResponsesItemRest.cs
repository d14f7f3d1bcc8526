using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Collects the members of an item that Relay does not read, as they came.</summary>
internal struct ResponsesItemRest
{
    private byte[]? _json;
    private int _length;

    /// <summary>Adds the member whose name the reader stands on, and passes over it.</summary>
    public void Add(ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Read();
        reader.Skip();
        Write(_json is null ? "{"u8 : ","u8);
        Write(source[start..(int)reader.BytesConsumed]);
    }

    /// <summary>An object of them; null when there is none. Nothing can be added behind it.</summary>
    public string? Build()
    {
        if (_json is null)
        {
            return null;
        }

        Write("}"u8);
        string rest = HalfCharacters.ReplaceInJson(Encoding.UTF8.GetString(_json, 0, _length));
        ArrayPool<byte>.Shared.Return(_json);
        _json = null;
        return rest;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _json ??= ArrayPool<byte>.Shared.Rent(256);
        if (_json.Length - _length < bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_json.Length * 2, _length + bytes.Length));
            _json.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_json);
            _json = larger;
        }

        bytes.CopyTo(_json.AsSpan(_length));
        _length += bytes.Length;
    }
}
