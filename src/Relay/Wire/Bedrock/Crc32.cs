using System.Buffers.Binary;

namespace Relay;

/// <summary>The cyclic redundancy check of ISO 3309 and ITU-T V.42 (as in Ethernet, gzip and PNG), eight bytes at a time.</summary>
/// <remarks>The framework has only the Castagnoli kind (<see cref="System.Numerics.BitOperations"/>).</remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    // Table k is the check of a byte that k zero bytes follow.
    private static readonly uint[][] s_tables = CreateTables();

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        uint[][] tables = s_tables;
        uint crc = uint.MaxValue;
        while (data.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = tables[7][low & 0xFF] ^ tables[6][(low >> 8) & 0xFF] ^ tables[5][(low >> 16) & 0xFF] ^ tables[4][low >> 24]
                ^ tables[3][high & 0xFF] ^ tables[2][(high >> 8) & 0xFF] ^ tables[1][(high >> 16) & 0xFF] ^ tables[0][high >> 24];
            data = data[8..];
        }

        foreach (byte value in data)
        {
            crc = tables[0][(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[][] CreateTables()
    {
        var tables = new uint[8][];
        for (int k = 0; k < tables.Length; k++)
        {
            tables[k] = new uint[256];
        }

        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }

            tables[0][i] = crc;
        }

        for (int i = 0; i < 256; i++)
        {
            for (int k = 1; k < tables.Length; k++)
            {
                tables[k][i] = tables[0][tables[k - 1][i] & 0xFF] ^ (tables[k - 1][i] >> 8);
            }
        }

        return tables;
    }
}
