namespace Relay.Presets;

/// <summary>Reads the few forms of DER (ITU-T X.690) that public keys and signatures are made of. Never throws; what does not fit is refused.</summary>
internal struct DerReader
{
    public const byte Integer = 0x02;
    public const byte BitString = 0x03;
    public const byte ObjectIdentifier = 0x06;
    public const byte Sequence = 0x30;

    private readonly byte[] _bytes;
    private readonly int _end;
    private int _at;

    public DerReader(byte[] bytes)
        : this(bytes, 0, bytes.Length)
    {
    }

    private DerReader(byte[] bytes, int start, int end)
    {
        _bytes = bytes;
        _at = start;
        _end = end;
    }

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _at == _end;

    /// <summary>Goes past the next element and gives what is in it, if it has this tag.</summary>
    public bool TryEnter(byte tag, out DerReader content)
    {
        content = default;
        if (_end - _at < 2 || _bytes[_at] != tag)
        {
            return false;
        }

        int at = _at + 2, length = _bytes[_at + 1];
        if (length >= 0x80)
        {
            int digits = length - 0x80;
            if (digits is 0 or > 3 || _end - at < digits)
            {
                return false;
            }

            length = 0;
            for (int i = 0; i < digits; i++)
            {
                length = (length << 8) | _bytes[at++];
            }
        }

        if (length > _end - at)
        {
            return false;
        }

        content = new DerReader(_bytes, at, at + length);
        _at = at + length;
        return true;
    }

    /// <summary>Reads a number that is not negative and has at most <paramref name="most"/> bytes, without leading zeros.</summary>
    public bool TryReadUnsigned(int most, out byte[] number)
    {
        number = [];
        if (!TryEnter(Integer, out DerReader content) || content.IsAtEnd || _bytes[content._at] >= 0x80)
        {
            return false;
        }

        while (content._end - content._at > 1 && _bytes[content._at] == 0)
        {
            content._at++;
        }

        number = content.Rest();
        return number.Length <= most;
    }

    /// <summary>What was not read yet.</summary>
    public readonly byte[] Rest()
    {
        var rest = new byte[_end - _at];
        Array.Copy(_bytes, _at, rest, 0, rest.Length);
        return rest;
    }

    /// <summary>Whether what was not read yet is exactly this.</summary>
    public readonly bool Is(byte[] expected)
    {
        if (_end - _at != expected.Length)
        {
            return false;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (_bytes[_at + i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }
}
