using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Collects the members of an item that Relay does not read, as they came.</summary>
internal struct ResponsesItemRest
{
    private ArrayBufferWriter<byte>? _json;

    /// <summary>Adds the member whose name the reader stands on, and passes over it.</summary>
    public void Add(ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Read();
        reader.Skip();
        if (_json is null)
        {
            _json = new ArrayBufferWriter<byte>(128);
            _json.Write("{"u8);
        }
        else
        {
            _json.Write(","u8);
        }

        _json.Write(source[start..(int)reader.BytesConsumed]);
    }

    /// <summary>An object of them; null when there is none.</summary>
    public readonly string? Build()
    {
        if (_json is null)
        {
            return null;
        }

        _json.Write("}"u8);
        return Encoding.UTF8.GetString(_json.WrittenSpan);
    }
}
