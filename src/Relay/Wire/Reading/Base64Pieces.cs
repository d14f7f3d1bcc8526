using System.Buffers;

namespace Relay;

/// <summary>Joins bytes that came as several texts in base64, each filled up by itself, into one text: once, when it is asked for.</summary>
internal sealed class Base64Pieces
{
    private readonly List<string> _pieces = [];

    /// <summary>Adds a piece; an empty one is none.</summary>
    public void Add(string? piece)
    {
        if (!string.IsNullOrEmpty(piece))
        {
            _pieces.Add(piece);
        }
    }

    /// <summary>The joined text; null when there is none. What is no base64 is joined as it stands.</summary>
    public string? Join()
    {
        if (_pieces.Count <= 1)
        {
            return _pieces.Count == 0 ? null : _pieces[0];
        }

        string whole = IsFilledWithin() ? Decoded() ?? string.Concat(_pieces) : string.Concat(_pieces);
        _pieces.Clear();
        _pieces.Add(whole);
        return whole;
    }

    private bool IsFilledWithin()
    {
        for (int i = 0; i < _pieces.Count - 1; i++)
        {
            if (_pieces[i].EndsWith('='))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Bytes are filled up where a piece ends with it; pieces before that are parts of one text.</summary>
    private string? Decoded()
    {
        var bytes = new ArrayBufferWriter<byte>();
        var text = default(TextAccumulator);
        try
        {
            for (int i = 0; i < _pieces.Count; i++)
            {
                text.Append(_pieces[i]);
                if (i == _pieces.Count - 1 || _pieces[i].EndsWith('='))
                {
                    bytes.Write(Convert.FromBase64String(text.ToString()!));
                    text = default;
                }
            }
        }
        catch (FormatException)
        {
            return null;
        }

        return Convert.ToBase64String(bytes.WrittenSpan);
    }
}
