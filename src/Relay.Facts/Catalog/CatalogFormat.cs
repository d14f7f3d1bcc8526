namespace Relay;

/// <summary>The binary form of the model catalog: the contract between the catalog tool that writes it and the reader in Relay.Facts.</summary>
/// <remarks>
/// Both compile this file. All integers are little-endian; offsets count from the start of the data; texts are printable ASCII.
/// <code>
/// header (40 bytes)
///    0  u32  magic "RLYC"                     20  u32  offset of the model index
///    4  u16  version                          24  u32  offset of the text table
///    6  u16  number of providers              28  u32  number of texts
///    8  u32  number of models                 32  u64  checksum of everything after the header
///   12  u32  length of the data
///   16  u32  offset of the provider table
/// provider table, by rising name              16 bytes each
///    0  u32  offset of the name                8  u32  first entry in the model index
///    4  u32  length of the name               12  u32  number of models
/// model index, by provider, then by CompareIds 12 bytes each
///    0  u32  offset of the id                  8  u32  offset of the record
///    4  u32  length of the id
/// text table                                   8 bytes each
///    0  u32  offset of the text                4  u32  length of the text
/// record: numbers are unsigned LEB128, [x] is there when its flag is set
///   model flags  [context window] [max output] [mode: text] [deprecation date: text] [status: text]
///   capabilities known to be there: bits  capabilities known to be absent: bits
///   [price flags  [date: text]  rates  [batch rates] [flex rates] [priority rates]
///     [number of tiers, each: above  tier flags  rates  [batch rates] [flex rates] [priority rates]]]
/// rates
///   one byte, a bit for each rate that is there (the order of RateNames), then for each: scale (one byte), mantissa
/// </code>
/// A price is its mantissa divided by ten to the power of its scale, as it stands in the source; it never passes through a double.
/// </remarks>
internal static class CatalogFormat
{
    /// <summary>Name of the embedded resource.</summary>
    public const string ResourceName = "Relay.Catalog.bin";

    public const uint Magic = 0x43594C52;
    public const ushort Version = 1;

    public const int HeaderSize = 40;
    public const int ProviderEntrySize = 16;
    public const int ModelEntrySize = 12;
    public const int TextEntrySize = 8;

    public const uint HasContextWindow = 1;
    public const uint HasMaxOutput = 2;
    public const uint HasMode = 4;
    public const uint HasDeprecationDate = 8;
    public const uint HasStatus = 16;
    public const uint HasPrices = 32;

    public const uint HasBatch = 1;
    public const uint HasFlex = 2;
    public const uint HasPriority = 4;
    public const uint HasTiers = 8;
    public const uint HasDate = 16;

    /// <summary>More decimal places than this do not fit a decimal.</summary>
    public const int MostDecimalPlaces = 28;

    /// <summary>The rates by their bit, as the catalog files name them.</summary>
    public static readonly string[] RateNames =
        ["input", "output", "cache_read", "cache_write_5m", "cache_write_1h", "reasoning", "input_audio", "output_audio"];

    /// <summary>Lower-cases an ASCII letter and leaves everything else alone.</summary>
    public static char Fold(char character) => character is >= 'A' and <= 'Z' ? (char)(character | 0x20) : character;

    /// <summary>The order of the model index: by folded characters, then by the characters themselves.</summary>
    public static int CompareIds(string left, string right)
    {
        int common = Math.Min(left.Length, right.Length);
        for (int i = 0; i < common; i++)
        {
            int difference = Fold(left[i]) - Fold(right[i]);
            if (difference != 0)
            {
                return difference;
            }
        }

        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(left, right);
    }

    /// <summary>FNV-1a over the bytes after the header, four at a time; the last ones are padded with zeros.</summary>
    public static ulong Checksum(byte[] data)
    {
        ulong hash = 14695981039346656037;
        int i = HeaderSize;
        for (; i + 4 <= data.Length; i += 4)
        {
            uint word = data[i] | ((uint)data[i + 1] << 8) | ((uint)data[i + 2] << 16) | ((uint)data[i + 3] << 24);
            hash = unchecked((hash ^ word) * 1099511628211);
        }

        uint rest = 0;
        for (int shift = 0; i < data.Length; i++, shift += 8)
        {
            rest |= (uint)data[i] << shift;
        }

        return unchecked((hash ^ rest) * 1099511628211);
    }
}
