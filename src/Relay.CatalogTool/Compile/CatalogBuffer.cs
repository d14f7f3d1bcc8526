using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Relay.CatalogTool.Compile;

/// <summary>Bytes that grow at the end and can be filled in later at any place.</summary>
internal sealed class CatalogBuffer
{
    private readonly List<byte> _bytes = [];

    public uint Length => (uint)_bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    /// <summary>Appends zeros, to be filled in later.</summary>
    public void Skip(int count) => _bytes.AddRange(new byte[count]);

    public void Append(byte value) => _bytes.Add(value);

    /// <summary>Appends an unsigned LEB128 number.</summary>
    public void AppendNumber(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }

    public void Put32(uint offset, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(CollectionsMarshal.AsSpan(_bytes)[(int)offset..], value);

    /// <summary>Appends a text and puts its offset and length at <paramref name="entry"/>.</summary>
    public void PutText(uint entry, string text)
    {
        Put32(entry, Length);
        Put32(entry + 4, (uint)text.Length);
        _bytes.AddRange(Encoding.ASCII.GetBytes(text));
    }
}
