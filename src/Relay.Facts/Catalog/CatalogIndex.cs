namespace Relay;

/// <summary>Finds a model in a compiled catalog (<see cref="CatalogFormat"/>) by binary search; no other model is read.</summary>
/// <remarks>Immutable. Opening checks the header and the checksum and parses no model.</remarks>
internal sealed class CatalogIndex
{
    private readonly CatalogBytes _bytes;
    private readonly uint _providers;
    private readonly uint _models;
    private readonly uint _texts;
    private readonly uint _providerCount;
    private readonly uint _modelCount;
    private readonly uint _textCount;

    /// <summary>Opens a compiled catalog; the caller gives the array away.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a catalog of this version.</exception>
    public CatalogIndex(byte[] data)
    {
        _bytes = new CatalogBytes(data);
        if (data.Length < CatalogFormat.HeaderSize || _bytes.UInt32(0) != CatalogFormat.Magic)
        {
            throw CatalogBytes.Corrupt("it does not begin like a catalog");
        }

        if (_bytes.UInt16(4) is var version && version != CatalogFormat.Version)
        {
            throw CatalogBytes.Corrupt($"its format is version {version}, not {CatalogFormat.Version}");
        }

        if (_bytes.UInt32(12) != data.Length)
        {
            throw CatalogBytes.Corrupt($"it has {data.Length} bytes and not {_bytes.UInt32(12)}");
        }

        if (_bytes.UInt64(32) != CatalogFormat.Checksum(data))
        {
            throw CatalogBytes.Corrupt("its checksum is wrong");
        }

        _providerCount = _bytes.UInt16(6);
        _modelCount = _bytes.UInt32(8);
        _textCount = _bytes.UInt32(28);
        _providers = _bytes.At(_bytes.UInt32(16), (ulong)_providerCount * CatalogFormat.ProviderEntrySize);
        _models = _bytes.At(_bytes.UInt32(20), (ulong)_modelCount * CatalogFormat.ModelEntrySize);
        _texts = _bytes.At(_bytes.UInt32(24), (ulong)_textCount * CatalogFormat.TextEntrySize);
    }

    public CatalogBytes Bytes => _bytes;

    /// <summary>The models of a provider as a range of the index; false when the catalog has no such provider.</summary>
    public bool TryGetProvider(string provider, out CatalogRange range)
    {
        for (uint i = 0; i < _providerCount; i++)
        {
            uint entry = _providers + (i * CatalogFormat.ProviderEntrySize);
            uint name = _bytes.UInt32(entry), length = _bytes.UInt32(entry + 4);
            if (Compare(provider, name, length) == 0)
            {
                uint first = _bytes.UInt32(entry + 8), count = _bytes.UInt32(entry + 12);
                if ((ulong)first + count > _modelCount)
                {
                    throw CatalogBytes.Corrupt("a provider has more models than there are");
                }

                range = new CatalogRange(_bytes.Text(name, length), first, first + count);
                return true;
            }
        }

        range = default;
        return false;
    }

    public string Id(uint model) => _bytes.Text(_bytes.UInt32(Entry(model)), _bytes.UInt32(Entry(model) + 4));

    public uint Record(uint model) => _bytes.UInt32(Entry(model) + 8);

    public string Text(ulong number)
    {
        if (number >= _textCount)
        {
            throw CatalogBytes.Corrupt("a text is missing");
        }

        uint entry = _texts + ((uint)number * CatalogFormat.TextEntrySize);
        return _bytes.Text(_bytes.UInt32(entry), _bytes.UInt32(entry + 4));
    }

    /// <summary>The model with this id: the same characters, else the only one that differs in case alone; null when there is none or the case decides between several.</summary>
    public uint? Find(CatalogRange range, string id)
    {
        uint first = LowerBound(range, id), end = first;
        while (end < range.End && CompareModel(id, end) == 0)
        {
            if (Id(end) == id)
            {
                return end;
            }

            end++;
        }

        return end - first == 1 ? first : null;
    }

    /// <summary>The first model in the range whose id does not come before <paramref name="id"/>.</summary>
    public uint LowerBound(CatalogRange range, string id)
    {
        uint low = range.First, high = range.End;
        while (low < high)
        {
            uint middle = low + ((high - low) / 2);
            if (CompareModel(id, middle) > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private uint Entry(uint model) => _models + (model * CatalogFormat.ModelEntrySize);

    private int CompareModel(string id, uint model) => Compare(id, _bytes.UInt32(Entry(model)), _bytes.UInt32(Entry(model) + 4));

    /// <summary>Compares ignoring case, without making a string of the bytes.</summary>
    private int Compare(string text, uint offset, uint length)
    {
        byte[] data = _bytes.Data;
        int start = (int)_bytes.At(offset, length), common = Math.Min(text.Length, (int)length);
        for (int i = 0; i < common; i++)
        {
            int difference = CatalogFormat.Fold(text[i]) - CatalogFormat.Fold((char)data[start + i]);
            if (difference != 0)
            {
                return difference;
            }
        }

        return text.Length - (int)length;
    }
}

/// <summary>The models of one provider in the index.</summary>
/// <param name="Provider">The provider's name as the catalog writes it.</param>
/// <param name="First">The first model.</param>
/// <param name="End">One beyond the last.</param>
internal readonly record struct CatalogRange(string Provider, uint First, uint End);
