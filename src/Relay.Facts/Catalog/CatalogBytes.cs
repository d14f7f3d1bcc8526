namespace Relay;

/// <summary>The bytes of a compiled catalog. Every read is checked: bytes that are not a catalog give an <see cref="InvalidDataException"/>, never anything else.</summary>
internal sealed class CatalogBytes(byte[] data)
{
    public byte[] Data => data;

    public uint UInt16(uint offset) => (uint)(data[At(offset, 2)] | (data[(int)offset + 1] << 8));

    public uint UInt32(uint offset) => UInt16(At(offset, 4)) | (UInt16(offset + 2) << 16);

    public ulong UInt64(uint offset) => UInt32(At(offset, 8)) | ((ulong)UInt32(offset + 4) << 32);

    /// <summary>Reads one byte and moves on.</summary>
    public byte Next(ref uint position) => data[At(position++, 1)];

    /// <summary>Reads an unsigned LEB128 number and moves on.</summary>
    public ulong NextNumber(ref uint position)
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Next(ref position);
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }

        throw Corrupt("a number does not end");
    }

    /// <summary>Reads a number that must fit an <see cref="int"/> and moves on.</summary>
    public int NextCount(ref uint position)
    {
        ulong number = NextNumber(ref position);
        return number <= int.MaxValue ? (int)number : throw Corrupt("a number is too large");
    }

    public string Text(uint offset, uint length)
    {
        At(offset, length);
        var characters = new char[length];
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = (char)data[(int)offset + i];
        }

        return new string(characters);
    }

    /// <summary>Checks that <paramref name="length"/> bytes from <paramref name="offset"/> on exist, and gives the offset back.</summary>
    public uint At(uint offset, ulong length) =>
        offset + length <= (ulong)data.Length ? offset : throw Corrupt("something lies beyond its end");

    public static InvalidDataException Corrupt(string why) =>
        new($"The model catalog in Relay.Facts cannot be read: {why}. The assembly is damaged or was built from a foreign resource.");
}
